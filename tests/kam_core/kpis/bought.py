"""Any revenue of any accounts, for what must hold for all of them."""

from datetime import date
from decimal import Decimal

import polars as pl
from hypothesis import strategies as st

from kam_core.kpis import kept
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

CENTS = st.integers(-5_000_000, 50_000_000).map(lambda n: Decimal(n) / 10_000)
# Each account: what it bought in a month of the year before, and of the year; None is a month without orders.
Amounts = list[tuple[Decimal | None, Decimal | None]]
AMOUNTS = st.lists(st.tuples(st.none() | CENTS, st.none() | CENTS), min_size=1, max_size=12)
MONTHS = (date(2024, 1, 1), date(2025, 7, 1))
_MONEY = pl.Decimal(18, 4)


def bought(store: Store, accounts: Amounts) -> None:
    """Put these months of 2024 and 2025 in the place of what the store holds; the data reach back to 2024.

    A third of an account's revenue of 2024 is of family F0 and the rest of F1, which has a third of that of 2025; the
    rest is of F2.
    """
    rows = [
        (f"A{n}", month, revenue)
        for n, years in enumerate(accounts)
        for month, revenue in zip(MONTHS, years, strict=True)
        if revenue is not None
    ]
    parts = [
        (account, f"F{MONTHS.index(month) + later}", month, part)
        for account, month, revenue in rows
        for later, part in enumerate(_split(revenue))
    ]
    put(store, [("first", MONTHS[0], Decimal(0)), *rows], parts)


def put(
    store: Store,
    rows: list[tuple[str, date, Decimal]],
    parts: list[tuple[str, str, date, Decimal]] | None = None,
) -> None:
    """Put what accounts bought on a day in the place of what the store holds: account, day and revenue, one a month.

    `parts` is the same by family: account, family, day and revenue. All goods cost what they brought.
    """
    bought_on = pl.DataFrame(rows, {"account_id": pl.String, "day": pl.Date, "revenue": _MONEY}, orient="row")
    frame = bought_on.select(
        "account_id",
        pl.col("day").dt.truncate("1mo").alias("month"),
        "revenue",
        pl.col("revenue").alias("cost"),
        pl.lit(1).alias("orders"),
        pl.col("day").alias("first_order_date"),
        pl.col("day").alias("last_order_date"),
    )
    columns = {"account_id": pl.String, "family": pl.String, "day": pl.Date, "revenue": _MONEY}
    by_family = pl.DataFrame(parts or [], columns, orient="row").select(
        "account_id",
        "family",
        pl.col("day").dt.truncate("1mo").alias("month"),
        "revenue",
        pl.col("revenue").alias("cost"),
        pl.col("day").alias("last_order_date"),
    )

    def change(transaction: Transaction) -> None:
        for rollup in ("clear_account_month", "clear_account_family_month"):
            transaction.execute("ingest", rollup, first=date(2000, 1, 1), until=date(2100, 1, 1))
        transaction.insert("facts.account_month", frame)
        transaction.insert("facts.account_family_month", by_family)
        # What one example held, the next may not.
        kept.redo(transaction, {*MONTHS, *frame["month"]})

    store.writer.derive(change)


def _split(revenue: Decimal) -> tuple[Decimal, Decimal]:
    third = (revenue / 3).quantize(Decimal("0.0001"))
    return third, revenue - third
