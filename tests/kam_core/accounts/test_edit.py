import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from time import sleep

import polars as pl
import pytest

from kam_core.accounts import queries
from kam_core.accounts.edit import Field, edit, trail, undo, versions_of
from kam_core.errors import ConflictError, RefusedError, UnknownAccountError
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

Ask = Callable[[str], Request]
HOSTILE = [row["name"] for row in json.loads((Path(__file__).parents[2] / "inputs" / "hostile_names.json").read_text())]


def test_an_edit_lies_over_what_was_loaded_and_survives_the_next_load(company: Store, ask: Ask) -> None:
    edit(company, ask("P1"), "A", field=Field.SEGMENT, value=" Wholesale ", expected_version=0)

    def load_again(transaction: Transaction) -> None:
        loaded = pl.DataFrame({"account_id": ["Z"], "account_name": ["New"], "owner_id": ["P1"], "batch_id": [2]})
        transaction.insert("facts.account", loaded)

    company.writer.load(load_again)
    assert queries.account(company.database, "A").segment == "Wholesale"
    assert versions_of(company.database, "A") == {
        Field.OWNER: 0,
        Field.SEGMENT: 1,
        Field.INDUSTRY: 0,
        Field.COUNTRY: 0,
    }


def test_a_field_can_be_emptied_but_not_the_owner(company: Store, ask: Ask) -> None:
    edit(company, ask("P1"), "A", field=Field.INDUSTRY, value="  ", expected_version=0)
    with pytest.raises(RefusedError, match="Every account has an owner"):
        edit(company, ask("P1"), "A", field=Field.OWNER, value=None, expected_version=0)

    account = queries.account(company.database, "A")
    assert (account.industry, account.owner_id) == (None, "P1")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        pytest.param(Field.OWNER, "P3", "Cy Old is no longer active", id="an owner who left"),
        pytest.param(Field.OWNER, "P9", "no person P9", id="an owner nobody knows"),
        pytest.param(Field.SEGMENT, "x" * 201, "201 characters", id="a value too long"),
        pytest.param("account_name", "Other", "account_name of an account cannot be edited", id="a locked field"),
    ],
)
def test_refuses_what_a_field_does_not_take(company: Store, ask: Ask, field: Field, value: str, message: str) -> None:
    with pytest.raises(RefusedError, match=message):
        edit(company, ask("P1"), "A", field=field, value=value, expected_version=0)

    assert company.database.read("accounts", "whole_history").filter(record="account").is_empty()


def test_refuses_an_account_that_nobody_knows(company: Store, ask: Ask) -> None:
    with pytest.raises(UnknownAccountError):
        edit(company, ask("P1"), "nobody", field=Field.SEGMENT, value="Retail", expected_version=0)


def test_the_value_it_has_already_makes_no_version(company: Store, ask: Ask) -> None:
    edit(company, ask("P1"), "A", field=Field.SEGMENT, value="Retail", expected_version=0)

    assert versions_of(company.database, "A")[Field.SEGMENT] == 0


def test_the_second_editor_sees_who_was_first_theirs_and_mine(company: Store, ask: Ask) -> None:
    edit(company, ask("P2"), "A", field=Field.OWNER, value="P2", expected_version=0)
    saved_at = trail(company.database, "A", Field.OWNER)["changed_at"][0]

    with pytest.raises(ConflictError) as conflict:
        edit(company, ask("P1"), "A", field=Field.OWNER, value="P1", expected_version=0)

    assert conflict.value.places == {"who": "Bo Ek", "when": saved_at, "theirs": "Bo Ek", "mine": "Ana Lima"}
    assert queries.account(company.database, "A").owner_id == "P2"


def test_undo_makes_a_new_version_and_removes_none(company: Store, ask: Ask) -> None:
    for version, value in enumerate(("One", "Two", None)):
        edit(company, ask("P1"), "A", field=Field.SEGMENT, value=value, expected_version=version)
    undo(company, ask("P2"), "A", field=Field.SEGMENT, to_version=1, expected_version=3)
    undo(company, ask("P2"), "A", field=Field.SEGMENT, to_version=0, expected_version=4)

    assert trail(company.database, "A", Field.SEGMENT).select("version", "value", "who", "action").rows() == [
        (5, "Retail", "Bo Ek", "undo"),
        (4, "One", "Bo Ek", "undo"),
        (3, None, "Ana Lima", "edit"),
        (2, "Two", "Ana Lima", "edit"),
        (1, "One", "Ana Lima", "edit"),
    ]
    assert queries.account(company.database, "A").segment == "Retail"


def test_undo_checks_like_an_edit(company: Store, ask: Ask) -> None:
    with pytest.raises(RefusedError, match="no version 7"):
        undo(company, ask("P1"), "A", field=Field.SEGMENT, to_version=7, expected_version=0)
    with pytest.raises(ConflictError):
        undo(company, ask("P1"), "A", field=Field.SEGMENT, to_version=0, expected_version=2)
    with pytest.raises(RefusedError, match="Cy Old is no longer active"):
        undo(company, ask("P1"), "D", field=Field.OWNER, to_version=0, expected_version=0)


@pytest.mark.parametrize("saves", [6, pytest.param(30, marks=pytest.mark.soak)])
def test_ten_editors_of_one_field_lose_no_save_and_each_refused_one_is_told(
    company: Store, ask: Ask, saves: int
) -> None:
    chance = Random(1)

    def work(editor: int) -> tuple[list[tuple[str | None, str]], int]:
        done: list[tuple[str | None, str]] = []
        told = 0
        while len(done) < saves:
            with company.database.one_moment() as moment:
                seen = queries.account(moment, "A").segment
                version = versions_of(moment, "A")[Field.SEGMENT]
            mine = f"{editor}.{len(done)}"
            try:
                edit(company, ask("P1"), "A", field=Field.SEGMENT, value=mine, expected_version=version)
            except ConflictError:
                told += 1
                sleep(chance.random())
                continue
            done.append((seen, mine))
        return done, told

    with ThreadPoolExecutor(10) as threads:
        outcomes = list(threads.map(work, range(10)))

    written = trail(company.database, "A", Field.SEGMENT)["value"].to_list()[::-1]
    followed = dict(zip(written, ["Retail", *written], strict=False))
    # Each save followed directly on the value that its editor had seen: nothing was overwritten unseen.
    assert {mine: seen for done, _ in outcomes for seen, mine in done} == followed
    assert len(written) == 10 * saves
    assert sum(told for _, told in outcomes) > 0


def test_every_hostile_name_is_kept_as_it_is(company: Store, ask: Ask) -> None:
    takeable = [name for name in HOSTILE if name.strip() and len(name.strip()) <= 200]
    for version, name in enumerate(takeable):
        edit(company, ask("P1"), "A", field=Field.SEGMENT, value=f"{version} {name}", expected_version=version)

    kept = trail(company.database, "A", Field.SEGMENT)["value"].to_list()[::-1]
    assert kept == [f"{version} {name}".strip() for version, name in enumerate(takeable)]
