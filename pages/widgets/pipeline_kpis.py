"""The strip of KPIs of deals and contracts."""

from kam_core.kpis import catalogue, portfolio
from kam_core.kpis.model import KpiValue
from kam_core.store.database import Database
from pages.session import resources
from pages.widgets import filtered, kpi_strip
from pages.widgets.filtered import Shown

_STRIP = catalogue.chosen(
    "pipeline_open",
    "pipeline_weighted",
    "pipeline_coverage",
    "win_rate_count",
    "sales_cycle_days",
    "renewal_rate_count",
    "renewal_rate_value",
    "acv",
)


def show(shown: Shown, currency: str) -> None:
    """One card a KPI of the accounts that are shown."""
    kpi_strip.show(resources.kept(_values, shown), currency)


def _values(database: Database, shown: Shown) -> list[KpiValue]:
    return portfolio.strip(database, filtered.limited(database, shown), shown.day, _STRIP)
