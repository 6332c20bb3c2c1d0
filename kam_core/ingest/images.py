"""What a load replaces or takes away, kept so that the load can be undone; nothing is kept where nothing was there."""

from dataclasses import dataclass
from typing import Any

from kam_core.ingest import keys
from kam_core.ingest.kind import Kind
from kam_core.ingest.mapping import Mapping
from kam_core.ingest.mode import Mode
from kam_core.store.transaction import Transaction
from kam_core.text.quoting import quoted

_OR_OF_SOURCE = (
    "OR {}.batch_id IN (SELECT b.batch_id FROM facts.batch AS b WHERE b.kind = $kind AND b.source = $from_source)"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a load of `kind` may take the place of, by its mode and its source; people know it by `file_name`."""

    kind: Kind
    batch_id: int
    mode: Mode
    source: str
    file_name: str

    def or_of_source(self, row: str) -> str:
        """What of a statement takes in all rows of the source too; empty where they stay."""
        return _OR_OF_SOURCE.format(row) if self.mode is Mode.REPLACE else ""

    def values(self) -> dict[str, Any]:
        """The values that a statement with `or_of_source` needs."""
        return {"kind": self.kind.name, "from_source": self.source} if self.mode is Mode.REPLACE else {}


def columns_of(kind: Kind) -> dict[str, str]:
    """The columns of a keyed table, without that of the load, and their types."""
    columns: dict[str, str] = {}
    for column in kind.columns:
        columns[column.name] = column.type.value
        if column.base:
            columns[column.base] = column.type.value
    return columns | {"extra": "VARCHAR"}


def key_of(kind: Kind, row: str = "t") -> str:
    """The key of a row as `facts.replaced_row` writes it, as an expression."""
    return f"CAST(json_array({', '.join(f'CAST({row}.{quoted(name)} AS VARCHAR)' for name in kind.key)}) AS VARCHAR)"


def held_in(kind: Kind, row: str = "t") -> str:
    """A row as `facts.replaced_row` writes it, as an expression: texts, so that no number loses a digit."""
    pairs = (f"'{name}', CAST({row}.{quoted(name)} AS VARCHAR)" for name in columns_of(kind))
    return f"CAST(json_object({', '.join(pairs)}) AS VARCHAR)"


def keep_rows(transaction: Transaction, mapping: Mapping, taken: Taken) -> bool:
    """Keep the rows of a keyed table that the file of `mapping` replaces or takes away; false where there are none."""
    kind = taken.kind
    if not transaction.read("ingest", "has_rows", parts={"table": kind.table}).item():
        return False
    parts = {
        "table": kind.table,
        "key": key_of(kind),
        "held": held_in(kind),
        "names": ", ".join(f"t.{quoted(name)}" for name in kind.key),
        "values": ", ".join(mapping.named(name).value for name in kind.key),
        "source": mapping.source.table,
        "or_of_source": taken.or_of_source("t"),
    }
    values: dict[str, Any] = {"kind": kind.name, "batch_id": taken.batch_id} | taken.values() | mapping.source.values
    transaction.execute("ingest", "keep_rows", parts=parts, **values)
    return True


def take_away(transaction: Transaction, taken: Taken) -> None:
    """Delete the rows of the source that its newest file does not have; `keep_rows` has kept them."""
    if taken.mode is Mode.REPLACE:
        parts = {"table": taken.kind.table}
        transaction.execute("ingest", "delete_gone", parts=parts, batch_id=taken.batch_id, **taken.values())


def keep_lines(transaction: Transaction, mapping: Mapping, taken: Taken) -> None:
    """Keep the lines of all orders that the file has, and to replace all of the source too. Orders must have keys."""
    order = keys.order(mapping)
    parts = {
        "batch_id": str(taken.batch_id),
        "order_key": order.key,
        "source": mapping.source.table,
        "joins": order.join,
        "or_of_source": taken.or_of_source("l"),
    }
    transaction.execute("ingest", "keep_lines", parts=parts, **taken.values(), **mapping.source.values)
    transaction.execute("ingest", "keep_line_extras", batch_id=taken.batch_id)


def counts(transaction: Transaction, kind: Kind, batch_id: int) -> tuple[int, int, int]:
    """Of the rows that a load took the place of: how many there were, came back, and came back as they were."""
    is_line = kind.name == "order_lines"
    kept = {"table": "replaced_line" if is_line else "replaced_row"}
    # To compare is dear, and after a first load there is nothing to compare.
    if not transaction.read("ingest", "has_replaced", parts=kept, batch_id=batch_id).item():
        return 0, 0, 0
    parts = {} if is_line else {"table": kind.table, "key": key_of(kind), "held": held_in(kind)}
    name = "count_replaced_lines" if is_line else "count_replaced"
    found = transaction.read("ingest", name, parts=parts, batch_id=batch_id)
    taken, back, unchanged = found.row(0)
    return taken, back, unchanged
