"""Whole numbers for the ids that order lines call: lines are sorted and added up by them, not by text."""

from collections.abc import Iterator
from dataclasses import dataclass

from kam_core.ingest.mapping import Mapped, Mapping
from kam_core.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Keyed:
    """A column of ids of a file of lines, and the table that gives them keys.

    The key of an id that is written as a plain whole number of up to `digits` digits is that number.
    """

    mapped: Mapped
    name: str
    type: str
    digits: int

    @property
    def is_number(self) -> bool:
        """Whether the file says that each id is its own key."""
        return self.mapped.whole_below(10**self.digits)

    @property
    def key(self) -> str:
        """The key of a row of the file, as an expression; with `join`, and once `give` has run."""
        if self.is_number:
            return f"CAST({self.mapped.raw} AS {self.type})"
        given = f"{self.name}.{self.name}"
        value = self.mapped.value
        return f"CASE WHEN {self.plain(value)} THEN TRY_CAST({value} AS {self.type}) ELSE {given} END"

    @property
    def join(self) -> str:
        """The piece of a statement that finds the key of each row's id; empty where the id is the key."""
        if self.is_number:
            return ""
        return (
            f"LEFT JOIN facts.{self.name} AS {self.name} ON {self.name}.{self.mapped.column.name} = {self.mapped.value}"
        )

    def plain(self, id_: str) -> str:
        """True where the text `id_` is its own key."""
        return f"(length({id_}) <= {self.digits} AND regexp_full_match({id_}, '0|[1-9][0-9]*'))"


def order(mapping: Mapping) -> Keyed:
    """The order numbers of a file."""
    return Keyed(mapping.named("order_no"), "order_key", "BIGINT", 18)


def others(mapping: Mapping) -> tuple[Keyed, ...]:
    """The ids of accounts, products and, where the file has them, units; all of them have a row in their table."""
    found = ((mapping.named(f"{name}_id"), f"{name}_key") for name in ("account", "product", "unit"))
    return tuple(Keyed(m, name, "INTEGER", 9) for m, name in found if m.header is not None)


def give(transaction: Transaction, mapping: Mapping, batch_id: int) -> None:
    """Give a key to each id of a file that has none yet; the load of this number is the one that gave it."""
    for keyed, kept in _wanting(mapping):
        parts = {"table": keyed.name, "key": keyed.name, "id": keyed.mapped.column.name, "type": keyed.type}
        transaction.execute(
            "ingest",
            "give_keys",
            parts=parts
            | {"digits": str(keyed.digits), "plain": keyed.plain("ids.id"), "given": keyed.mapped.key, "kept": kept}
            | {"source": mapping.source.table, "given_by": str(batch_id)},
            **mapping.source.values,
        )


def _wanting(mapping: Mapping) -> Iterator[tuple[Keyed, str]]:
    for keyed in others(mapping):
        yield keyed, "true"
    if not order(mapping).is_number:
        yield order(mapping), "NOT fresh.plain"
