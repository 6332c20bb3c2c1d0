from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from kam_core.crm.catalogue import fields
from kam_core.crm.proposal import Holds
from kam_core.crm.reading_values import SCHEMA
from kam_core.imports.incoming import NOTHING, Decided, Incoming
from kam_core.imports.planning import Plan, plan
from kam_core.ingest import company
from kam_core.ingest.batches import Batch
from kam_core.ingest.load import load_file
from kam_core.ingest.mode import Mode
from kam_core.store.content import content
from kam_core.store.store import Store

# What an undo may leave otherwise than it was: what was done stays known.
STAYS = {"app.history", "facts.batch", "app.revision", "facts.revision"}


def checksums(store: Store) -> dict[str, str]:
    """The checksum of each table that an undo has to bring back."""
    found = store.database.ask(content).checksums
    return {table: checksum for table, checksum in found.items() if table not in STAYS}


def rows(store: Store, text: str) -> list[tuple[object, ...]]:
    with store.connection.cursor() as cursor:
        return cursor.sql(text).fetchall()


@dataclass(frozen=True)
class Loader:
    """Loads texts as CSV files of a kind."""

    store: Store
    folder: Path

    def __call__(
        self, kind: str, text: str, *, source: str = "file", mode: Mode = Mode.UPDATE, again: bool = False
    ) -> Batch:
        file = self.folder / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        return load_file(self.store, file, kind, who="Ada", source=source, mode=mode, again=again)


Load = Callable[..., Batch]


@pytest.fixture
def load(store: Store, tmp_path: Path) -> Load:
    """Loads a text as a CSV file of a kind; the company of an empty store counts in EUR."""
    if not store.database.read("store", "company").height:
        company.describe(store, name="Test", base_currency="EUR")
    return Loader(store, tmp_path)


def prepared(kind: str, frame: pl.DataFrame, folder: Path, **more: object) -> Incoming:
    """A file as preparing makes it, its rows from line 2 on."""
    path = folder / f"{kind}.parquet"
    whole = [
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(SCHEMA[one.type]).alias(name)
        for name, one in fields(kind).items()
        if one.stored
    ]
    days = [name for name, one in fields(kind).items() if one.type == "day" and frame.schema.get(name) == pl.String]
    frame = frame.with_columns(pl.col(name).str.to_date() for name in days)
    others = [name for name in frame.columns if name not in fields(kind) or not fields(kind)[name].stored]
    frame.select(*whole, *others).with_row_index("line", 2).write_parquet(path)
    told = {"references": {name: Holds.UNKNOWN for name in CALLS if name in frame.columns}} | more
    return Incoming(kind, path, f"{kind}.csv", f"hash of {kind}", **told)  # type: ignore[arg-type]


CALLS = ("account_id", "product_id", "owner_id", "parent_account_id", "person_id", "product_name")


def planned(store: Store, folder: Path, frames: dict[str, pl.DataFrame], decided: Decided = NOTHING) -> Plan:
    return plan(store.database, [prepared(kind, frame, folder) for kind, frame in frames.items()], folder, decided)


def table(text: str) -> pl.DataFrame:
    """Columns of texts from lines of words parted by '|'; an empty word is nothing."""
    head, *lines = [[word.strip() or None for word in line.split("|")] for line in text.strip().splitlines()]
    return pl.DataFrame(lines, schema=dict.fromkeys([str(name) for name in head], pl.String), orient="row")
