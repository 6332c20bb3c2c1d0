"""Trailing years of every account at once, and the sums over accounts that retention and concentration need.

What one account bought is summed in whole ten-thousandths, so that a credit that takes all back leaves exactly 0; sums
over accounts are floats, read as ratios or rounded to the cent again.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

_YEAR = 12
_SMALLEST = 10_000


@dataclass(frozen=True, slots=True)
class Parts:
    """Sums over the accounts of a population at one month end; "year" is the twelve months to it.

    The cohort are the accounts with revenue in the year before: `start` is what they bought then, `end` what they
    bought in the year, `retained` the sum of the smaller of both for each, `kept` how many have revenue in the year.
    `either` counts the accounts with revenue in one of the years. `buyers` are those with some in the year: `revenue`
    is theirs, `squares` the sum of its squares, `largest` that of the largest, `top_5` and `top_10` of the five and ten
    largest.
    """

    cohort: int
    kept: int
    start: float
    end: float
    retained: float
    either: int
    buyers: int
    revenue: float
    squares: float
    largest: float
    top_5: float
    top_10: float


def trailing_years(rows: pl.DataFrame, accounts: int, months: int) -> NDArray[np.float64]:
    """The revenue of each account (columns) in the twelve months that end with each month from the twelfth on (rows).

    Args:
        rows: one row an account and month: `account` and `month` count from 0, `revenue`.
        accounts: how many there are.
        months: how many there are.
    """
    amounts = np.zeros((months + 1, accounts), dtype=np.int64)
    places = rows["month"].to_numpy().astype(np.intp) + 1, rows["account"].to_numpy()
    amounts[places] = np.rint(rows["revenue"].to_numpy() * _SMALLEST)
    so_far = np.cumsum(amounts, axis=0, out=amounts)
    years: NDArray[np.float64] = (so_far[_YEAR:] - so_far[:-_YEAR]) / _SMALLEST
    return years


def parts(before: NDArray[np.float64], year: NDArray[np.float64]) -> Parts:
    """Sums over accounts, from what each bought in the year before and in the year."""
    in_cohort = before > 0
    start, end = before[in_cohort], year[in_cohort]
    bought = year[year > 0]
    largest = -np.sort(-_at_least_the_largest(bought, 10))
    return Parts(
        cohort=start.size,
        kept=int(np.count_nonzero(end > 0)),
        start=float(start.sum()),
        end=float(end.sum()),
        retained=float(np.minimum(start, end).sum()),
        either=int(np.count_nonzero(in_cohort | (year > 0))),
        buyers=bought.size,
        revenue=float(bought.sum()),
        squares=float(np.dot(bought, bought)),
        largest=float(largest[:1].sum()),
        top_5=float(largest[:5].sum()),
        top_10=float(largest[:10].sum()),
    )


def _at_least_the_largest(bought: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    return np.partition(bought, bought.size - count)[-count:] if bought.size > count else bought
