"""Everything that keeps a file from being loaded, found before the first row is."""

from kam_core.ingest import keys
from kam_core.ingest.mapping import Mapped, Mapping
from kam_core.ingest.reader import readable
from kam_core.store.transaction import Transaction
from kam_core.text.quoting import quoted
from kam_core.text.words import ngettext

_SAMPLES = 3


def rows_and_faults(transaction: Transaction, mapping: Mapping) -> tuple[int, list[str]]:
    """How many rows the file has, and a sentence for each fault: columns, then values, then keys.

    Raises:
        ContractError: the file cannot be read as far as its end.
    """
    doubts = [(m, where) for m in mapping.columns if m.header for where in (m.absent, m.unreadable) if where]
    counts = ["count(*)", *(f"count(*) FILTER (WHERE {where})" for _m, where in doubts)]
    with readable(mapping.source.path):
        rows, *numbers = transaction.read(
            "ingest", "count_faults", parts=_parts(mapping, counts=", ".join(counts)), **mapping.source.values
        ).row(0)
        faults = mapping.missing()
        for (m, where), number in zip(doubts, numbers, strict=True):
            faults += _told(transaction, mapping, m, where, number) if number else []
        return rows, faults or _duplicates(transaction, mapping)


def keys_there(transaction: Transaction, mapping: Mapping) -> list[str]:
    """A sentence where keys of the file are in the store already, for a load that only appends."""
    kind = mapping.kind
    values = {name: mapping.named(name).value for name in kind.key}
    table, joins, same = kind.table, "", " AND ".join(f"t.{quoted(name)} = {value}" for name, value in values.items())
    if kind.name == "order_lines":
        order = keys.order(mapping)
        table, joins = "facts.stored_line", order.join
        same = f"t.order_key = {order.key} AND t.line_no = {values['line_no']}"
    parts = {"key": ", ".join(values.values()), "table": table, "joins": joins, "same": same}
    with readable(mapping.source.path):
        found = transaction.read(
            "ingest", "keys_there", parts=_parts(mapping, **parts), **mapping.source.values, samples=_SAMPLES
        )
    if found.is_empty():
        return []
    sentence = ngettext(
        "{n} row has a key that is there already ({key}: {samples})",
        "{n} rows have keys that are there already (first {key}: {samples})",
        found["found"][0],
        key=" / ".join(kind.key),
        samples=", ".join(" / ".join(str(value) for value in row[: len(values)]) for row in found.iter_rows()),
    )
    return [sentence]


def _parts(mapping: Mapping, **parts: str) -> dict[str, str]:
    return {"source": mapping.source.table, "source_in_order": mapping.source.in_order, **parts}


def _told(transaction: Transaction, mapping: Mapping, m: Mapped, where: str, rows: int) -> list[str]:
    first = transaction.read(
        "ingest",
        "first_faults",
        parts=_parts(mapping, shown=f"CAST({m.raw} AS VARCHAR)", fault=where),
        **mapping.source.values_in_order,
        samples=_SAMPLES,
    )
    lines = ", ".join(str(line) for line in first["line"])
    if where == m.absent:
        sentence = ngettext(
            "{column}: {n} row has no value (line {lines})",
            "{column}: {n} rows have no value (first in lines {lines})",
            rows,
            column=m.header,
            lines=lines,
        )
    else:
        sentence = ngettext(
            "{column}: {n} value cannot be read (line {lines}: {samples})",
            "{column}: {n} values cannot be read (first in lines {lines}: {samples})",
            rows,
            column=m.header,
            lines=lines,
            samples=", ".join(first["shown"]),
        )
    return [sentence]


def _duplicates(transaction: Transaction, mapping: Mapping) -> list[str]:
    keys = {name: mapping.named(name).key for name in mapping.kind.key}
    is_line = mapping.kind.name == "order_lines"
    found = transaction.read(
        "ingest",
        "repeated_lines" if is_line else "repeated_keys",
        parts=_parts(mapping, **(keys if is_line else {"key": ", ".join(keys.values())})),
        **mapping.source.values,
        samples=_SAMPLES,
    )
    if found.is_empty():
        return []
    samples = ", ".join(" / ".join(str(value) for value in row[: len(keys)]) for row in found.iter_rows())
    sentence = ngettext(
        "{n} key stands in more than one row ({key}: {samples})",
        "{n} keys stand in more than one row (first {key}: {samples})",
        found["found"][0],
        key=" / ".join(keys),
        samples=samples,
    )
    return [sentence]
