"""What needs somebody this week, and in which order, worked out by hand."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from kam_core.people.kinds import INTERACTION, STAKEHOLDER, TEAM_MEMBER
from kam_core.plans.answers import answers, save_answer, say_unknown
from kam_core.plans.kinds import ACTION, COMPETITOR, OPEN_QUESTION, PLAN
from kam_core.plans.plan import current, open_plan
from kam_core.records.model import Wanted
from kam_core.records.records import archive, change
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.week.lines import lines_of, next_date
from kam_core.week.still_true import still_true
from tests.kam_core.week.conftest import TODAY, Add, Load

ADA, BEN = ("P1",), ("P2",)
CONTRACTS = """\
contract_id,account_id,start_on,end_on,notice_on,value,currency,renewed_from
K1,002,2025-01-01,2026-12-31,2026-05-02,10000.00,EUR,
"""


def week(store: Store, owners: tuple[str, ...] = (), today: date = TODAY) -> list[dict[str, Any]]:
    """The lines, without what every key account without a plan has."""
    return lines_of(store.database, owners, today).filter(pl.col("reason") != "no_plan").to_dicts()


def reasons(store: Store, owners: tuple[str, ...] = (), today: date = TODAY) -> list[str]:
    return [line["reason"] for line in week(store, owners, today)]


def planned(store: Store, account_id: str = "001") -> str:
    """An express plan of an account."""
    return open_plan(store, new_request("P1", "plan"), account_id, lead_id="P1")


def answer(store: Store, plan_id: str, question_id: str, value: str) -> None:
    save_answer(store, new_request("P1", "plan"), plan_id, question_id, {"value": Wanted(value, None)})


def test_lines_stand_by_value_at_stake_times_urgency(world: Store, put: Add, load: Load) -> None:
    load("contracts", CONTRACTS)
    put(ACTION, "001", title="Send the offer", due_on=date(2026, 1, 20), owner_id="P1")
    put(COMPETITOR, "001", competitor_name="Rival", renewal_on=date(2026, 5, 2))
    put(OPEN_QUESTION, "002", question="Who decides?", due_on=date(2026, 2, 5), owner_id="P2")
    found = week(world)
    assert [(line["account_name"], line["reason"], line["what"], line["age_days"]) for line in found] == [
        ("Beta", "contract_notice", "K1", -90),
        ("Alpha", "action", "Send the offer", 12),
        ("Alpha", "rival_renewal", "Rival", -90),
        ("Beta", "open_question", "Who decides?", -4),
    ]
    # 1 - 0.9 x 90 / 120 of 1; late; 1 - 0.9 x 90 / 180 of 0.6; 1 - 0.9 x 4 / 7 of 0.9.
    assert [line["urgency"] for line in found] == pytest.approx([0.325, 1.0, 0.33, 0.9 * 3.4 / 7])
    # The contract's value, or what the account bought in twelve months.
    assert [line["at_stake"] for line in found] == [Decimal(10_000), Decimal(1800), Decimal(1800), Decimal(1200)]


def test_an_account_that_bought_nothing_comes_last_and_is_still_told(world: Store, put: Add) -> None:
    put(ACTION, "003", title="Call them", due_on=date(2025, 12, 1))
    put(ACTION, "002", title="Write to them", due_on=date(2026, 2, 8))
    assert [line["what"] for line in week(world)] == ["Write to them", "Call them"]


def test_a_week_is_that_of_the_accounts_a_person_looks_after_and_of_what_they_do_elsewhere(
    world: Store, put: Add
) -> None:
    put(ACTION, "001", title="Ada's account, Ben's action", due_on=TODAY, owner_id="P2")
    put(ACTION, "002", title="Ben's account, nobody's action", due_on=TODAY)
    put(OPEN_QUESTION, "002", question="Ben's account, Ada's question?", due_on=TODAY, owner_id="P1")
    assert {line["what"] for line in week(world, ADA)} == {
        "Ada's account, Ben's action",
        "Ben's account, Ada's question?",
    }
    assert {line["what"] for line in week(world, BEN)} == {
        "Ada's account, Ben's action",
        "Ben's account, nobody's action",
        "Ben's account, Ada's question?",
    }


def test_only_what_is_due_within_the_week_and_not_done_is_told(world: Store, put: Add) -> None:
    put(ACTION, "001", title="In a week", due_on=date(2026, 2, 8))
    put(ACTION, "001", title="Later", due_on=date(2026, 2, 9))
    put(ACTION, "001", title="Some day")
    put(ACTION, "001", title="Done", due_on=TODAY, status="done")
    away = put(ACTION, "001", title="Put away", due_on=TODAY)
    archive(world, new_request("P1", "account"), ACTION, away)
    assert [line["what"] for line in week(world)] == ["In a week"]


def test_a_contract_is_told_by_its_notice_and_then_by_its_end_unless_it_is_renewed(world: Store, load: Load) -> None:
    load("contracts", CONTRACTS)
    assert reasons(world, today=date(2026, 1, 1)) == [], "121 days before"
    assert reasons(world, today=date(2026, 1, 2)) == ["contract_notice"]
    assert reasons(world, today=date(2026, 5, 3)) == [], "more than 180 days before the end"
    assert reasons(world, today=date(2026, 8, 1)) == ["contract_end"]
    assert reasons(world, today=date(2027, 1, 30)) == ["contract_end"], "ended 30 days ago"
    load("contracts", CONTRACTS.splitlines()[0] + "\nK2,002,2027-01-01,,,1.00,EUR,K1\n")
    assert reasons(world, today=date(2026, 8, 1)) == []


def test_days_that_the_plan_names_are_told_once(world: Store, put: Add, load: Load) -> None:
    plan_id = open_plan(world, new_request("P1", "plan"), "002", depth="full")
    for question_id, day in {"R03": "2026-03-01", "I03": "2026-05-02", "C06": "2026-04-01"}.items():
        answer(world, plan_id, question_id, day)
    told = [line for line in week(world) if line["reason"] in ("obligation", "price_review", "rival_renewal")]
    assert {(line["reason"], line["on"]) for line in told} == {
        ("obligation", date(2026, 3, 1)),
        ("price_review", date(2026, 5, 2)),
        ("rival_renewal", date(2026, 4, 1)),
    }
    load("contracts", CONTRACTS)
    put(COMPETITOR, "002", competitor_name="Rival", renewal_on=date(2026, 4, 1))
    found = reasons(world)
    assert "price_review" not in found, "the contract tells of that day"
    assert found.count("rival_renewal") == 1


def test_an_unknown_answer_is_an_open_question_with_owner_and_day(world: Store) -> None:
    plan_id = planned(world)
    plan = current(world.database, "001")
    assert plan is not None
    seen = next(one for one in answers(world.database, plan, TODAY) if one.question.id == "N02")
    say_unknown(world, new_request("P1", "plan"), plan_id, "N02", owner_id="P2", due_on=date(2026, 2, 3), seen=seen)
    line = next(one for one in week(world, BEN) if one["reason"] == "open_question")
    assert (line["account_id"], line["on"], line["place"]) == ("001", date(2026, 2, 3), "N02")


def old(store: Store, plan_id: str, question_id: str, value: str) -> None:
    """An answer that somebody looked at a year ago."""
    row = {
        "answer_id": f"{plan_id}:{question_id}",
        "account_id": "001",
        "plan_id": plan_id,
        "question_id": question_id,
        "state": "answered",
        "value": value,
        "confirmed_on": date(2025, 1, 15),
        "carried": False,
        "answered_at": datetime(2025, 2, 1),
        "illustrative": False,
        "version": 1,
    }
    store.writer.derive(lambda kept: kept.insert("app.answer", pl.DataFrame([row])))


def stale(store: Store) -> dict[str, int]:
    return {line["place"]: line["amount"] for line in week(store) if line["reason"] == "stale"}


def test_stale_answers_are_one_line_a_category(world: Store) -> None:
    plan_id = planned(world)
    for question_id in ("N01", "N02", "T01"):
        old(world, plan_id, question_id, "P1")
    # Asked by a full plan only, which this is not.
    old(world, plan_id, "T05", "10")
    answer(world, plan_id, "V03", "A pilot")
    assert stale(world) == {"needs": 2, "our_team": 1}
    line = next(one for one in week(world) if one["reason"] == "stale")
    assert (line["record_id"], line["on"], line["age_days"]) == (plan_id, date(2025, 2, 1), 365)


def test_what_is_still_true_is_fresh_again_and_keeps_its_value_and_what_they_confirmed(world: Store) -> None:
    plan_id = planned(world)
    old(world, plan_id, "N02", "Late parts")
    old(world, plan_id, "T01", "P1")
    still_true(world, new_request("P2", "my_week"), plan_id, "needs")
    assert stale(world) == {"our_team": 1}
    plan = current(world.database, "001")
    assert plan is not None
    found = next(one for one in answers(world.database, plan, TODAY) if one.question.id == "N02")
    assert (found.value, found.state, found.stale) == ("Late parts", "answered", False)
    assert (found.confirmed_on, found.answered_by) == (date(2025, 1, 15), "Ben Bose")


def test_requests_without_an_answer_and_open_grievances_are_told(world: Store, load: Load) -> None:
    load(
        "requests",
        "request_id,account_id,subject,opened_at,answered_at\n"
        "R1,001,Old,2026-01-05 08:00,\nR2,001,New,2026-01-31 08:00,\nR3,001,Done,2026-01-05 08:00,2026-01-06 08:00\n",
    )
    load(
        "grievances",
        "grievance_id,account_id,subject,opened_on,closed_on\nG1,001,Open,2026-01-02,\nG2,001,Over,2026-01-02,2026-01-09\n",
    )
    assert {(line["reason"], line["what"]) for line in week(world)} == {("request", "Old"), ("grievance", "Open")}


def test_a_key_account_without_a_plan_and_one_whose_period_is_over_are_told(world: Store) -> None:
    def told(today: date) -> list[tuple[str, str]]:
        found = lines_of(world.database, (), today).filter(pl.col("reason").is_in(["no_plan", "plan_over", "review"]))
        return found.select("account_id", "reason").rows()

    assert told(TODAY) == [("001", "no_plan")], "Beta and Gamma are not key"
    plan_id = planned(world)
    assert told(TODAY) == []
    assert told(date(2027, 1, 1)) == [("001", "plan_over")]
    change(world, new_request("P1", "plan"), PLAN, plan_id, {"next_review_on": Wanted(date(2026, 2, 15), None)})
    assert told(TODAY) == [("001", "review")]
    assert told(date(2026, 1, 31)) == [], "15 days before"


def test_roles_without_anybody_and_people_at_risk_are_told_where_there_is_a_plan(world: Store, put: Add) -> None:
    planned(world)
    put(TEAM_MEMBER, "001", person_id="P1", role="relationship_lead")
    put(TEAM_MEMBER, "001", person_id="P1", role="technical_expert")
    contact = put(STAKEHOLDER, "001", contact_name="Eva", power=5)
    put(INTERACTION, "001", happened_on=date(2025, 9, 1), kind="call", subject="Talk", contact_ids=contact)
    found = {line["reason"]: line for line in week(world)}
    assert found["roles"]["amount"] == 4
    assert set(found["roles"]["what"].split("|")) == {
        "results_driver",
        "project_manager",
        "collaborator",
        "innovator",
    }
    # 153 days ago, with one person: 90 are agreed, and in 180 there were no others.
    assert {line["place"] for line in week(world) if line["reason"] == "people"} == {"single_thread", "going_cold"}
    assert "no_decision_maker" in found["people_gaps"]["what"].split("|")


def test_a_cap_that_another_line_tells_of_is_not_told_twice(world: Store, load: Load, put: Add) -> None:
    load("grievances", "grievance_id,account_id,subject,opened_on,closed_on\nG1,001,Open,2026-01-02,\n")
    assert reasons(world) == ["grievance"]
    put(STAKEHOLDER, "001", contact_name="Eva", stance="advocate", power=5, left_on=date(2026, 1, 15))
    assert reasons(world) == ["grievance"], "the lower of the two caps"


def test_a_new_cap_is_told(world: Store, put: Add) -> None:
    put(STAKEHOLDER, "001", contact_name="Eva", stance="advocate", power=5, left_on=date(2026, 1, 15))
    line = week(world)[0]
    assert (line["reason"], line["what"], line["amount"]) == ("health_cap", "advocate_left", 64)
    assert reasons(world, today=date(2026, 6, 1)) == [], "it is as it was 90 days ago"


def test_where_nothing_is_due_the_next_date_is_known(world: Store, put: Add, load: Load) -> None:
    assert next_date(world.database, ADA, TODAY) is None
    put(ACTION, "001", title="Later", due_on=date(2026, 4, 1))
    put(ACTION, "001", title="Over", due_on=date(2026, 1, 1), status="done")
    put(COMPETITOR, "003", competitor_name="Rival", renewal_on=date(2026, 3, 1))
    load("contracts", CONTRACTS)
    assert next_date(world.database, ADA, TODAY) == date(2026, 3, 1)
    assert next_date(world.database, BEN, TODAY) == date(2026, 5, 2)
