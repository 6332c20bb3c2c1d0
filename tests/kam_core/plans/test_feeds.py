from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kam_core.accounts.model import AccountId
from kam_core.accounts.queries import account
from kam_core.errors import FieldsError
from kam_core.ingest.load import load_file
from kam_core.people.kinds import STAKEHOLDER, TEAM_MEMBER
from kam_core.plans.kinds import COMPETITOR, NEED, WALLET
from kam_core.plans.plan import plan
from kam_core.records.model import Value
from kam_core.records.queries import of_account, record
from kam_core.records.records import add
from kam_core.store.moments import revisions
from kam_core.store.store import Store
from tests.kam_core.plans.given import answer, by, give


def contact(store: Store, name: str, **values: Value) -> str:
    return add(store, by(), STAKEHOLDER, "001", {"contact_name": name, **values})


def test_the_one_answerable_person_becomes_owner_of_the_account_and_leads_the_plan(world: Store, plan_id: str) -> None:
    before = revisions(world.database).portfolio
    give(world, plan_id, "T01", "P2")
    assert account(world.database, AccountId("001")).owner_id == "P2"
    assert plan(world.database, plan_id).lead_id == "P2"
    assert revisions(world.database).portfolio != before


def test_the_sponsor_joins_the_team_and_the_next_one_takes_the_place(world: Store, plan_id: str) -> None:
    give(world, plan_id, "T03", "P1")
    give(world, plan_id, "T03", "P2", seen="P1")
    team = of_account(world.database, TEAM_MEMBER, "001").select("person_id", "role").rows()
    assert team == [("P2", "executive_sponsor")]


def test_who_approves_gets_the_role_and_who_is_left_out_loses_it(world: Store, plan_id: str) -> None:
    mara, udo = contact(world, "Mara", buying_roles="user"), contact(world, "Udo", buying_roles="veto")
    give(world, plan_id, "P01", f"{mara}|{udo}")
    roles = {one: record(world.database, STAKEHOLDER, one)["buying_roles"] for one in (mara, udo)}
    assert roles == {mara: "user|approver", udo: "veto"}
    give(world, plan_id, "P01", udo, seen=f"{mara}|{udo}")
    assert record(world.database, STAKEHOLDER, mara)["buying_roles"] == "user"


@pytest.mark.parametrize(("asked", "stance"), [("P02", "advocate"), ("P03", "opponent")])
def test_who_is_named_for_or_against_us_has_that_stance(world: Store, plan_id: str, asked: str, stance: str) -> None:
    mara, udo = contact(world, "Mara"), contact(world, "Udo", stance="neutral")
    give(world, plan_id, asked, f"{mara}|{udo}")
    assert {record(world.database, STAKEHOLDER, one)["stance"] for one in (mara, udo)} == {stance}
    give(world, plan_id, asked, udo, seen=f"{mara}|{udo}")
    stances = [record(world.database, STAKEHOLDER, one)["stance"] for one in (mara, udo)]
    assert stances == [None, stance]


def test_who_may_leave_is_marked(world: Store, plan_id: str) -> None:
    mara = contact(world, "Mara")
    give(world, plan_id, "P08", mara)
    assert record(world.database, STAKEHOLDER, mara)["may_leave"] is True


def test_a_share_of_their_spending_makes_the_estimate_of_all_of_it(world: Store, plan_id: str) -> None:
    """1800.00 were bought in 2025: at 25 percent, they spend 7200.00; at 30 percent, 6000.00."""
    give(world, plan_id, "I01", "25")
    give(world, plan_id, "I01", "30", seen="25")
    rows = of_account(world.database, WALLET, "001").select("year", "amount", "said_by").rows()
    assert rows == [(2025, Decimal("6000.0000"), "P1")]
    assert answer(world, plan_id, "I01").proposal is None


def test_a_share_of_zero_estimates_nothing(world: Store, plan_id: str) -> None:
    give(world, plan_id, "I01", "0")
    assert of_account(world.database, WALLET, "001").is_empty()


def test_each_name_of_a_rival_is_a_competitor_once_and_a_sentence_is_none(world: Store, plan_id: str) -> None:
    add(world, by(), COMPETITOR, "001", {"competitor_name": "acme"})
    give(world, plan_id, "C01", "Acme; Their own workshop\nBolt & Co.")
    names = sorted(of_account(world.database, COMPETITOR, "001")["competitor_name"])
    assert names == ["Bolt & Co", "Their own workshop", "acme"]
    told = "A very long story about who is paid for what in each of their departments since 2019"
    give(world, plan_id, "C01", told, seen="Acme; Their own workshop\nBolt & Co.")
    assert of_account(world.database, COMPETITOR, "001").height == 3


def test_what_is_said_of_the_strongest_rival_is_kept_with_the_one_that_has_the_largest_share(
    world: Store, plan_id: str
) -> None:
    small = add(world, by(), COMPETITOR, "001", {"competitor_name": "Bolt", "wallet_percent": Decimal(10)})
    large = add(world, by(), COMPETITOR, "001", {"competitor_name": "Acme", "wallet_percent": Decimal(40)})
    for asked, value in (("C02", "Faster"), ("C03", "45"), ("C06", "2026-09-30")):
        give(world, plan_id, asked, value)
    found = record(world.database, COMPETITOR, large)
    assert (found["strength"], found["wallet_percent"], found["renewal_on"]) == (
        "Faster",
        Decimal("45.0000"),
        date(2026, 9, 30),
    )
    assert record(world.database, COMPETITOR, small)["strength"] is None


def test_the_place_in_the_programme_is_the_plan_s(world: Store, plan_id: str) -> None:
    give(world, plan_id, "U05", "watch list")
    assert plan(world.database, plan_id).programme_decision == "watch"


def test_the_day_of_confirming_needs_reaches_those_confirmed_earlier(world: Store, plan_id: str) -> None:
    old = add(world, by(), NEED, "001", {"what": "Speed", "last_confirmed_on": date(2025, 1, 1)})
    new = add(world, by(), NEED, "001", {"what": "Price", "last_confirmed_on": date(2026, 1, 20)})
    give(world, plan_id, "N06", "2026-01-10")
    days = [record(world.database, NEED, one)["last_confirmed_on"] for one in (old, new)]
    assert days == [date(2026, 1, 10), date(2026, 1, 20)]


def test_what_is_edited_later_on_the_record_leaves_the_answer_and_is_offered_beside_it(
    world: Store, plan_id: str
) -> None:
    mara, udo = contact(world, "Mara"), contact(world, "Udo", stance="advocate")
    give(world, plan_id, "P02", mara)
    found = answer(world, plan_id, "P02")
    assert found.value == mara
    assert found.proposal is not None
    assert found.proposal.value == f"{mara}|{udo}"


def test_a_refusal_of_the_record_is_told_at_the_answer_and_nothing_is_kept(
    world: Store, plan_id: str, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("person_id,person_name,active\nP2,Ben Bose,no\n", encoding="utf-8")
    load_file(world, file, "people", who="test")
    with pytest.raises(FieldsError) as refused:
        give(world, plan_id, "T01", "P2")
    assert set(refused.value.faults) == {"value"}
    assert answer(world, plan_id, "T01").state == "open"
