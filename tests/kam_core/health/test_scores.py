"""How healthy an account is, worked out by hand; the arithmetic stands in conftest.py."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.health.scores import explained, health
from kam_core.people.kinds import INTERACTION, STAKEHOLDER, TEAM_MEMBER
from kam_core.plans.kinds import NEED, VALUE_RESULT
from kam_core.records.model import Wanted
from kam_core.records.records import change
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.kam_core.health.conftest import ALPHA, TODAY, Add, Give, Load


def alpha(store: Store, day: date = TODAY) -> dict[str, Any]:
    return health(store.database, ALPHA, day).row(0, named=True)


def measure(store: Store, code: str) -> dict[str, Any]:
    found = explained(store.database, AccountId("001"), TODAY).measures
    return found.row(by_predicate=pl.col("code") == code, named=True)


def test_a_health_by_hand_with_what_it_was_90_days_before(known: Store) -> None:
    assert alpha(known) == {
        "account_id": "001",
        "health": 70,
        "coverage": pytest.approx((50 / 3 + 12.5 + 20 + 5) / 100),
        "known": 8,
        "band": "green",
        "cap": None,
        "before": 49,
        "cap_before": "open_grievance",
        "trend": 21,
    }


def test_of_little_there_is_no_health_and_nothing_counts_as_zero(known: Store) -> None:
    population = pl.DataFrame({"account_id": ["003", "002", "001"]})
    rows = health(known.database, population, TODAY)
    assert rows["account_id"].to_list() == ["003", "002", "001"]
    beta = rows.row(1, named=True)
    # Growth, no overdue invoice and no grievance: 2/3 of 25 and 1/3 of 20.
    assert (beta["health"], beta["band"], beta["trend"]) == (None, None, None)
    assert beta["coverage"] == pytest.approx(0.7 / 3)
    assert rows.schema == health(known.database, population.head(0), TODAY).schema


def test_why_it_is_so_and_what_raises_and_lowers_it_most(known: Store) -> None:
    found = explained(known.database, AccountId("001"), TODAY)
    assert found.up == ("rev_yoy", "freshness", "grievance")
    assert found.down == ("critical_date",)
    # Half of 25 of 85 known points, 50 above neutral.
    assert measure(known, "rev_yoy")["contribution"] == pytest.approx(25 / 85 / 2 * 50)
    assert measure(known, "critical_date")["contribution"] == pytest.approx(15 / 85 * (32.8542 - 50), abs=1e-4)
    assert 50 + found.measures["contribution"].sum() == pytest.approx(70.0135, abs=1e-4)
    assert found.measures["weight"].sum() == pytest.approx(100)
    assert measure(known, "growth_gap") == {
        "code": "growth_gap",
        "group": "commercial",
        "value": None,
        "norm": None,
        "weight": None,
        "contribution": None,
        "table": "facts.account_month, app.answer (R02)",
    }


def test_a_near_notice_holds_health_down_until_a_renewal_is_agreed(known: Store, load: Load) -> None:
    head = "contract_id,account_id,start_on,end_on,notice_on,value,currency,renewed_from\n"
    load("contracts", head + "K2,001,2025-03-01,2026-12-31,2026-04-01,100.00,EUR,\n")
    assert (alpha(known)["health"], alpha(known)["cap"], alpha(known)["band"]) == (59, "contract_notice", "amber")
    assert alpha(known, date(2026, 1, 31))["cap"] is None, "60 days are not under 60"
    load("contracts", head + "K3,001,2027-01-01,2027-12-31,2027-10-01,100.00,EUR,K2\n")
    assert (alpha(known)["health"], alpha(known)["cap"]) == (70, None)


def test_a_grievance_that_the_plan_calls_open_is_open(known: Store, give: Give) -> None:
    give("I06", "still open")
    assert (alpha(known)["health"], alpha(known)["cap"]) == (49, "open_grievance")


def test_a_key_advocate_who_left_is_missed_until_the_successor_is_on_our_side(known: Store, put: Add) -> None:
    gone = put(STAKEHOLDER, contact_name="Eva", stance="advocate", power=4, left_on=date(2026, 1, 10))
    assert (alpha(known)["health"], alpha(known)["cap"], alpha(known)["cap_before"]) == (
        64,
        "advocate_left",
        "open_grievance",
    )
    follower = put(STAKEHOLDER, contact_name="Fay", stance="supporter")
    change(known, new_request("P1", "people"), STAKEHOLDER, gone, {"successor_id": Wanted(follower, None)})
    assert alpha(known)["cap"] is None


def test_the_lowest_of_several_caps_holds(known: Store, put: Add, give: Give) -> None:
    put(STAKEHOLDER, contact_name="Eva", stance="advocate", power=5, left_on=date(2026, 1, 10))
    give("I06", "still open")
    assert alpha(known)["cap"] == "open_grievance"


@pytest.mark.parametrize(
    ("said", "code", "norm"),
    [
        # Alpha grows by 50 %; who grows by 60 % leaves us 10 points behind: a quarter of the way from -20 to 20.
        pytest.param(("R02", "60"), "growth_gap", 25.0, id="their growth"),
        pytest.param(("P07", "2"), "level_balance", 25.0, id="a rating goes before what was counted"),
        pytest.param(("I06", "closed on our side only"), "grievance", 25.0, id="a grievance closed on our side only"),
        pytest.param(("V01", "Scrap fell by a third"), "proof", 50.0, id="a result that they did not confirm"),
        # 30 and 135 days before.
        pytest.param(("N06", "2026-01-02"), "needs", 100.0, id="needs confirmed lately"),
        pytest.param(("T04", "2025-09-19"), "sponsor", 50.0, id="the sponsor's last word"),
        # 59 days: sooner than the contract's 120.
        pytest.param(("I03", "2026-04-01"), "critical_date", 16.1533, id="the plan's own critical date"),
    ],
)
def test_what_the_plan_says_counts(known: Store, give: Give, said: tuple[str, str], code: str, norm: float) -> None:
    give(*said)
    assert measure(known, code)["norm"] == pytest.approx(norm, abs=1e-3)


def test_filling_the_plan_moves_no_trend(known: Store, give: Give) -> None:
    before = alpha(known)["before"]
    give("P07", "5")
    give("I06", "nothing serious")
    moved = alpha(known)
    # 25 x 75 + 25 x 100 + 20 x 75 + (32.85 + 100) / 2 x 15, of 85: 80.9; the grievance was open then all the same.
    assert (moved["health"], moved["before"], before) == (81, 49, 49)


def test_stances_results_and_needs_count_as_they_are_noted(known: Store, put: Add) -> None:
    put(STAKEHOLDER, contact_name="Eva", stance="advocate")
    put(STAKEHOLDER, contact_name="Fay", stance="neutral")
    put(STAKEHOLDER, contact_name="Guy", stance="opponent", left_on=date(2025, 12, 1))
    put(VALUE_RESULT, promised="Less scrap", confirmed_on=date(2025, 6, 1))
    put(NEED, what="Faster", type="need", last_confirmed_on=date(2025, 11, 3))
    put(NEED, what="Cheaper", type="need", last_confirmed_on=date(2025, 10, 1))
    assert measure(known, "stance")["value"] == pytest.approx(0.5)
    assert measure(known, "stance")["norm"] == pytest.approx(75)
    assert measure(known, "proof")["norm"] == 100
    assert measure(known, "needs")["value"] == 0.5


def test_a_talk_of_our_sponsor_counts_from_the_log(known: Store, put: Add) -> None:
    put(TEAM_MEMBER, person_id="P2", role="executive_sponsor")
    put(INTERACTION, happened_on=date(2026, 1, 2), kind="call", subject="Talk", person_ids="P1|P2", two_way=True)
    put(INTERACTION, happened_on=date(2026, 1, 20), kind="call", subject="Talk", person_ids="P1", two_way=True)
    assert measure(known, "sponsor")["value"] == 30


def test_pipeline_is_what_is_open_over_what_can_be_won(known: Store, load: Load, give: Give) -> None:
    give("V05", "1000")
    head = "opportunity_id,snapshot_on,account_id,stage,status,amount,currency,close_on\n"
    rows = "O1,2026-01-10,001,offer,open,900.00,EUR,2026-05-01\nO2,2026-01-10,001,offer,open,900.00,EUR,2027-05-01\n"
    load("opportunities", head + rows + "O3,2026-01-10,001,offer,lost,900.00,EUR,2026-01-05\n")
    # Only what closes within a year counts.
    assert measure(known, "pipeline")["value"] == pytest.approx(0.9)
    assert measure(known, "pipeline")["norm"] == pytest.approx(30)
