"""Key accounts beside comparable ones, read from the months of all accounts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
import polars as pl

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
    keys, others = pl.DataFrame(schema=_SCHEMA), pl.DataFrame(schema=_SCHEMA)
    if not entries.is_empty():
        span = Period(entries["before_first"].min(), trailing_year(closed_through).until)  # type: ignore[arg-type]
        keys, others = _both(histories.read(database, span), every, timed, entries)
    return _told(timed, keys, others, first_month)


def _told(timed: pl.DataFrame, keys: pl.DataFrame, others: pl.DataFrame, first_month: date | None) -> Comparison:
    bought, alike = changed(keys.filter(pl.col("revenue_before") > 0)), changed(others)
    pairs = matched(bought, alike)
    found = effects(bought, alike, pairs)
    rows = timed.join(found.drop("segment"), on=["entry", "account_id"], how="left", maintain_order="left")
    reason = (
        pl.when(pl.col("left_out").is_not_null())
        .then("left_out")
        .when(pl.col("revenue_before").is_null())
        .then(pl.lit(LeftOut.NOTHING_BEFORE.value))
        .when(pl.col("controls") < LEAST_CONTROLS)
        .then(pl.lit(LeftOut.FEW_COMPARABLE.value))
    )
    theirs = alike.drop("segment").rename({"account_id": "control_id"})
    told = pairs.join(theirs, on=["entry", "control_id"], how="left", maintain_order="left")
    return Comparison(rows.with_columns(left_out=reason), told.drop("entry"), first_month)


def _both(
    history: History, every: pl.DataFrame, timed: pl.DataFrame, entries: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The years of the key accounts of all entries, and of those that they may be compared with."""
    since = history.accounts.join(
        every.select("account_id", "since"), on="account_id", how="left", maintain_order="left"
    )
    keys, others = [], []
    for entry in entries.iter_rows(named=True):
        ours = timed.filter(pl.col("entry") == entry["entry"]).select("account_id")
        years = _years(history, entry)
        mine = years.join(ours, on="account_id", how="semi", maintain_order="left")
        keys.append(mine)
        not_key = since["since"].is_null() | (since["since"] >= entry["after_until"])
        others.append(_comparable(years.filter(not_key), mine))
    return pl.concat(keys), pl.concat(others)


def _years(history: History, entry: dict[str, Any]) -> pl.DataFrame:
    before = history.year(entry["before_first"], entry["before_until"])
    after = history.year(entry["after_first"], entry["after_until"])
    return history.accounts.select("account_id", "segment").with_columns(
        revenue_before=pl.Series(before["revenue"]),
        margin_before=pl.Series(before["margin"], nan_to_null=True),
        trend=pl.Series(before["trend"]),
        revenue_after=pl.Series(after["revenue"]),
        margin_after=pl.Series(after["margin"], nan_to_null=True),
        entry=pl.lit(entry["entry"], pl.Int64),
    )


def _comparable(years: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """Those that can be near any of ours: most of 100,000 accounts cannot."""
    sizes = ours.filter(pl.col("revenue_before") > 0)["revenue_before"].to_numpy()
    if not sizes.size:
        return years.clear()
    # A little more than the bound, which is drawn exactly where they are matched.
    low, high = float(np.min(sizes)) / SIZE_FACTOR * 0.99, float(np.max(sizes)) * SIZE_FACTOR * 1.01
    in_segment = pl.col("segment").is_in(ours["segment"].unique().to_list())
    return years.filter(pl.col("revenue_before").is_between(low, high) & in_segment)
