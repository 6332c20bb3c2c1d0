"""Which accounts a table of the workbench calls: found as an import finds them, and put beside it as a column."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from kam_core.crm.proposal import Holds
from kam_core.imports.directory import Directory
from kam_core.store.database import Database
from kam_core.workbench.names import column_names
from kam_core.workbench.shape import Shape
from kam_core.workbench.tables import with_column

_OWN = "own"
_ID = "account_id"


@dataclass(frozen=True, slots=True)
class Matched:
    """A table with the ids of our accounts, and how well that went.

    `column` is what the new column is called. `found` and `lost` count different texts; `lost_texts` are up to 20 of
    those that are no account of ours, or could be several, the most frequent first.
    """

    shape: Shape
    column: str
    found: int
    lost: int
    lost_texts: tuple[str, ...]


def matched(database: Database, shape: Shape, column: str, folder: Path) -> Matched:
    """The table with a column of our account ids, by what stands in `column`: ids or names.

    Args:
        database: whose accounts.
        shape: the table.
        column: what calls the accounts.
        folder: where the new table lies; it is there and empty.
    """
    texts = pl.read_parquet(shape.table.path, columns=[column]).to_series().cast(pl.String)
    found = Directory(database).find("accounts", texts, _OWN, Holds.NAME, {}).select("text", "id")
    ids = pl.DataFrame({"text": texts}).join(found, on="text", how="left", maintain_order="left")["id"]
    name = column_names([*(one.name for one in shape.columns), _ID])[-1]
    lost = found.filter(pl.col("id").is_null()).select("text")
    often = (
        pl.DataFrame({"text": texts})
        .join(lost, on="text")
        .group_by("text")
        .len()
        .sort("len", "text", descending=[True, False])
    )
    return Matched(
        with_column(shape, ids.alias(name), folder),
        name,
        found.height - lost.height,
        lost.height,
        tuple(often["text"].head(20)),
    )
