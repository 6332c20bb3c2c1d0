"""KPIs of a population, with where they stood a year ago and how they got here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import polars as pl

from kam_core.kpis import catalogue
from kam_core.kpis.facts import POINTS, Facts
from kam_core.kpis.model import Grain, Kpi, KpiValue
from kam_core.period import first_of_month
from kam_core.store.database import Database


def strip(
    database: Database, population: pl.DataFrame | None, day: date, kpis: Sequence[Kpi] = catalogue.of(Grain.PORTFOLIO)
) -> list[KpiValue]:
    """The KPIs of a population on a day.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        day: the day of the view, usually today. Windows end at `closed_through`, or for a day before `as_of` at the
            last month end before it; the list of key accounts counts as it stood on `day` itself.
        kpis: which, in this order.

    Returns:
        One value a KPI, with thirteen monthly points.
    """
    facts = Facts(database, population, day)
    invented = made_up(database) if any(kpi.rests_on for kpi in kpis) else frozenset()
    return [replace(value(kpi, facts), illustrative=not invented.isdisjoint(kpi.rests_on)) for kpi in kpis]


def value(kpi: Kpi, facts: Facts) -> KpiValue:
    """One KPI of these facts, as `strip` returns it."""
    readings = [kpi.read(facts, at) for at in range(len(facts.ends))]
    points = [None if reading.value is None else float(reading.value) for reading in readings]
    months = [first_of_month(end) for end in facts.ends]
    return KpiValue(
        kpi=kpi,
        value=readings[-1].value,
        before=readings[-POINTS].value if len(readings) >= POINTS else None,
        n=readings[-1].n,
        coverage=readings[-1].coverage,
        series=pl.DataFrame({"month": months, "value": points}, schema={"month": pl.Date, "value": pl.Float64}),
        limit=kpi.limit(facts) if kpi.limit else None,
        standard_error=readings[-1].standard_error,
    )


def made_up(database: Database) -> frozenset[str]:
    """The kinds of file of which any was made up for the demo."""
    return frozenset(database.read("kpis", "illustrative_kinds")["kind"])
