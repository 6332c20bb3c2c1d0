"""KPIs of one account."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from kam_core.accounts.model import AccountId
from kam_core.kpis import catalogue, portfolio
from kam_core.kpis.model import Grain, Kpi, KpiValue
from kam_core.store.database import Database


def strip(
    database: Database, account_id: AccountId, day: date, kpis: Sequence[Kpi] = catalogue.of(Grain.ACCOUNT)
) -> list[KpiValue]:
    """The KPIs of one account on a day, as `portfolio.strip` returns them."""
    return portfolio.strip(database, pl.DataFrame({"account_id": [account_id]}), day, kpis)
