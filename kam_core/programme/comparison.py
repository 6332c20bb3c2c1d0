"""Key accounts beside comparable ones, read from the months of all accounts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kam_core.period import Period, trailing_year
from kam_core.programme import history as histories
from kam_core.programme import windows
from kam_core.programme.effect import changed, effects
from kam_core.programme.history import History
from kam_core.programme.matching import matched
from kam_core.programme.model import LEAST_CONTROLS, SIZE_FACTOR, LeftOut
from kam_core.store.database import Database

_BOUNDS = ("before_first", "before_until", "after_first", "after_until")
_SCHEMA: dict[str, Any] = {
    "account_id": pl.String,
    "segment": pl.String,
    **dict.fromkeys(
        ("revenue_before", "margin_before", "trend", "revenue_after", "margin_after"),
        pl.Float64,
    ),
    "entry": pl.Int64,
}


class Year(StrEnum):
    """Which year after its admission is held against the year before it."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`accounts`: one row an account that was admitted, as `windows.first_years` and `effect.effects` return them.

    Outcomes and effects are null where `left_out` says why. `pairs`: one row a control of an account, the nearest
    first: `account_id`, `control_id`, `distance` and the control's own years and outcomes, as `effect.changed` returns
    them. `first_month` is the first with orders; null without any.
    """

    accounts: pl.DataFrame
    pairs: pl.DataFrame
    first_month: date | None

    @property
    def usable(self) -> pl.DataFrame:
        """The accounts that could be compared."""
        return self.accounts.filter(pl.col("left_out").is_null())

    @property
    def illustrative(self) -> bool:
        """Whether any membership behind it was made up for the demo."""
        return bool(self.accounts["illustrative"].any())


def compared(
    database: Database,
    population: pl.DataFrame | None,
    today: date,
    closed_through: date,
    year: Year = Year.FIRST,
) -> Comparison:
    """Every account that was admitted by `today`, beside its controls.

    Controls are of all accounts, whatever the population: those that were not on the list before the year after ends.
    Without a segment an account is neither compared nor a control, unless no account has one: then all are alike.

    Args:
        database: where to read.
        population: one column `account_id`: whose admissions count; null for all.
        today: memberships that begin later do not count.
        closed_through: the last month end that counts.
        year: which year after its admission counts; of the last, only accounts on the list in all of it are compared.
    """
    first_month = database.read("kpis", "first_month")["first_month"][0]
    every = windows.admissions(database, None, today)
    chosen = windows.admissions(database, population, today)
    spans = windows.first_years if year is Year.FIRST else windows.last_year
    timed = spans(chosen, first_month, closed_through)
    entries = timed.filter(pl.col("left_out").is_null()).select(_BOUNDS).unique().sort(_BOUNDS).with_row_index("entry")
    entries = entries.with_columns(pl.col("entry").cast(pl.Int64))
    timed = timed.join(entries, on=_BOUNDS, how="left", maintain_order="left")
    keys = pl.DataFrame(schema=_SCHEMA)
    pairs = matched(keys, keys)
    if not entries.is_empty():
        span = Period(entries["before_first"].min(), trailing_year(closed_through).until)  # type: ignore[arg-type]
        keys, pairs = _both(histories.read(database, span), every, timed, entries)
    return _told(timed, changed(keys), changed(pairs), first_month)


def _told(timed: pl.DataFrame, keys: pl.DataFrame, pairs: pl.DataFrame, first_month: date | None) -> Comparison:
    found = effects(keys, pairs)
    rows = timed.join(found.drop("segment"), on=["entry", "account_id"], how="left", maintain_order="left")
    reason = (
        pl.when(pl.col("left_out").is_not_null())
        .then("left_out")
        .when(pl.col("revenue_before").is_null())
        .then(pl.lit(LeftOut.NOTHING_BEFORE.value))
        .when(pl.col("segment").is_null())
        .then(pl.lit(LeftOut.NO_SEGMENT.value))
        .when(pl.col("controls") < LEAST_CONTROLS)
        .then(pl.lit(LeftOut.FEW_COMPARABLE.value))
    )
    return Comparison(rows.with_columns(left_out=reason), pairs.drop("entry", "segment"), first_month)


def _both(
    history: History, every: pl.DataFrame, timed: pl.DataFrame, entries: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The years of the key accounts of all entries that bought something before, and of their controls."""
    since = history.accounts.join(
        every.select("account_id", "since"), on="account_id", how="left", maintain_order="left"
    )
    keys, pairs = [], []
    for entry in entries.iter_rows(named=True):
        ours = timed.filter(pl.col("entry") == entry["entry"])["account_id"].implode()
        years = {**_year(history, entry, "before"), **_year(history, entry, "after")}
        bought = years["revenue_before"] > 0
        mine = _frame(history, years, entry, since["account_id"].is_in(ours).to_numpy() & bought)
        not_key = (since["since"].is_null() | (since["since"] >= entry["after_until"])).to_numpy()
        keys.append(mine)
        others = _frame(history, years, entry, not_key & _comparable(history, years["revenue_before"], mine))
        # That nobody gave some accounts a segment makes them no segment of their own.
        pairs.append(matched(mine.drop_nulls("segment"), others))
    return pl.concat(keys), pl.concat(pairs)


def _year(history: History, entry: dict[str, Any], which: str) -> dict[str, NDArray[np.float64]]:
    year = history.year(entry[f"{which}_first"], entry[f"{which}_until"])
    return {f"{name}_{which}": values for name, values in year.items()}


def _frame(
    history: History, years: dict[str, NDArray[np.float64]], entry: dict[str, Any], chosen: NDArray[np.bool_]
) -> pl.DataFrame:
    """The years of some accounts; what is not a number is unknown."""
    rows = np.flatnonzero(chosen)
    named = {name.replace("trend_before", "trend"): values for name, values in years.items() if name != "trend_after"}
    return (
        history.accounts[rows]
        .with_columns(
            *(pl.Series(name, values[rows], nan_to_null=True) for name, values in named.items()),
            entry=pl.lit(entry["entry"], pl.Int64),
        )
        .select(*_SCHEMA)
    )


def _comparable(history: History, revenue: NDArray[np.float64], ours: pl.DataFrame) -> NDArray[np.bool_]:
    """Those that can be near any of ours: most of 100,000 accounts cannot."""
    sizes = ours["revenue_before"].to_numpy()
    if not sizes.size:
        return np.zeros(revenue.size, dtype=np.bool_)
    # A little more than the bound, which is drawn exactly where they are matched.
    low, high = sizes.min() / SIZE_FACTOR * 0.99, sizes.max() * SIZE_FACTOR * 1.01
    in_segment = history.accounts["segment"].is_in(ours["segment"].unique().implode()).fill_null(value=False).to_numpy()
    within: NDArray[np.bool_] = (revenue >= low) & (revenue <= high) & in_segment
    return within
