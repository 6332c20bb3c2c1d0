import importlib
import inspect
import pkgutil
import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import duckdb
import polars as pl
import pytest

from kam_core import accounts
from kam_core.accounts import company as settings
from kam_core.accounts import history
from kam_core.accounts.admission import Leaving, admit, change_kind, retire
from kam_core.accounts.edit import Field, Wanted, edit, edit_all, undo, versions_of
from kam_core.accounts.model import Kind
from kam_core.accounts.potential import set_potential
from kam_core.accounts.roster import load_members
from kam_core.accounts.stay import SCHEMA
from kam_core.store.request import Request
from kam_core.store.store import Store

Ask = Callable[[str], Request]
TODAY = date(2026, 3, 15)
STAY = ("D", "existing", date(2025, 1, 10), None, "Largest", "P1", None, None, True)
STAYS = pl.DataFrame(
    [STAY], schema={c: t for c, t in SCHEMA.items() if c not in ("membership_id", "version")}, orient="row"
)
WHY = {"reason": "Because", "on": TODAY, "expected_version": 1}

WRITES: dict[str, Callable[[Store, Request], object]] = {
    "admit": lambda s, r: admit(
        s, r, "B", kind=Kind.EXISTING, reason="Large", since=TODAY, leaving=Leaving("A", "Small")
    ),
    "retire": lambda s, r: retire(s, r, "A", **WHY),
    "change_kind": lambda s, r: change_kind(s, r, "A", kind=Kind.EMERGING, **WHY),
    "load_members": lambda s, r: load_members(s, r, STAYS),
    "edit": lambda s, r: edit(s, r, "A", field=Field.SEGMENT, value="New", expected_version=1),
    "edit_all": lambda s, r: edit_all(s, r, "A", {Field.COUNTRY: Wanted("DE", 0), Field.SEGMENT: Wanted("New", 1)}),
    "undo": lambda s, r: undo(s, r, "A", field=Field.SEGMENT, to_version=0, expected_version=1),
    "set_potential": lambda s, r: set_potential(s, r, "A", amount=Decimal(5), expected_version=0),
    "set_ceiling": lambda s, r: settings.set_ceiling(s, r, 20, 1),
    "set_fiscal_year_start": lambda s, r: settings.set_fiscal_year_start(s, r, 4, 1),
    "set_time_zone": lambda s, r: settings.set_time_zone(s, r, "Europe/Paris", 1),
    "fix_today": lambda s, r: settings.fix_today(s, r, date(2026, 3, 16)),
}


def test_every_public_write_function_is_among_those_tested() -> None:
    modules = [importlib.import_module(f"kam_core.accounts.{m.name}") for m in pkgutil.iter_modules(accounts.__path__)]
    writing = {
        name
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and list(inspect.signature(function).parameters)[:2] == ["store", "request"]
    }

    assert writing == set(WRITES)


@pytest.mark.parametrize("name", WRITES)
def test_history_only_grows_and_the_same_request_is_kept_once(company: Store, ask: Ask, name: str) -> None:
    admit(company, ask("P1"), "A", kind=Kind.EXISTING, reason="Large", since=TODAY)
    edit(company, ask("P1"), "A", field=Field.SEGMENT, value="First", expected_version=0)
    before = company.database.read("accounts", "whole_history")
    request = ask("P2")

    outcome = WRITES[name](company, request)
    after = company.database.read("accounts", "whole_history")
    assert after.head(before.height).equals(before)
    added = after.tail(after.height - before.height)
    assert added.height > 0
    assert set(added["who"]) == {"P2"}
    assert set(added["request_id"]) == {request.request_id}
    assert set(added["screen"]) == {"test"}

    assert WRITES[name](company, request) == outcome
    assert company.database.read("accounts", "whole_history").equals(after)
    assert history.broken_at(company.database) is None


@pytest.mark.parametrize("edits", [200, pytest.param(1000, marks=pytest.mark.soak)])
def test_the_overlay_can_be_built_again_from_the_history(company: Store, ask: Ask, edits: int) -> None:
    chance = random.Random(7)
    for number in range(edits):
        account_id, field = chance.choice("ABCDEF"), chance.choice(list(Field))
        version = versions_of(company.database, account_id)[field]
        if version > 1 and chance.random() < 0.2:
            earlier = chance.randint(1, version - 1)
            undo(company, ask("P1"), account_id, field=field, to_version=earlier, expected_version=version)
        else:
            value = chance.choice(["P1", "P2"]) if field == Field.OWNER else chance.choice(["", f"value {number % 50}"])
            edit(company, ask("P1"), account_id, field=field, value=value, expected_version=version)

    told = company.database.read("accounts", "whole_history").filter(record="account")
    built = told.group_by("record_id", "field").agg(
        value=pl.col("new_value").last(), who=pl.col("who").last(), version=pl.len().cast(pl.Int32)
    )
    assert history.broken_at(company.database) is None
    company.close()
    with duckdb.connect(str(company.path)) as connection:
        kept = connection.sql("SELECT record_id, field, value, who, version FROM app.overlay").pl()
    assert kept.height == 24
    assert built.sort("record_id", "field").equals(kept.sort("record_id", "field"))


def test_the_changes_of_an_account_are_told_by_name_and_newest_first(company: Store, ask: Ask) -> None:
    edit(company, ask("P2"), "A", field=Field.OWNER, value="P2", expected_version=0)
    admit(company, ask("P1"), "A", kind=Kind.EXISTING, reason="Large", since=TODAY)
    set_potential(company, ask("gone"), "A", amount=Decimal(5), expected_version=0)
    edit(company, ask("P1"), "B", field=Field.SEGMENT, value="Other", expected_version=0)

    told = history.changes_of_account(company.database, "A", limit=100)
    assert told["sequence"].to_list() == sorted(told["sequence"], reverse=True)
    assert told.select("who", "action").unique(maintain_order=True).rows() == [
        ("gone", "set_potential"),
        ("Ana Lima", "admit"),
        ("Bo Ek", "edit"),
    ]
    assert told.filter(field="owner_id").select("old_value", "new_value").rows() == [("Ana Lima", "Bo Ek")]
    assert history.changes_of_account(company.database, "A", limit=2, skipped=1).equals(told.slice(1, 2))
    assert history.changes_of(company.database, "account", "A").height == 1


def test_a_change_of_one_old_row_is_found(company: Store, ask: Ask) -> None:
    for version in range(3):
        edit(company, ask("P1"), "A", field=Field.SEGMENT, value=f"{version}", expected_version=version)

    company.close()
    with duckdb.connect(str(company.path)) as connection:
        connection.execute("UPDATE app.history SET new_value = 'forged' WHERE record = 'account' AND new_value = '1'")
        row = connection.sql("SELECT sequence FROM app.history WHERE new_value = 'forged'").fetchone()

    with Store(company.path) as opened:
        assert (history.broken_at(opened.database),) == row
