"""A KPI over time: a value for each month end or quarter end, as far back as the data reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from kam_core.kpis.facts import POINTS, Facts
from kam_core.kpis.model import Kpi, Reading
from kam_core.kpis.portfolio import made_up
from kam_core.period import first_of_month
from kam_core.store.database import Database

# Three years and the point before them.
LONGEST = 37
_QUARTER_ENDS = (3, 6, 9, 12)


class Step(StrEnum):
    """How far the points of a trend lie apart."""

    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Trend:
    """One KPI over time.

    `points` has one row a month end, oldest first: `month` Date (its first day), `value` Float64 (null: unknown), `n`,
    `coverage` and `standard_error` as a reading has them. It begins with the first known value and is empty
    where none is. `illustrative` as a card says it.
    """

    kpi: Kpi
    points: pl.DataFrame
    illustrative: bool = False

    @property
    def last(self) -> float | None:
        """The newest value; null where it is unknown."""
        found: float | None = self.points["value"][-1] if self.points.height else None
        return found


def trends(
    database: Database,
    population: pl.DataFrame | None,
    day: date,
    kpis: Sequence[Kpi],
    *,
    step: Step = Step.MONTH,
    points: int = LONGEST,
) -> list[Trend]:
    """Some KPIs of a population over time.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        day: the last point is that of this day, as `portfolio.strip` has it; the running month is never one.
        kpis: which, in this order.
        step: each month, or only the ends of calendar quarters.
        points: how many month ends at most.
    """
    facts = Facts(database, population, day, max(points, POINTS))
    places = [at for at, end in enumerate(facts.ends) if step is Step.MONTH or end.month in _QUARTER_ENDS]
    invented = made_up(database)
    return [
        Trend(
            kpi,
            _known(_points(facts, places, [kpi.read(facts, at) for at in places])),
            illustrative=not invented.isdisjoint(kpi.rests_on),
        )
        for kpi in kpis
    ]


def _points(facts: Facts, places: Sequence[int], readings: Sequence[Reading]) -> pl.DataFrame:
    columns = {
        "month": [first_of_month(facts.ends[at]) for at in places],
        "value": [None if reading.value is None else float(reading.value) for reading in readings],
        "n": [reading.n for reading in readings],
        "coverage": [reading.coverage for reading in readings],
        "standard_error": [reading.standard_error for reading in readings],
    }
    numbers = {"n": pl.Int64, "coverage": pl.Float64, "standard_error": pl.Float64}
    schema = {"month": pl.Date, "value": pl.Float64, **numbers}
    return pl.DataFrame(columns, schema=schema)


def _known(points: pl.DataFrame) -> pl.DataFrame:
    """From the first known value on."""
    known = points["value"].is_not_null()
    return points.slice(known.arg_max() or 0) if known.any() else points.clear()
