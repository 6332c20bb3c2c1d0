"""Each figure that a plain query must read order lines for, through the product and as that query."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import duckdb

from kam_core.accounts.model import AccountId
from kam_core.kpis import catalogue, portfolio, retention
from kam_core.period import trailing_year
from kam_core.revenue import queries as revenue
from kam_core.scoring import explanation, measures
from kam_core.store.moments import moments
from kam_core.store.store import Store

# In the middle of the sizes that the made-up company has.
ACCOUNT = "77"
YEAR = "order_date >= $first AND order_date < $until"


@dataclass(frozen=True)
class Figure:
    """A figure: how the product gets it, and the plain query over lines that gives the same."""

    name: str
    product: Callable[[], object]
    query: str


def figures(store: Store) -> list[Figure]:
    """The figures of the screens, each over all accounts unless it says otherwise."""
    database, closed = store.database, moments(store.database).closed_through
    assert closed is not None
    account = AccountId(ACCOUNT)

    def kpi(code: str) -> Callable[[], object]:
        return lambda: portfolio.strip(database, None, closed, catalogue.chosen(code))

    return [
        Figure("revenue, 12 months", kpi("rev_ttm"), f"SELECT sum(sales_amount) FROM order_lines WHERE {YEAR}"),
        Figure("gross margin", kpi("gross_margin_ratio"), f"SELECT 1 - sum(cost_amount) / sum(sales_amount) FROM order_lines WHERE {YEAR}"),
        Figure("NRR, GRR and the bridge", lambda: retention.cohort(database, None, closed), RETENTION),
        Figure("HHI", kpi("hhi"), f"SELECT sum(r * r) / (sum(r) * sum(r)) FROM (SELECT CAST(sum(sales_amount) AS DOUBLE) AS r FROM order_lines WHERE {YEAR} GROUP BY account_id)"),
        Figure("top-10 share", kpi("top10_share"), f"SELECT sum(r) FROM (SELECT sum(sales_amount) AS r FROM order_lines WHERE {YEAR} GROUP BY account_id ORDER BY r DESC LIMIT 10)"),
        Figure("the KPI strip, 8 KPIs with 13 points each", lambda: portfolio.strip(database, None, closed, catalogue.chosen("rev_ttm", "rev_yoy", "nrr", "grr", "gross_margin_ratio", "key_accounts", "hhi", "top10_share")), STRIP),
        Figure("what every account bought in a year", lambda: measures.facts(database, measures.everybody(database), closed), FACTS),
        Figure("one account by quarter", lambda: revenue.by_quarter(database, account, closed), "SELECT date_trunc('quarter', order_date) AS q, sum(sales_amount), sum(cost_amount), count(DISTINCT order_no) FROM order_lines WHERE account_id = 77 GROUP BY q ORDER BY q"),
        Figure("one account by family", lambda: revenue.by_family(database, account, closed), "SELECT category, sum(sales_amount), sum(cost_amount), max(order_date) FROM order_lines INNER JOIN products USING (product_id) WHERE account_id = 77 GROUP BY category"),
        Figure("why one account stands where it does", lambda: explanation.explain(database, account, closed), f"SELECT sum(sales_amount), sum(cost_amount), count(DISTINCT date_trunc('quarter', order_date)) FROM order_lines WHERE account_id = 77 AND {YEAR}"),
        Figure("a page of one account's order lines (reads lines)", lambda: revenue.order_lines(database, account), "SELECT * FROM order_lines WHERE account_id = 77 ORDER BY order_date DESC LIMIT 50"),
    ]  # fmt: skip


RETENTION = f"""
WITH ends AS (SELECT account_id, sum(sales_amount) AS r FROM order_lines WHERE {YEAR} GROUP BY account_id),
starts AS (SELECT account_id, sum(sales_amount) AS r FROM order_lines WHERE order_date >= $before AND order_date < $first GROUP BY account_id)
SELECT sum(ends.r) / sum(starts.r), sum(least(ends.r, starts.r)) / sum(starts.r)
FROM starts LEFT JOIN ends USING (account_id)"""
STRIP = """
WITH m AS (SELECT account_id, date_trunc('month', order_date) AS month, sum(sales_amount) AS r, sum(cost_amount) AS c FROM order_lines WHERE order_date < $until GROUP BY account_id, month)
SELECT month, sum(r), sum(c), count(*) FROM m GROUP BY month"""
FACTS = f"""
SELECT account_id, sum(sales_amount), sum(cost_amount), count(DISTINCT date_trunc('quarter', order_date))
FROM order_lines WHERE {YEAR} GROUP BY account_id"""


def plainly(db: duckdb.DuckDBPyConnection, query: str, closed: date) -> Callable[[], object]:
    """The plain query as a call."""
    year = trailing_year(closed)
    days = {"first": year.first, "until": year.until, "before": year.back(12).first}
    named = {name: day for name, day in days.items() if f"${name}" in query}
    return lambda: db.execute(query, named).fetchall()
