"""What an account bought: from rollups, but for the drill to its order lines. Money is in the base currency."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from kam_core.accounts.model import AccountId
from kam_core.period import JANUARY, add_months, trailing_year
from kam_core.store.database import Database

_BEFORE_ANY_ORDER = date(1, 1, 1)


class LineSort(StrEnum):
    """What order lines can be sorted by; the value is the name of the column."""

    DATE = "order_date"
    PRODUCT = "product_name"
    FAMILY = "family"
    QUANTITY = "quantity"
    REVENUE = "revenue"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class LinePage:
    """Some of an account's order lines; `has_next` says that there are more behind them."""

    rows: pl.DataFrame
    has_next: bool


def by_quarter(
    database: Database, account_id: AccountId, closed_through: date, year_start: int = JANUARY
) -> pl.DataFrame:
    """One account's revenue beside its target.

    Args:
        database: where to read.
        account_id: whose.
        closed_through: the last month end that counts.
        year_start: the month, 1 to 12, in which the company's year starts: quarters are counted from it.

    Returns:
        One row a quarter, oldest first, from that of its first order to that of `closed_through`: `quarter`
        Date (its first day), `revenue` Decimal (0 in a quarter without orders), `margin` Decimal (null where a cost
        is unknown), `target` Decimal (the account's targets of the KPI 'revenue', months summed; null unless the
        whole quarter has one), `orders` Int64, `closed` Boolean: false while months of the quarter are still to
        come, which neither `revenue` nor `orders` count yet. Empty without orders.
    """
    return database.read(
        "revenue",
        "by_quarter",
        account_id=account_id,
        closed_through=closed_through,
        shift=(year_start - 1) % 3,
        until=add_months(closed_through, 3 - (closed_through.month - year_start) % 3),
    )


def has_illustrative_targets(database: Database, account_id: AccountId) -> bool:
    """Whether any revenue target of an account was made up for the demo."""
    return bool(database.read("revenue", "illustrative_targets", account_id=account_id)["illustrative"][0])


def by_family(database: Database, account_id: AccountId, closed_through: date) -> pl.DataFrame:
    """What one account buys of each product family.

    Returns:
        One row a family it ever bought, most revenue first: `family`, `revenue` Decimal (twelve months to
        `closed_through`), `revenue_before` Decimal (the twelve months before; both null where the data do not reach
        back so far), `change` (a ratio: 0.1 is 10 % more; null without revenue before), `margin` Decimal (of the
        twelve months; null where a cost is unknown), `last_order_date`.
    """
    year = trailing_year(closed_through)
    families = database.read(
        "revenue",
        "by_family",
        account_id=account_id,
        first=year.first,
        until=year.until,
        before=year.back(12).first,
    )
    now, before = pl.col("revenue").cast(pl.Float64), pl.col("revenue_before").cast(pl.Float64)
    change = pl.when(before > 0).then(now / before - 1).alias("change")
    return families.with_columns(change).select(
        "family", "revenue", "revenue_before", "change", "margin", "last_order_date"
    )


def by_year(database: Database, account_id: AccountId) -> pl.DataFrame:
    """What one account bought in each calendar year, and what it left.

    Returns:
        One row a year with orders, newest first: `year` (text), `revenue` and `margin` Decimal in the base currency
        (`margin` null where a cost in the year is unknown). The year that still runs is there as far as it is loaded.
    """
    return database.read("revenue", "by_year", account_id=account_id)


def order_lines(
    database: Database,
    account_id: AccountId,
    *,
    page: int = 0,
    page_rows: int = 50,
    sort: LineSort = LineSort.DATE,
    descending: bool = True,
    family: str | None = None,
) -> LinePage:
    """One page (the first is 0) of one account's order lines; the only figure that reads lines.

    A `family`, as `by_family` names it, leaves only its lines.

    Returns:
        One row a line: `order_date`, `order_no`, `line_no`, `product_id`, `product_name` and `family` (null for a
        product that is not loaded), `quantity`, `revenue`, `margin` (null where its cost is unknown), and `amount` in
        the `currency` that was invoiced. Null comes last either way.
    """
    skipped, rows = page * page_rows, page_rows + 1
    # How far back the newest lines lie is known of all families together only.
    newest_first = sort is LineSort.DATE and descending and family is None
    found = database.read(
        "revenue",
        "order_lines",
        choices={"sort": sort},
        account_id=account_id,
        since=_since(database, account_id, skipped + rows) if newest_first else _BEFORE_ANY_ORDER,
        descending=descending,
        rows=rows,
        skipped=skipped,
        family=family,
    )
    return LinePage(found.head(page_rows), has_next=found.height > page_rows)


def _since(database: Database, account_id: AccountId, rows: int) -> date:
    """A month that is early enough to hold the newest `rows` lines, so that older ones need not be read."""
    since: date | None = database.read("revenue", "lines_since", account_id=account_id, rows=rows)["since"][0]
    return since or _BEFORE_ANY_ORDER
