"""Figures of growth: trends, the bridge, white space of 200 accounts and the theme board, each beside a plain query.

Screens read in one moment, where what comparable accounts buy is worked out once for each load: so do these.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import polars as pl
from figures import YEAR, Figure

from kam_core.kpis import catalogue, portfolio, retention
from kam_core.kpis.families import by_family
from kam_core.kpis.trend import trends
from kam_core.period import trailing_year
from kam_core.store.moments import moments
from kam_core.store.store import Store
from kam_core.themes.reading import themes
from kam_core.whitespace.cells import cells

# As many as stand beside each other, and as many as a company has key accounts.
ACCOUNTS, KEY = 200, 40


@contextmanager
def figures(store: Store) -> Iterator[list[Figure]]:
    """The figures, over all accounts unless they say otherwise."""
    closed = moments(store.database).closed_through
    assert closed is not None
    year = trailing_year(closed)
    some = pl.DataFrame({"account_id": [str(number) for number in range(ACCOUNTS)]})
    key = some.head(KEY).with_columns(quadrant=pl.lit(None, pl.String))
    with store.database.one_moment() as database:

        def trend(code: str) -> Figure:
            name = f"a trend of 37 months: {code}"
            plain = FAMILIES if code in ("grr_by_family", "product_penetration", "attach_rate") else MONTHS
            return Figure(name, lambda: trends(database, None, closed, catalogue.chosen(code)), plain)

        yield [
            trend("rev_ttm"),
            trend("nrr"),
            trend("hhi"),
            trend("grr_by_family"),
            trend("product_penetration"),
            trend("attach_rate"),
            Figure("the retention bridge", lambda: retention.cohort(database, None, closed), BRIDGE),
            Figure("the bridge by family", lambda: by_family(database, None, year), BRIDGE_OF_FAMILIES),
            Figure("white-space value", lambda: portfolio.strip(database, None, closed, catalogue.chosen("whitespace_value")), POTENTIALS),
            Figure(f"white space of {ACCOUNTS} accounts", lambda: cells(database, some, year), POTENTIALS),
            Figure(f"theme board of {KEY} accounts", lambda: themes(database, key, closed), POTENTIALS),
        ]  # fmt: skip


# Each is less than the figure: what must be read and summed before anything is worked out from it.
MONTHS = "SELECT account_id, date_trunc('month', order_date) AS m, sum(sales_amount) FROM order_lines WHERE order_date < $until GROUP BY account_id, m"
FAMILIES = "SELECT account_id, category, date_trunc('month', order_date) AS m, sum(sales_amount) FROM order_lines INNER JOIN products USING (product_id) WHERE order_date < $until GROUP BY account_id, category, m"
BRIDGE = f"SELECT account_id, sum(sales_amount) FILTER (WHERE {YEAR}) AS now, sum(sales_amount) FILTER (WHERE order_date < $first) AS before_it FROM order_lines WHERE order_date >= $before AND order_date < $until GROUP BY account_id"
BRIDGE_OF_FAMILIES = f"SELECT account_id, category, sum(sales_amount) FILTER (WHERE {YEAR}) AS now, sum(sales_amount) FILTER (WHERE order_date < $first) AS before_it FROM order_lines INNER JOIN products USING (product_id) WHERE order_date >= $before AND order_date < $until GROUP BY account_id, category"
POTENTIALS = f"""
WITH bought AS (
    SELECT account_id, category, sum(sales_amount) AS r
    FROM order_lines INNER JOIN products USING (product_id) WHERE {YEAR} GROUP BY account_id, category
)
SELECT segment, category, median(r), count(*) FROM bought INNER JOIN accounts USING (account_id) GROUP BY segment, category"""
