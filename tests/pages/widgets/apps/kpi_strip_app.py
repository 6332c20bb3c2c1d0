"""What test_kpi_strip looks at."""

from datetime import date
from decimal import Decimal

import polars as pl

from kam_core.kpis.catalogue import CATALOGUE
from kam_core.kpis.model import KpiValue
from pages.widgets import kpi_strip

kpis = {kpi.code: kpi for kpi in CATALOGUE}
months = [date(2025, month, 1) for month in (1, 2, 3)]


def value(code: str, now: object, before: object, points: list[float | None], **more: object) -> KpiValue:
    series = pl.DataFrame({"month": months, "value": points}, schema={"month": pl.Date, "value": pl.Float64})
    told = {"n": 701, "coverage": 1.0, **more}
    return KpiValue(kpi=kpis[code], value=now, before=before, series=series, **told)  # type: ignore[arg-type]


kpi_strip.show(
    [
        value("rev_ttm", Decimal("1200000.00"), Decimal("1000000.00"), [1.0, 1.1, 1.2]),
        value("nrr", 0.95, 0.90, [None, 0.9, 0.95], n=1, coverage=0.5),
        value("grr", None, None, [None, None, None], n=0, coverage=None),
        value("nps", 12.5, None, [None, None, 12.5], n=5, standard_error=40.0),
    ],
    "USD",
)
