"""What came back of what was put into each key account: margin above its baseline, over hours and money.

Baseline: the gross margin of the twelve months before it was admitted, if above zero, grown as the revenue of its
controls grew from those months to the last twelve closed ones: what it would have left had it gone with comparable
accounts.
ROI = (margin - baseline - put in) / put in; put in = hours x cost of an hour + investments of the last twelve months.
An estimate, and unknown where an input is missing.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import polars as pl

from kam_core.period import Period
from kam_core.programme.model import LEAST_ACCOUNTS
from kam_core.store.database import Database
from kam_core.text.words import later

_MONEY = pl.Decimal(18, 4)


class Missing(StrEnum):
    """What an account's ROI cannot be computed without."""

    COMPARISON = "comparison"
    COST_OF_GOODS = "cost_of_goods"
    MARGIN_BEFORE = "margin_before"
    HOURS = "hours"
    INVESTMENTS = "investments"
    HOUR_COST = "hour_cost"


MISSING = {
    Missing.COMPARISON: later(
        "A baseline: orders of the 12 months before the admission, all of the last 12 closed months on the list, and 3 "
        "comparable accounts."
    ),
    Missing.COST_OF_GOODS: later("The cost of what it bought: load order lines with a cost."),
    Missing.MARGIN_BEFORE: later("A margin above zero before the admission: a loss cannot be grown into a baseline."),
    Missing.HOURS: later('Hours: give its team their hours a month, on the account under "People".'),
    Missing.INVESTMENTS: later(
        'Investments: enter them on the account under "Needs and value", each with its date and amount, 0 where there '
        "was none."
    ),
    Missing.HOUR_COST: later("The cost of an hour: enter it above."),
}


@dataclass(frozen=True, slots=True)
class Total:
    """Of the `accounts` whose ROI is known: `above` the baseline, `put_in`, and `roi`, null with fewer than 8."""

    accounts: int
    above: Decimal
    put_in: Decimal
    roi: float | None


def put_in(database: Database, accounts: pl.DataFrame, year: Period) -> pl.DataFrame:
    """What was put into some accounts in a year.

    Returns:
        One row an account: `account_id`, `hours`, `invested` and `cost_to_serve` Decimal (base currency; null: nobody
        said), `illustrative`. With an investment that has no date, or neither an amount nor hours, `invested` is null.
    """
    population = accounts.select("account_id")
    return database.read("programme", "put_in", frames={"population": population}, first=year.first, until=year.until)


def returns(compared: pl.DataFrame, spent: pl.DataFrame, hour_cost: Decimal | None) -> pl.DataFrame:
    """The ROI of each account.

    Args:
        compared: the accounts of a `comparison.Comparison` with the last year.
        spent: as `put_in` returns it.
        hour_cost: what an hour costs, in the base currency; null: nobody said.

    Returns:
        One row an account, the highest ROI first: `account_id`, `account_name`, `since`, Decimal `margin_before`,
        `baseline`, `margin`, `above` (margin less baseline), `hours`, `hours_cost`, `invested`, `put_in`,
        `cost_to_serve`; `growth_controls` and `roi` (ratios), `missing` (codes of `Missing`, the first to be mended
        first), `illustrative`.
    """
    joined = compared.join(spent, on="account_id", how="left", suffix="_spent", maintain_order="left")
    # A loss that grows with the market would be a baseline that gets worse: any margin would look like a return.
    margin = pl.col("margin_before")
    base = pl.when(margin > 0).then(margin * (1 + pl.col("growth_controls")))
    found = joined.with_columns(
        pl.col("margin_before").cast(_MONEY),
        baseline=base.cast(_MONEY),
        margin=pl.col("margin_after").cast(_MONEY),
        hours_cost=(pl.col("hours") * pl.lit(hour_cost, _MONEY)).cast(_MONEY),
    ).with_columns(
        above=pl.col("margin") - pl.col("baseline"),
        put_in=pl.col("hours_cost") + pl.col("invested"),
        missing=_missing(has_hour_cost=hour_cost is not None),
        illustrative=pl.col("illustrative") | pl.col("illustrative_spent").fill_null(value=False),
    )
    put, above = pl.col("put_in").cast(pl.Float64), pl.col("above").cast(pl.Float64)
    told = found.with_columns(roi=pl.when(put > 0).then((above - put) / put))
    return told.select(
        *("account_id", "account_name", "since", "margin_before", "growth_controls", "baseline", "margin", "above"),
        *("hours", "hours_cost", "invested", "put_in", "cost_to_serve", "roi", "missing", "illustrative"),
    ).sort("roi", "above", "account_id", descending=[True, True, False], nulls_last=True)


def _missing(*, has_hour_cost: bool) -> pl.Expr:
    no_baseline = pl.col("growth_controls").is_null()
    no_margin = pl.col("margin_before").is_null() | pl.col("margin_after").is_null()
    lacks = {
        Missing.COMPARISON: no_baseline,
        Missing.COST_OF_GOODS: ~no_baseline & no_margin,
        Missing.MARGIN_BEFORE: ~no_baseline & (pl.col("margin_before") <= 0).fill_null(value=False),
        Missing.HOURS: pl.col("hours").is_null(),
        Missing.INVESTMENTS: pl.col("invested").is_null(),
        Missing.HOUR_COST: pl.lit(not has_hour_cost),
    }
    codes = [pl.when(lack).then(pl.lit(code.value)) for code, lack in lacks.items()]
    return pl.concat_list(codes).list.drop_nulls()


def total(rows: pl.DataFrame) -> Total:
    """All accounts whose ROI is known, as one; `rows` as `returns` gives them."""
    known = rows.drop_nulls("roi")
    above, spent = (Decimal(known[name].sum() or 0) for name in ("above", "put_in"))
    is_enough = known.height >= LEAST_ACCOUNTS and spent > 0
    return Total(known.height, above, spent, float((above - spent) / spent) if is_enough else None)
