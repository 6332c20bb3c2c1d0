"""What people decide per cell: kept with version, history and request, and in nobody's way."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import ConflictError, FieldsError, RefusedError, UnknownAccountError
from kam_core.ingest.load import load_file
from kam_core.period import Period
from kam_core.plans import plan
from kam_core.plans.cell_kinds import AWARENESS, CELL, OFFER
from kam_core.plans.cells import cell, decide, decide_offer, make
from kam_core.plans.kinds import ACTION, OBJECTIVE
from kam_core.plans.trail import changes_of_account
from kam_core.records import queries
from kam_core.records.model import Value, Wanted
from kam_core.store.moments import revisions
from kam_core.store.request import Request, new_request
from kam_core.store.store import Store
from kam_core.whitespace import cells

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
HOSTILE = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> {family} $account_id %s'; DROP TABLE app.plan; --"


def ada() -> Request:
    return new_request("P1", "white_space")


def say(store: Store, family: str = "Pumps", **values: Value) -> None:
    decide(store, ada(), "003", family, {name: Wanted(value, None) for name, value in values.items()})


def test_nobody_said_anything_of_most_cells(world: Store) -> None:
    empty = cell(world.database, "003", "Pumps")
    assert (empty[CELL.key], empty["family"], empty["version"]) == (None, "Pumps", 0)
    assert {empty[name] for name in ("applicable", "rival", "awareness", "note", "reason")} == {None}


def test_what_somebody_says_is_kept_with_version_and_history(world: Store) -> None:
    say(world, awareness="exists", rival="Rotor AG")
    decide(world, ada(), "003", "Pumps", {"awareness": Wanted("problem", "exists")})

    kept = cell(world.database, "003", "Pumps")
    assert (kept["awareness"], kept["rival"], kept["version"]) == ("problem", "Rotor AG", 3)
    told = queries.trail(world.database, CELL, str(kept[CELL.key]))
    assert told.select("who", "action", "field", "old_value", "new_value").rows()[:3] == [
        ("Ada Abel", "edit", "awareness", "exists", "problem"),
        ("Ada Abel", "edit", "rival", None, "Rotor AG"),
        ("Ada Abel", "edit", "awareness", None, "exists"),
    ]
    of_account = changes_of_account(world.database, "003", limit=10, records=(CELL.name,))
    assert set(of_account["called"]) == {"Pumps"}


def test_two_who_change_one_field_see_each_other_and_other_fields_are_in_nobodys_way(world: Store) -> None:
    say(world, rival="Rotor AG")
    with pytest.raises(ConflictError):
        say(world, rival="Pumpwerk")
    say(world, note="Asked in May")
    kept = cell(world.database, "003", "Pumps")
    assert (kept["rival"], kept["note"]) == ("Rotor AG", "Asked in May")


def test_the_same_request_is_kept_once(world: Store) -> None:
    request = ada()
    for _again in range(2):
        decide(world, request, "003", "Pumps", {"rival": Wanted("Rotor AG", None)})
    assert cell(world.database, "003", "Pumps")["version"] == 2


def test_a_family_does_not_apply_only_for_a_reason(world: Store) -> None:
    with pytest.raises(RefusedError, match="why it does not apply"):
        say(world, applicable="no")
    assert cell(world.database, "003", "Pumps")[CELL.key] is None
    say(world, applicable="no", reason="They rent their pumps")
    with pytest.raises(RefusedError, match="why it does not apply"):
        decide(world, ada(), "003", "Pumps", {"reason": Wanted(None, "They rent their pumps")})


def test_only_what_applies_moves_the_figures_of_the_portfolio(world: Store) -> None:
    before = revisions(world.database).portfolio
    say(world, rival="Rotor AG")
    assert revisions(world.database).portfolio == before
    say(world, applicable="yes")
    assert revisions(world.database).portfolio != before


@pytest.mark.parametrize(
    ("account_id", "family", "values", "fault"),
    [
        pytest.param("999", "Pumps", {"rival": "Rotor AG"}, UnknownAccountError, id="no such account"),
        pytest.param("003", "Boats", {"rival": "Rotor AG"}, RefusedError, id="nobody ever bought that"),
        pytest.param("003", "Pumps", {"awareness": "perhaps"}, FieldsError, id="no such step"),
        pytest.param("003", "Pumps", {"rival": "x" * 501}, FieldsError, id="a name too long"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(
    world: Store, account_id: str, family: str, values: dict[str, Value], fault: type[Exception]
) -> None:
    wanted = {name: Wanted(value, None) for name, value in values.items()}
    with pytest.raises(fault):
        decide(world, ada(), account_id, family, wanted)
    assert cell(world.database, account_id, family)[CELL.key] is None


def test_awareness_has_three_steps_from_not_knowing_at_all() -> None:
    assert list(AWARENESS) == ["none", "exists", "problem", "value"]


def test_an_offer_is_decided_with_a_reason_and_decided_anew(world: Store) -> None:
    def offer(decision: str, reason: str | None, seen: tuple[str | None, str | None] = (None, None)) -> None:
        values = {"decision": Wanted(decision, seen[0]), "reason": Wanted(reason, seen[1])}
        decide_offer(world, ada(), "003", "Pumps", {**values, "basis": Wanted("together", seen[0] and "together")})

    with pytest.raises(FieldsError):
        offer("rejected", " ")
    offer("rejected", "Tried it")
    with pytest.raises(ConflictError):
        offer("accepted", "They asked")
    offer("accepted", "They asked", ("rejected", "Tried it"))

    told = changes_of_account(world.database, "003", limit=10, records=(OFFER.name,))
    assert told.filter(pl.col("field") == "decision").select("old_value", "new_value").rows() == [
        ("rejected", "accepted"),
        (None, "rejected"),
    ]


def test_a_cell_becomes_an_action_of_the_plan_and_names_it(world: Store) -> None:
    action_id = make(world, ada(), ACTION, "003", "Pumps", values={"title": "Offer Pumps", "theme": "expand"})
    assert queries.record(world.database, ACTION, action_id)["title"] == "Offer Pumps"
    assert cell(world.database, "003", "Pumps")["action_id"] == action_id
    another = make(world, ada(), ACTION, "003", "Pumps", values={"title": "Offer again"})
    assert cell(world.database, "003", "Pumps")["action_id"] == another


def test_an_objective_needs_the_plan_that_it_stands_in(world: Store) -> None:
    with pytest.raises(FieldsError):
        make(world, ada(), OBJECTIVE, "003", "Pumps", values={"title": "Pumps for 1,000"})
    assert cell(world.database, "003", "Pumps")[CELL.key] is None
    plan_id = plan.open_plan(world, ada(), "003", lead_id="P1")
    made = make(world, ada(), OBJECTIVE, "003", "Pumps", values={"title": "Pumps", "plan_id": plan_id})
    assert cell(world.database, "003", "Pumps")["objective_id"] == made


def test_a_hostile_family_is_a_name_like_any_other(world: Store, tmp_path: Path) -> None:
    products, lines = tmp_path / "products.csv", tmp_path / "order_lines.csv"
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    products.write_text(f"product_id,product_name,family\n66,Odd,{quoted}\n", encoding="utf-8")
    lines.write_text(
        "order_no,line_no,order_date,account_id,product_id,quantity,revenue\nO-66,1,2025-03-01,001,66,1,9.00\n",
        encoding="utf-8",
    )
    for kind, file in {"products": products, "order_lines": lines}.items():
        load_file(world, file, kind, who="test")
    say(world, HOSTILE, rival=HOSTILE, note=HOSTILE)

    found = cells.cells(world.database, pl.DataFrame({"account_id": ["001", "003"]}), YEAR)
    told = found.filter(pl.col("family") == HOSTILE).select("account_id", "state", "rival", "note").rows()
    assert told == [("001", "bought", None, None), ("003", "not_bought", HOSTILE, HOSTILE)]
