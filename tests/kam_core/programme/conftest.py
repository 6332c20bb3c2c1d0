"""A world with a programme: Key was admitted on 15 January 2024, four others of its segment were not.

Revenue      2023 (half-years)   2024-02 … 2025-01   2025-02 … 2026-01
key   S      1000 (500 + 500)    1500                2000
ann   S      1000 (500 + 500)    1100                1200
ben   S       800 (400 + 400)     800                 400
cat   S      1200 (600 + 600)    1080                   -
dot   S      1000 (500 + 500)     500                1000      admitted in June 2024: no control of the first year
eve   S      4000                4000                4000      four times as large
fay   T      1000 (500 + 500)    1000                1000      of another segment

All goods cost 60 % of what they brought, but ben's of 2024, which nobody knows. Orders are of February and August; what
is of 2024-02 … 2025-01 was bought in February 2024, what is of the year after in February 2025.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from kam_core.kpis import kept
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

TODAY = date(2026, 2, 10)
CLOSED = date(2026, 1, 31)
SEGMENTS = {"key": "S", "ann": "S", "ben": "S", "cat": "S", "dot": "S", "eve": "S", "fay": "T"}
BOUGHT = {
    "key": (500, 500, 1500, 2000),
    "ann": (500, 500, 1100, 1200),
    "ben": (400, 400, 800, 400),
    "cat": (600, 600, 1080, None),
    "dot": (500, 500, 500, 1000),
    "eve": (2000, 2000, 4000, 4000),
    "fay": (500, 500, 1000, 1000),
}
MONTHS = (date(2023, 2, 1), date(2023, 8, 1), date(2024, 2, 1), date(2025, 2, 1))
MONEY = pl.Decimal(18, 4)
# Months nobody else bought in: the orders reach back to the first of 2023.
FIRST = ("gus", date(2023, 1, 1), Decimal(1), Decimal(1))


def stay(account: str, since: date, until: date | None = None, version: int = 1) -> dict[str, object]:
    return {
        "membership_id": f"{account}{version}",
        "account_id": account,
        "kind": "existing",
        "since": since,
        "until": until,
        "admit_reason": "Large.",
        "admitted_by": "P1",
        "retire_reason": None,
        "retired_by": None,
        "illustrative": False,
        "version": version,
    }


def months() -> pl.DataFrame:
    rows = [
        (
            account,
            month,
            Decimal(revenue),
            None if (account, month.year) == ("ben", 2024) else Decimal(revenue) * 6 / 10,
        )
        for account, years in BOUGHT.items()
        for month, revenue in zip(MONTHS, years, strict=True)
        if revenue is not None
    ]
    schema = {"account_id": pl.String, "month": pl.Date, "revenue": MONEY, "cost": MONEY}
    return pl.DataFrame([FIRST, *rows], schema, orient="row").with_columns(
        orders=1, first_order_date="month", last_order_date="month"
    )


def fill(transaction: Transaction, segments: Mapping[str, str | None] = SEGMENTS) -> None:
    given = pl.Series("segment", list(segments.values()), pl.String)
    accounts = pl.DataFrame({"account_id": list(segments)}).with_columns(
        given, account_name=pl.col("account_id").str.to_titlecase(), batch_id=0
    )
    transaction.insert("facts.account", accounts)
    bought = months()
    transaction.insert("facts.account_month", bought)
    families = bought.select(
        "account_id", pl.lit("Pumps").alias("family"), "month", "revenue", "cost", "last_order_date"
    )
    transaction.insert("facts.account_family_month", families)
    stays = [
        stay("key", date(2024, 1, 15), date(2024, 9, 1)),
        stay("key", date(2024, 9, 1), version=2),
        stay("dot", date(2024, 6, 1)),
    ]
    transaction.insert("app.membership", pl.DataFrame(stays))
    kept.redo(transaction, {*MONTHS, FIRST[1]})


@pytest.fixture
def admitted(store: Store) -> Store:
    """The world of this module."""
    store.writer.derive(fill)
    return store
