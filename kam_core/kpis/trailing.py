"""Trailing years of every account at once, and the sums over accounts that retention and concentration need.

Money is summed in whole ten-thousandths, as it is kept: a credit that takes all back leaves exactly 0, and sums over
accounts do not depend on their order.
"""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import polars as pl
from numpy.typing import NDArray

_YEAR = 12
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """Sums over the accounts of a population at one month end; "year" is the twelve months to it.

    The cohort are the accounts with revenue in the year before: `start` is what they bought then, `end` what they
    bought in the year, `retained` the sum of the smaller of both for each, `kept` how many have revenue in the year,
    `churn` what `start` has more than `end` for those that have none. `either` counts the accounts with revenue in one
    of the years. `buyers` are those with some in the year: `revenue` is theirs, `squares` the sum of its squares,
    `largest` that of the largest, `top_5` and `top_10` of the five and ten largest.
    """

    cohort: int = 0
    kept: int = 0
    start: Decimal = Decimal()
    end: Decimal = Decimal()
    retained: Decimal = Decimal()
    churn: Decimal = Decimal()
    either: int = 0
    buyers: int = 0
    revenue: Decimal = Decimal()
    squares: float = 0.0
    largest: Decimal = Decimal()
    top_5: Decimal = Decimal()
    top_10: Decimal = Decimal()


def trailing_years(rows: pl.DataFrame, accounts: int, months: int) -> NDArray[np.int64]:
    """The revenue of each account (columns) in the twelve months that end with each month from the twelfth on (rows).

    Args:
        rows: one row an account and month: `account` and `month` count from 0, `revenue`.
        accounts: how many there are.
        months: how many there are.

    Returns:
        Ten-thousandths of the currency.
    """
    amounts = np.zeros((months + 1, accounts), dtype=np.int64)
    places = rows["month"].to_numpy().astype(np.intp) + 1, rows["account"].to_numpy()
    amounts[places] = np.rint(rows["revenue"].to_numpy() * 10**_DECIMALS)
    so_far = np.cumsum(amounts, axis=0, out=amounts)
    years: NDArray[np.int64] = so_far[_YEAR:] - so_far[:-_YEAR]
    return years


def parts(before: NDArray[np.int64], year: NDArray[np.int64]) -> Parts:
    """Sums over accounts, from what each bought in the year before and in the year, as `trailing_years` gives it."""
    in_cohort = before > 0
    start, end = before[in_cohort], year[in_cohort]
    stayed = end > 0
    bought = year[year > 0]
    largest = -np.sort(-_at_least_the_largest(bought, 10))
    return Parts(
        cohort=start.size,
        kept=int(np.count_nonzero(stayed)),
        start=money(start),
        end=money(end),
        retained=money(np.minimum(start, end)),
        churn=money((start - end)[~stayed]),
        either=int(np.count_nonzero(in_cohort | (year > 0))),
        buyers=bought.size,
        revenue=money(bought),
        squares=float(np.square(bought / 10**_DECIMALS).sum()),
        largest=money(largest[:1]),
        top_5=money(largest[:5]),
        top_10=money(largest[:10]),
    )


def money(amounts: NDArray[np.int64]) -> Decimal:
    """The sum of ten-thousandths as an exact amount."""
    return Decimal(int(amounts.sum())).scaleb(-_DECIMALS)


def _at_least_the_largest(bought: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    return np.partition(bought, bought.size - count)[-count:] if bought.size > count else bought
