"""The strip of KPIs of one account."""

from datetime import date

from kam_core.accounts.model import AccountId
from kam_core.kpis import account, catalogue
from kam_core.kpis.model import KpiValue
from kam_core.store.database import Database
from pages.session import resources
from pages.widgets import kpi_strip

# Beside their names the amounts of the margins say little.
_SHOWN = ("rev_ttm", "rev_yoy", "gross_margin_ratio", "net_margin_ratio", "revenue_share", "orders_ttm")


def show(account_id: AccountId, day: date, currency: str) -> None:
    """One card a KPI."""
    kpi_strip.show(resources.kept(_values, account_id, day), currency, of_one=True)


def _values(database: Database, account_id: AccountId, day: date) -> list[KpiValue]:
    return account.strip(database, account_id, day, catalogue.chosen(*_SHOWN))
