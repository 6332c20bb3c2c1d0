"""The strip of KPIs of a view."""

from kam_core.kpis import catalogue, portfolio
from kam_core.kpis.model import KpiValue
from kam_core.store.database import Database
from pages.session import resources
from pages.widgets import kpi_strip, view

_STRIP = catalogue.chosen(
    "rev_ttm", "rev_yoy", "nrr", "grr", "gross_margin_ratio", "key_accounts", "hhi", "top10_share"
)


def show(shown: view.View, currency: str) -> None:
    """One card a KPI of the accounts of a view."""
    kpi_strip.show(resources.kept(_values, shown), currency)


def _values(database: Database, shown: view.View) -> list[KpiValue]:
    limited = None if shown.filters == view.EVERYBODY else view.population(database, shown)
    return portfolio.strip(database, limited, shown.day, _STRIP)
