"""Order lines: loaded by order, checked against accounts and products, and summed into the rollups."""

from datetime import date

import polars as pl

from kam_core.ingest import images
from kam_core.ingest.images import Taken
from kam_core.ingest.mapping import Mapping
from kam_core.ingest.mode import Mode
from kam_core.store.transaction import Transaction
from kam_core.text.words import ngettext

NO_FAMILY = "Other"


def clear_replaced(transaction: Transaction, mapping: Mapping, taken: Taken) -> list[date]:
    """Take away, and keep for undoing, all lines of the orders that the file has: an order is replaced as a whole.

    Orders must have their keys. A load that appends takes nothing away.

    Returns:
        The months that lost lines, each by its first day.
    """
    if taken.mode is Mode.APPEND or not transaction.read("ingest", "has_order_lines").item():
        return []
    images.keep_lines(transaction, mapping, taken)
    months = months_replaced(transaction, taken.batch_id)
    for table in ("stored_line", "line_extra") if months else ():
        transaction.execute("ingest", "delete_replaced", parts={"table": table}, batch_id=taken.batch_id)
    return months


def months_replaced(transaction: Transaction, batch_id: int) -> list[date]:
    """The months of the lines that a load took away, each by its first day."""
    return transaction.read("ingest", "months_replaced", batch_id=batch_id)["month"].to_list()


def months_of(transaction: Transaction, batch_id: int) -> list[date]:
    """The months in which a load has lines, each by its first day."""
    return transaction.read("ingest", "months_of_batch", batch_id=batch_id)["month"].to_list()


def strangers(transaction: Transaction, batch_id: int) -> tuple[str, ...]:
    """Sentences on lines of a load whose account or product is not there; they are kept and counted."""
    found = transaction.read("ingest", "lines_of_strangers", batch_id=batch_id).row(0, named=True)
    told = (
        (
            found["without_account"],
            ngettext(
                "{n} line is of an account that is not loaded.",
                "{n} lines are of accounts that are not loaded.",
                found["without_account"],
            ),
        ),
        (
            found["without_product"],
            ngettext(
                "{n} line is of a product that is not loaded; its family is Other.",
                "{n} lines are of products that are not loaded; their family is Other.",
                found["without_product"],
            ),
        ),
    )
    return tuple(sentence for number, sentence in told if number)


def families(transaction: Transaction) -> pl.DataFrame:
    """Each product's family as the rollup counts it: `product_id`, `family`, by product."""
    return transaction.read("ingest", "families")


def has_moved(before: pl.DataFrame, after: pl.DataFrame) -> bool:
    """Whether any product is in another family now; one that was or is not there was or is in Other."""
    both = after.join(before, on="product_id", how="full", suffix="_before", coalesce=True)
    moved = both.filter(pl.col("family").fill_null(NO_FAMILY) != pl.col("family_before").fill_null(NO_FAMILY))
    return moved.height > 0
