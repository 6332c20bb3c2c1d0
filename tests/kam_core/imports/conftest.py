from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

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
