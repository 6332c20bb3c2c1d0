"""Order lines: loaded by order, checked against accounts and products, and summed into the rollups."""

from datetime import date

import polars as pl

from kam_core.ingest import keys
from kam_core.ingest.mapping import Mapping
from kam_core.store.transaction import Transaction
from kam_core.text.words import ngettext

NO_FAMILY = "Other"


def clear_replaced(transaction: Transaction, mapping: Mapping) -> list[date]:
    """Delete all lines of the orders that the file has: an order is replaced as a whole. Orders must have their keys.

    Returns:
        The months that lost lines, each by its first day.
    """
    if not transaction.read("ingest", "has_order_lines").item():
        return []
    order = keys.order(mapping)
    parts = {"source": mapping.source.table, "order_key": order.key, "joins": order.join}
    months = transaction.read("ingest", "months_replaced", parts=parts, **mapping.source.values)["month"].to_list()
    for table in ("stored_line", "line_extra") if months else ():
        transaction.execute("ingest", "delete_replaced", parts={"table": table, **parts}, **mapping.source.values)
    return months


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
    """Whether any product is in another family now; one that was not there was in Other."""
    moved = after.join(before, on="product_id", how="left", suffix="_before").filter(
        pl.col("family") != pl.col("family_before").fill_null(NO_FAMILY)
    )
    return moved.height > 0
