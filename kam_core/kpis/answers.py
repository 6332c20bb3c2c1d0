"""What customers answered in surveys, in several windows at once."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import polars as pl

from kam_core.kpis.population import read_of
from kam_core.store.database import Database


class Survey(StrEnum):
    """What was asked. Values are the kinds of answers that are loaded."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one kind of survey in a window.

    `high` are promoters (9 and 10 of NPS) or satisfied (4 and 5 of CSAT), `low` detractors (0 to 6 of NPS); `mean` is
    the score itself. `accounts` answered; `buyers` are those of them that bought something in the window, for `revenue`
    together in the base currency, and gave `buyers_answers`. `by_account` is the mean over accounts of each one's own
    (high - low) / answers, -1..1; `by_revenue` the same of buyers, weighted by what each bought, null without any.
    """

    answers: int
    high: int
    low: int
    mean: float
    buyers: int
    accounts: int
    by_account: float
    buyers_answers: int
    revenue: Decimal
    by_revenue: float | None


def by_window(
    database: Database, population: pl.DataFrame | None, windows: pl.DataFrame
) -> dict[tuple[int, Survey], Answers]:
    """The answers of a population.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        windows: `point`, and from `first` to before `until`.

    Returns:
        By point and kind; absent without an answer.
    """
    frames = {"windows": windows.select("point", "first", "until")}
    rows = read_of(database, "answers", population, frames)
    return {(point, Survey(kind)): Answers(*counted) for point, kind, *counted in rows.iter_rows()}
