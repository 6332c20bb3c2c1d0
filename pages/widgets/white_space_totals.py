"""How much of what could be sold is sold, as cards."""

from kam_core.kpis import catalogue, portfolio
from kam_core.kpis.model import KpiValue
from kam_core.store.database import Database
from pages.session import resources
from pages.widgets import kpi_strip, white_space_view
from pages.widgets.white_space_view import Shown

_STRIP = catalogue.chosen(
    "whitespace_value",
    "product_penetration",
    "cell_penetration",
    "cross_sell_ratio",
    "lines_per_account",
    "attach_rate",
)


def show(shown: Shown, currency: str) -> None:
    """One card a KPI, of all accounts that are chosen."""
    kpi_strip.show(resources.kept_with_plans(_values, shown), currency)


def _values(database: Database, shown: Shown) -> list[KpiValue]:
    return portfolio.strip(database, white_space_view.population(database, shown), shown.day, _STRIP)
