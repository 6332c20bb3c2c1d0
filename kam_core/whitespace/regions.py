"""White space by where accounts are: which families are sold in which country or territory, and which are not."""

from enum import StrEnum

import polars as pl

from kam_core.store.database import Database
from kam_core.whitespace.model import State

# Between a region and a family where both are one name: neither a file nor a person writes it.
_UNIT_SEPARATOR = "\x1f"


def cell_of() -> pl.Expr:
    """What a cell is called in an address, of `region` and `family`; null where the region is."""
    return pl.concat_str("region", "family", separator=_UNIT_SEPARATOR)


class Region(StrEnum):
    """What accounts are put together by. Values are their columns."""

    COUNTRY = "country"
    TERRITORY = "territory"


def placed(database: Database, cells: pl.DataFrame, region: Region) -> pl.DataFrame:
    """Cells, as `cells.cells` returns them, with `region`: where their account is; null where nobody said."""
    accounts = cells.select("account_id").unique()
    places = database.read("whitespace", "account_places", frames={"chosen": accounts})
    named = places.select("account_id", pl.col(Region(region).value).alias("region"))
    return cells.join(named, on="account_id", how="left", maintain_order="left")


def by_region(found: pl.DataFrame) -> pl.DataFrame:
    """What the accounts of a region buy of each family.

    Args:
        found: as `placed` returns it; cells of accounts without a region are left out.

    Returns:
        One row a region and family, the largest region first and in it the largest family: `region`, `family`,
        `accounts`, `bought`, `lapsed`, `not_bought` and `not_applicable` (cells, `accounts` together), `share` (bought
        over those that apply; null where none does), `revenue` Decimal, `gap` Decimal (the room of cells whose
        potential is known; null without any) and `known` (how many these are).
    """
    state = {one.value: (pl.col("state") == one.value).sum().cast(pl.Int64).alias(one.value) for one in State}
    known = pl.col("gap").is_not_null().sum().cast(pl.Int64)
    rows = (
        found.filter(pl.col("region").is_not_null())
        .group_by("region", "family", maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("accounts"),
            *state.values(),
            pl.col("revenue").sum(),
            pl.when(known > 0).then(pl.col("gap").sum()).alias("gap"),
            known.alias("known"),
        )
    )
    applies = pl.col("accounts") - pl.col(State.NOT_APPLICABLE.value)
    shares = rows.with_columns(share=pl.when(applies > 0).then(pl.col("bought") / applies))
    size, of_all = pl.col("revenue").sum().over("region"), pl.col("revenue").sum().over("family")
    order = [size, pl.col("region"), of_all, pl.col("family")]
    return shares.sort(order, descending=[True, False, True, False])
