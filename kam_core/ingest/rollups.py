"""What screens read instead of order lines, redone for the months that a load touches."""

from collections.abc import Iterable
from datetime import date

from kam_core.kpis import kept, kept_families
from kam_core.period import spans
from kam_core.store.transaction import Transaction

_ROLLUPS = ("account_month", "account_family_month")


def redo(transaction: Transaction, months: Iterable[date], rollups: Iterable[str] = _ROLLUPS) -> None:
    """Sum the stored order lines of `months` again, in the rollups of these names."""
    for helper in ("rate_of_lines", "family_of_lines"):
        transaction.execute("ingest", helper)
    for period in spans(months):
        for rollup in rollups:
            transaction.execute("ingest", f"clear_{rollup}", first=period.first, until=period.until)
            transaction.execute("ingest", f"fill_{rollup}", first=period.first, until=period.until)
    if "account_month" in rollups:
        kept.redo(transaction, months)
    else:
        kept_families.redo(transaction, months)


def redo_families(transaction: Transaction) -> None:
    """Sum all order lines by family again: what family a product is in has changed."""
    redo(transaction, transaction.read("ingest", "months_with_orders")["month"], ("account_family_month",))
