"""The rows of a checked file, order lines apart, on their way into their table."""

from dataclasses import dataclass

import polars as pl

from kam_core.ingest import money
from kam_core.ingest.mapping import Mapping
from kam_core.ingest.reader import fitting
from kam_core.store.transaction import Transaction
from kam_core.text.quoting import quoted


@dataclass(frozen=True, slots=True)
class Insertion:
    """A file, the exchange rates that it needs (as `money.rates` gives them), and the batch that its rows become."""

    mapping: Mapping
    rates: pl.DataFrame
    batch_id: int

    def run(self, transaction: Transaction) -> None:
        """Insert the rows; a key that is there already is replaced.

        Raises:
            ContractError: a value does not fit, though the file's own statistics said that it does.
        """
        mapping, values = self.mapping, self._values()
        with fitting(mapping.source.path):
            transaction.execute(
                "ingest",
                "load_rows",
                parts={
                    "table": mapping.kind.table,
                    "columns": ", ".join(map(quoted, values)),
                    "values": ", ".join(values.values()),
                    "source": mapping.source.table,
                    "rates": money.join(mapping, self.rates),
                    "replace": self._replace(),
                },
                frames={money.RATES: self.rates},
                **mapping.source.values,
            )

    def _values(self) -> dict[str, str]:
        columns = self.mapping.columns
        values = {m.column.name: m.value for m in columns}
        values |= {m.column.base: money.in_base(m, self.rates) for m in columns if m.column.base}
        return values | {"extra": self.mapping.extra(), "batch_id": str(self.batch_id)}

    def _replace(self) -> str:
        key = self.mapping.kind.key
        taken = (f"{quoted(name)} = excluded.{quoted(name)}" for name in self._values() if name not in key)
        return f"ON CONFLICT ({', '.join(map(quoted, key))}) DO UPDATE SET {', '.join(taken)}"
