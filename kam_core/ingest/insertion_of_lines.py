"""The order lines of a checked file on their way into their tables."""

from dataclasses import dataclass

import polars as pl

from kam_core.ingest import keys, money
from kam_core.ingest.mapping import Mapped, Mapping
from kam_core.ingest.reader import fitting
from kam_core.store.transaction import Transaction

# Columns that are stored as the file has them, and those of them that a file may lack.
_PLAIN = ("line_no", "order_date", "quantity", "revenue", "cost")
_TERMS = ("currency", "recurring")


@dataclass(frozen=True, slots=True)
class InsertionOfLines:
    """A file of order lines, the exchange rates that it needs (as `money.rates` gives them), and its batch."""

    mapping: Mapping
    rates: pl.DataFrame
    batch_id: int

    def prepare(self, transaction: Transaction) -> None:
        """Give keys to the ids of the file and numbers to its terms; to be done before `run`."""
        keys.give(transaction, self.mapping, self.batch_id)
        if self._has_terms:
            parts = {"rates": money.join(self.mapping, self.rates), "given_by": str(self.batch_id)}
            self._execute(transaction, "give_terms", **self._terms(), **parts)

    def run(self, transaction: Transaction) -> None:
        """Insert the lines, which have no key of their own to be replaced by.

        Raises:
            ContractError: a value does not fit, though the file's own statistics said that it does.
        """
        by_key = keys.order(self.mapping)
        with fitting(self.mapping.source.path):
            self._execute(transaction, "load_lines", **self._values(), columns=self._columns(), joins=self._joins())
            if self.mapping.extras:
                extra, line_no = self.mapping.extra(), self.mapping.named("line_no").value
                parts = {"order_key": by_key.key, "line_no": line_no, "extra": extra, "joins": by_key.join}
                self._execute(transaction, "load_line_extras", **parts)

    def _execute(self, transaction: Transaction, name: str, **parts: str) -> None:
        transaction.execute(
            "ingest",
            name,
            parts={"source": self.mapping.source.table, **parts},
            frames={money.RATES: self.rates},
            **self.mapping.source.values,
        )

    def _values(self) -> dict[str, str]:
        """What of a sorted row is stored, where a file may lack it."""
        money_ = {name: self._sorted(self.mapping.named(name)) for name in ("quantity", "cost")}
        has_units = self.mapping.named("unit_id").header is not None
        return money_ | {
            "unit_key": "sorted.unit_key" if has_units else "CAST(NULL AS INTEGER)",
            "terms_no": "sorted.terms_no" if self._has_terms else "CAST(NULL AS INTEGER)",
            "batch_id": str(self.batch_id),
        }

    def _sorted(self, m: Mapped) -> str:
        value = "NULL" if m.header is None else f"sorted.{m.column.name}"
        return f"CAST({value} AS {m.column.type})"

    def _columns(self) -> str:
        """What of a row of the file is sorted: numbers as the file has them, text as what we make of it."""
        keyed = {k.name: k.key for k in (keys.order(self.mapping), *keys.others(self.mapping))}
        given = (m for m in self.mapping.columns if m.column.name in _PLAIN and m.header is not None)
        columns = keyed | {m.column.name: m.value if m.told.file_type == "VARCHAR" else m.raw for m in given}
        columns |= {"terms_no": "terms.terms_no"} if self._has_terms else {}
        return ", ".join(f"{value} AS {name}" for name, value in columns.items())

    def _joins(self) -> str:
        found = [k.join for k in (keys.order(self.mapping), *keys.others(self.mapping))]
        if self._has_terms:
            same = " AND ".join(f"terms.{name} IS NOT DISTINCT FROM {value}" for name, value in self._terms().items())
            found += [money.join(self.mapping, self.rates), f"LEFT JOIN facts.line_terms AS terms ON {same}"]
        return " ".join(found)

    @property
    def _has_terms(self) -> bool:
        return any(self.mapping.named(name).header is not None for name in _TERMS)

    def _terms(self) -> dict[str, str]:
        rate = "CAST(NULL AS DECIMAL(18, 8))" if self.rates.is_empty() else "rate.rate"
        return {name: self.mapping.named(name).value for name in _TERMS} | {"rate": rate}
