"""A table as its reader sees it: the columns, what each holds, and what was said of them."""

from dataclasses import dataclass

from kam_core.values.model import ValueType
from kam_core.workbench.model import BenchTable


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name as shown and asked by, and what it holds."""

    name: str
    type: ValueType


@dataclass(frozen=True, slots=True)
class Shape:
    """A table that can be asked, with its columns in order, its rows, and whole sentences on how it was read.

    `is_illustrative` where any of its rows was made up for the demo; the column `illustrative` says which.
    """

    table: BenchTable
    columns: tuple[Column, ...]
    row_count: int
    notes: tuple[str, ...] = ()
    is_illustrative: bool = False

    @property
    def name(self) -> str:
        """What the table is called in SQL."""
        return self.table.name

    def column(self, name: str) -> Column | None:
        """The column of this name; null where there is none."""
        return next((one for one in self.columns if one.name == name), None)
