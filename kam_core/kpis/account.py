"""KPIs of one account, and of each account of a population."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import polars as pl

from kam_core.accounts.model import AccountId
from kam_core.kpis import catalogue, portfolio
from kam_core.kpis.facts import YEAR, window_end
from kam_core.kpis.model import Grain, Kpi, KpiValue
from kam_core.period import trailing_year
from kam_core.store.database import Database
from kam_core.store.moments import moments

_ALL_ROWS = 2**62


class Sort(StrEnum):
    """What accounts can be sorted by; the value is the name of the column."""

    ACCOUNT_NAME = "account_name"
    REVENUE = "revenue"
    REVENUE_BEFORE = "revenue_before"
    MARGIN = "margin"
    MARGIN_RATIO = "margin_ratio"
    GROWTH = "growth"
    SHARE = "share"


def strip(
    database: Database, account_id: AccountId, day: date, kpis: Sequence[Kpi] = catalogue.of(Grain.ACCOUNT)
) -> list[KpiValue]:
    """The KPIs of one account on a day, as `portfolio.strip` returns them."""
    return portfolio.strip(database, pl.DataFrame({"account_id": [account_id]}), day, kpis)


def by_account(
    database: Database,
    population: pl.DataFrame | None,
    day: date,
    *,
    sort: Sort = Sort.REVENUE,
    descending: bool = True,
    page: int = 0,
    page_rows: int = _ALL_ROWS,
) -> pl.DataFrame:
    """What each account of a population earns us in the twelve months to the last closed month.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        day: windows end as those of `portfolio.strip` do.
        sort: the column to sort by; null comes last either way.
        descending: the greatest first.
        page: which page, the first is 0.
        page_rows: how many accounts a page has; all by default.

    Returns:
        One row an account: `account_id`, `account_name`, `revenue` Decimal (null under 12 months of data),
        `revenue_before` Decimal (the twelve months before; null under 24), `margin` Decimal (null where a cost is
        unknown), `margin_ratio` (of revenue), `growth` (0.1 is 10 % more; null without revenue before), `share` (of
        the population's revenue). A year without orders is 0.
    """
    year = trailing_year(window_end(moments(database), day))
    among = database.read("kpis", "account_ids") if population is None else population
    return database.read(
        "kpis",
        "by_account",
        choices={"sort": sort},
        frames={"population": among},
        before=year.back(YEAR).first,
        first=year.first,
        until=year.until,
        descending=descending,
        rows=page_rows,
        skipped=page * page_rows if page else 0,
    )
