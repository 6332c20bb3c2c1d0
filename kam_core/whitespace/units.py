"""Buying units of accounts: what each buys, and in which countries an account buys through them."""

from dataclasses import dataclass

import polars as pl

from kam_core.period import Period
from kam_core.store.database import Database
from kam_core.whitespace.model import State

_UNIT = ("account_id", "account_name", "unit_id", "unit_name", "country")


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of the buying units of an account `bought` something in a window, of all `units` that are known."""

    bought: int
    units: int


def bought(database: Database, chosen: pl.DataFrame, period: Period) -> pl.DataFrame:
    """What each buying unit of some accounts bought.

    Args:
        database: where to read; order lines of these accounts alone, so give a page of them.
        chosen: one column `account_id`.
        period: what counts as bought now; what was bought before it is `before`.

    Returns:
        One row a unit and family that it ever bought, by account and unit: `account_id`, `account_name`, `unit_id` and
        `unit_name` (null: lines that name no unit), `country` (the unit's, or else its account's; null: unknown),
        `family`, `revenue` and `before` Decimal in the base currency, `last_order_date`. A unit that bought nothing
        has one row without a family.
    """
    return database.read(
        "whitespace",
        "unit_cells",
        frames={"chosen": chosen.select("account_id").unique()},
        first=period.first,
        until=period.until,
    )


def cells(found: pl.DataFrame, families: pl.DataFrame) -> pl.DataFrame:
    """Every family at every unit.

    Args:
        found: as `bought` returns it.
        families: one column `family`.

    Returns:
        One row a unit and family: what names the unit in `found`, `family`, `state` ('bought', 'lapsed' or
        'not_bought'), `revenue` Decimal (0: nothing), `last_order_date` (null: never).
    """
    units = found.select(_UNIT).unique(maintain_order=True)
    whole = units.join(families.select("family"), how="cross", maintain_order="left")
    bought = found.select("account_id", "unit_id", "family", "revenue", "before", "last_order_date")
    rows = whole.join(
        bought, on=["account_id", "unit_id", "family"], how="left", nulls_equal=True, maintain_order="left"
    )
    return _told(rows).select(*_UNIT, "family", "state", "revenue", "last_order_date")


def reach(database: Database, account_id: str, windows: pl.DataFrame) -> dict[int, Reach]:
    """How many of its buying units one account bought through.

    Args:
        database: where to read; the order lines of this account alone, and only where it has units.
        account_id: the account.
        windows: `point`, from `first` to before `until`.

    Returns:
        By point, at each of the same units: those that are loaded and those that its lines name. Empty where no unit
        of the account is loaded: of units that only lines name, all bought.
    """
    frames = {"windows": windows.select("point", "first", "until")}
    until = windows["until"].max()
    rows = database.read("whitespace", "unit_reach", frames=frames, account_id=account_id, until=until)
    return {point: Reach(*counted) for point, *counted in rows.iter_rows()}


def by_country(found: pl.DataFrame) -> pl.DataFrame:
    """In which countries accounts buy.

    Args:
        found: as `bought` returns it.

    Returns:
        One row an account and country in which it, or a unit of it, is, by account, the largest first: `account_id`,
        `account_name`, `country`, `units` (that are known by name there), `state`, `revenue` Decimal,
        `last_order_date` (null: never).
    """
    rows = found.filter(pl.col("country").is_not_null()).group_by(
        "account_id", "account_name", "country", maintain_order=True
    )
    summed = rows.agg(
        pl.col("unit_id").drop_nulls().n_unique().cast(pl.Int64).alias("units"),
        pl.col("revenue").sum(),
        pl.col("before").sum(),
        pl.col("last_order_date").max(),
    )
    order = ["account_name", "account_id", "revenue", "country"]
    return _told(summed).drop("before").sort(order, descending=[False, False, True, False])


def _told(rows: pl.DataFrame) -> pl.DataFrame:
    """With the state that the amounts tell."""
    now, before = (pl.col(name).fill_null(0) for name in ("revenue", "before"))
    state = pl.when(now > 0).then(pl.lit(State.BOUGHT.value)).when(before > 0).then(pl.lit(State.LAPSED.value))
    return rows.with_columns(state=state.otherwise(pl.lit(State.NOT_BOUGHT.value)), revenue=now)
