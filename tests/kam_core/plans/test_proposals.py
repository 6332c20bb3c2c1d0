from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kam_core.ingest.load import load_file
from kam_core.people.kinds import INTERACTION, STAKEHOLDER, TEAM_MEMBER
from kam_core.plans.kinds import COMPETITOR, NEED, VALUE_RESULT
from kam_core.plans.plan import open_plan, plan
from kam_core.plans.proposals import proposals
from kam_core.records.records import add
from kam_core.store.store import Store
from tests.kam_core.plans.given import TODAY, by

# Account 001 bought 1800.00 in 2025; one line has no cost, so its margin is unknown. 002 bought 1200.00 for 600.00.
FACTS = {
    "contracts": """\
contract_id,account_id,start_on,end_on,notice_on,value,currency,renewed_from
K1,001,2025-01-01,2026-03-31,2026-01-15,1000,EUR,
K2,001,2025-01-01,2026-12-31,2026-06-30,1000,EUR,
K3,001,2024-01-01,2026-02-15,,1000,EUR,
K4,001,2026-02-16,2027-02-15,,1000,EUR,K3
""",
    "wallet_estimates": """\
account_id,year,amount,currency,method,estimated_on
001,2025,7200,EUR,asked,2025-06-01
""",
    "opportunities": """\
opportunity_id,snapshot_on,account_id,stage,status,amount,currency,created_on,close_on
D1,2025-12-31,001,Won,won,100,EUR,2025-01-01,2025-01-31
D2,2025-12-31,001,Won,won,100,EUR,2025-01-01,2025-04-11
D3,2025-12-31,001,Open,open,100,EUR,2025-01-01,2026-12-31
""",
    "grievances": """\
grievance_id,account_id,subject,opened_on,closed_on
G1,001,Late,2025-03-01,2025-03-20
G2,002,Broken,2025-03-01,
""",
}


@pytest.fixture
def facts(world: Store, tmp_path: Path) -> Store:
    for kind, text in FACTS.items():
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        load_file(world, file, kind, who="test")
    return world


def offered(store: Store, plan_id: str) -> dict[str, str]:
    found = proposals(store.database, plan(store.database, plan_id), TODAY)
    assert all(one.origin for one in found.values())
    return {question_id: one.value for question_id, one in found.items()}


def test_facts_offer_dates_shares_days_and_failures(facts: Store, plan_id: str) -> None:
    """K1's notice has passed, it ends on 31 March; K3 was renewed. 1800 of 7200 is 25 %; 30 and 100 days: 65."""
    found = offered(facts, plan_id)
    assert found == {
        "T01": "P1",
        "I01": "25",
        "I03": "2026-03-31",
        "I05": "65",
        "I06": "closed on our side only",
    }


def test_the_margin_is_offered_where_every_cost_is_known(facts: Store) -> None:
    found = offered(facts, open_plan(facts, by(), "002"))
    assert (found["I04"], found["I06"]) == ("50", "still open")


def test_records_offer_people_rivals_needs_and_results(world: Store, plan_id: str) -> None:
    boss = add(
        world,
        by(),
        STAKEHOLDER,
        "001",
        {"contact_name": "Zoe", "buying_roles": "veto", "stance": "advocate", "level": "executive"},
    )
    gone = {"contact_name": "Al", "stance": "opponent", "left_on": date(2025, 1, 1)}
    add(world, by(), STAKEHOLDER, "001", gone)
    add(world, by(), STAKEHOLDER, "001", {"contact_name": "Bea", "stance": "opponent", "may_leave": True})
    add(world, by(), TEAM_MEMBER, "001", {"person_id": "P1", "role": "innovator", "hours_a_month": Decimal("12.5")})
    add(world, by(), TEAM_MEMBER, "001", {"person_id": "P2", "role": "executive_sponsor"})
    talk = {"subject": "Goals", "happened_on": date(2026, 1, 9), "contact_ids": boss, "person_ids": "P1|P2"}
    add(world, by(), INTERACTION, "001", talk)
    rival = {
        "competitor_name": "Acme",
        "wallet_percent": Decimal(40),
        "strength": "Price",
        "renewal_on": date(2026, 5, 1),
    }
    add(world, by(), COMPETITOR, "001", rival)
    add(world, by(), NEED, "001", {"what": "Speed", "last_confirmed_on": date(2026, 1, 10)})
    result = {"promised": "Less scrap", "measured": Decimal(3), "confirmed_on": date(2026, 1, 2)}
    add(world, by(), VALUE_RESULT, "001", result)
    found = offered(world, plan_id)
    wanted = {
        "T01": "P1",
        "T02": "P1",
        "T03": "P2",
        "T04": "2026-01-09",
        "T05": "12.5",
        "P01": boss,
        "P02": boss,
        "C01": "Acme",
        "C02": "Price",
        "C03": "40",
        "C06": "2026-05-01",
        "N06": "2026-01-10",
        "V01": "Less scrap",
    }
    assert {name: found[name] for name in wanted} == wanted
    assert found["P03"] == found["P08"]


def test_nothing_is_offered_where_nothing_is_known(world: Store, plan_id: str) -> None:
    assert offered(world, plan_id) == {"T01": "P1"}


def test_families_that_a_segment_buys_and_the_account_does_not_are_missing(world: Store) -> None:
    """Of the segment of 003, only 001 bought in 2025: pumps and a service."""
    span = {"first": date(2025, 1, 1), "until": date(2026, 1, 1)}
    found = {
        account_id: world.database.read(
            "plans", "missing_families", **span, account_id=account_id, least=1, most=5
        ).rows()
        for account_id in ("001", "003")
    }
    assert found == {"001": [], "003": [("Other", 1), ("Pumps", 1)]}
