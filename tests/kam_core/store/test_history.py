import random
import re
from datetime import datetime
from importlib.resources import files

import polars as pl

from kam_core.store.history import FIRST_HASH, Change, broken_at, chained
from kam_core.store.request import Request
from kam_core.store.store import Store
from tests.kam_core.store.saving import FIELDS, save_number

REQUEST = Request("ada", "account", "r-1")
AT = datetime(2026, 3, 1, 12)


def rows(count: int) -> pl.DataFrame:
    changes = [Change("edit", "account", str(n), "segment", None if n % 3 else "old", f"new {n}") for n in range(count)]
    return chained(changes, REQUEST, AT, sequence=0, last_hash=FIRST_HASH)


def test_a_whole_chain_holds_also_when_it_was_made_in_parts() -> None:
    first = rows(10)
    more = chained(
        [Change("edit", "account", "x", None, None, None)], REQUEST, AT, sequence=10, last_hash=first["hash"][-1]
    )
    assert broken_at(first) is None
    assert broken_at(pl.concat([first, more])) is None
    assert broken_at(rows(0)) is None


def test_any_row_that_was_changed_removed_or_moved_is_found() -> None:
    whole, chance = rows(40), random.Random(5)
    for _ in range(100):
        place = chance.randrange(1, 39)
        how = chance.choice(["changed", "removed", "moved", "added"])
        if how == "changed":
            column = chance.choice(["who", "record_id", "old_value", "new_value", "action", "screen", "field"])
            spoilt = whole.with_columns(
                pl.when(pl.int_range(pl.len()) == place).then(pl.lit("forged")).otherwise(pl.col(column)).alias(column)
            )
        elif how == "removed":
            spoilt = pl.concat([whole[:place], whole[place + 1 :]])
        elif how == "moved":
            spoilt = pl.concat(
                [whole[:place], whole[place + 1 : place + 2], whole[place : place + 1], whole[place + 2 :]]
            )
        else:
            spoilt = pl.concat([whole[:place], whole[place - 1 : place], whole[place:]])
        found = broken_at(spoilt)
        assert found is not None
        assert place <= found <= place + 2 or (how == "removed" and place == 39)


def test_null_and_the_word_none_are_told_apart() -> None:
    null = chained([Change("e", "r", "1", "f", None, None)], REQUEST, AT, sequence=0, last_hash=FIRST_HASH)
    word = chained([Change("e", "r", "1", "f", "None", None)], REQUEST, AT, sequence=0, last_hash=FIRST_HASH)
    assert null["hash"][0] != word["hash"][0]


def test_what_was_saved_is_in_the_history_and_the_chain_holds(store: Store) -> None:
    for number in range(1, 6):
        save_number(store, number)
    history = store.database.ask(lambda cursor: cursor.sql("FROM app.history ORDER BY sequence").pl())
    assert broken_at(history) is None
    assert history.height == 5 * FIELDS
    row = history.row(0, named=True)
    assert (row["who"], row["screen"], row["action"], row["record"]) == ("tester", "test", "edit", "setting")
    assert (row["field"], row["old_value"], row["new_value"]) == ("value", None, "1")


def test_no_statement_of_ours_changes_or_removes_history() -> None:
    for capability in files("kam_core").iterdir():
        folder = capability / "sql"
        for file in folder.iterdir() if folder.is_dir() else []:
            text = re.sub(r"--[^\n]*", "", file.read_text(encoding="utf-8"))
            assert not re.search(
                r"(UPDATE|DELETE\s+FROM|TRUNCATE|DROP\s+TABLE|REPLACE\s+INTO)\s+app\.history", text, re.I
            )
