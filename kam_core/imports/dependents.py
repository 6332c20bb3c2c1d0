"""What depends on a load, and so keeps it from being undone."""

from collections import Counter
from collections.abc import Iterator

import polars as pl

from kam_core.imports.references import LINES, LOADED, WRITTEN
from kam_core.ingest.images import key_of
from kam_core.ingest.kind import Kind
from kam_core.ingest.kinds import KINDS
from kam_core.store.transaction import Transaction
from kam_core.text.quoting import quoted
from kam_core.text.words import _, ngettext


def dependents(transaction: Transaction, kind: Kind, batch_id: int) -> tuple[str, ...]:
    """A sentence for each thing that depends on a load: later loads by their number, and what people wrote."""
    replaced = transaction.read("imports", "replaced_again", batch_id=batch_id)
    found = [
        ngettext(
            "Load {batch} ({file}) took the place of {n} row of it: undo that one first.",
            "Load {batch} ({file}) took the place of {n} rows of it: undo that one first.",
            int(rows),
            batch=later,
            file=file,
        )
        for later, file, rows in replaced.iter_rows()
    ]
    found += [
        ngettext(
            "Load {batch} ({file}) has {n} row where an earlier one would come back: undo that one first.",
            "Load {batch} ({file}) has {n} rows where earlier ones would come back: undo that one first.",
            rows,
            batch=later,
            file=file,
        )
        for later, file, rows in _in_the_way(transaction, kind, batch_id)
    ]
    gone = _ids_that_go(transaction, kind, batch_id)
    if gone.height:
        found += [*_loads(transaction, kind, batch_id, gone), *_records(transaction, kind, gone)]
    if kind.name == "exchange_rates":
        found += _converted(transaction, batch_id)
    return tuple(found)


def _in_the_way(transaction: Transaction, kind: Kind, batch_id: int) -> Iterator[tuple[int, str, int]]:
    if kind.name == "order_lines":
        found = transaction.read("imports", "lines_in_the_way", batch_id=batch_id)
    else:
        parts = {"table": kind.table, "key": key_of(kind)}
        found = transaction.read("imports", "rows_in_the_way", parts=parts, batch_id=batch_id)
    return found.iter_rows()


def _ids_that_go(transaction: Transaction, kind: Kind, batch_id: int) -> pl.DataFrame:
    if not any(kind.name in those for those in (LOADED, LINES, WRITTEN)):
        return pl.DataFrame(schema={"id": pl.String})
    parts = {"table": kind.table, "id": kind.key[0], "key": key_of(kind)}
    return transaction.read("imports", "ids_that_go", parts=parts, batch_id=batch_id)


def _loads(transaction: Transaction, kind: Kind, batch_id: int, gone: pl.DataFrame) -> Iterator[str]:
    rows: Counter[tuple[int, str]] = Counter()
    for one in LOADED.get(kind.name, ()):
        parts = {"table": one.table, "column": one.column, "where": one.where}
        found = transaction.read("imports", "loads_that_refer", parts=parts, frames={"gone": gone}, batch_id=batch_id)
        rows.update({(later, file): count for later, file, count in found.iter_rows()})
    if kind.name in LINES:
        parts = {"key": f"{LINES[kind.name]}_key", "id": f"{LINES[kind.name]}_id"}
        found = transaction.read("imports", "lines_that_refer", parts=parts, frames={"gone": gone}, batch_id=batch_id)
        rows.update({(later, file): count for later, file, count in found.iter_rows()})
    for (later, file), count in sorted(rows.items(), reverse=True):
        yield ngettext(
            "{n} row of load {batch} ({file}) refers to what only this load has: undo that one first.",
            "{n} rows of load {batch} ({file}) refer to what only this load has: undo that one first.",
            count,
            batch=later,
            file=file,
        )


def _converted(transaction: Transaction, batch_id: int) -> Iterator[str]:
    """Amounts in the base currency stay as they were worked out: without their rate nobody could say how."""
    for kind in KINDS:
        if kind.dated_by is None:
            continue
        parts = {"table": kind.table, "day": quoted(kind.dated_by)}
        found = transaction.read("imports", "amounts_converted", parts=parts, batch_id=batch_id)
        for later, file, currency, rows in found.iter_rows():
            yield ngettext(
                "{n} amount in {currency} of load {batch} ({file}) was converted by a rate of this load: undo that one "
                "first.",
                "{n} amounts in {currency} of load {batch} ({file}) were converted by rates of this load: undo that "
                "one first.",
                int(rows),
                currency=currency,
                batch=later,
                file=file,
            )


def _records(transaction: Transaction, kind: Kind, gone: pl.DataFrame) -> Iterator[str]:
    for written in WRITTEN.get(kind.name, ()):
        rows = 0
        for one in written.references:
            parts = {"table": one.table, "column": one.column, "where": one.where}
            rows += transaction.read("imports", "records_that_refer", parts=parts, frames={"gone": gone}).item()
        if rows:
            yield _("People wrote about what only this load has: {what} ({n}).", what=written.says(), n=rows)
