"""What screens read instead of order lines, redone for the months that a load touches."""

from collections.abc import Iterable
from datetime import date

from kam_core.period import Period, add_months
from kam_core.store.writer import Transaction

_ROLLUPS = ("account_month", "account_family_month")


def spans(months: Iterable[date]) -> list[Period]:
    """The fewest periods that hold exactly `months` (each the first of one), oldest first."""
    found: list[Period] = []
    for month in sorted(set(months)):
        joins = bool(found) and found[-1].until == month
        first = found.pop().first if joins else month
        found.append(Period(first, add_months(month, 1)))
    return found


def redo(transaction: Transaction, months: Iterable[date], rollups: Iterable[str] = _ROLLUPS) -> None:
    """Sum the stored order lines of `months` again, in the rollups of these names."""
    for period in spans(months):
        for rollup in rollups:
            transaction.execute("ingest", f"clear_{rollup}", first=period.first, until=period.until)
            transaction.execute("ingest", f"fill_{rollup}", first=period.first, until=period.until)


def redo_families(transaction: Transaction) -> None:
    """Sum all order lines by family again: what family a product is in has changed."""
    redo(transaction, transaction.read("ingest", "months_with_orders")["month"], ("account_family_month",))
