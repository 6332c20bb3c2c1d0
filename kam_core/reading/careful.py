"""The careful way through a text: record by record, each one loaded, mended or rejected with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kam_core.reading.cell_ways import Repair
from kam_core.reading.footers import heads_another, is_header, is_note, is_ruling, is_total, may_head
from kam_core.reading.header_rows import heads
from kam_core.reading.records import Dialect, Record
from kam_core.reading.repair import repaired
from kam_core.reading.sink import Sink
from kam_core.reading.table import Layout
from kam_core.text.words import _

LONG_CELL = 500_000
# What a header once more behind a page break starts with, and a line drawn below it.
_RARE = " \t\f:-=_+─━═"
# To mend a row takes milliseconds; where so many need it, the text is in no dialect, and its rows are rejected.
_MOST_TRIES = 10_000


@dataclass(slots=True)
class Account:
    """What was done on the way, by line; blank lines that only end the file are none."""

    blank: int = 0
    delimiters_only: int = 0
    mended: dict[Repair, list[int]] = field(default_factory=dict)
    rejected: dict[str, list[int]] = field(default_factory=dict)
    long: list[int] = field(default_factory=list)


class TableReader:
    """One table being read; what ends it (another table) ends it for good."""

    def __init__(self, layout: Layout, dialect: Dialect, sink: Sink) -> None:
        """Nothing of it is read yet."""
        self.layout, self.dialect, self.sink = layout, dialect, sink
        self.account = Account()
        self._names = layout.header[-1] if layout.header else ()
        self._heads = {row[0].strip().casefold() for row in layout.header}
        self._filled = [column.filled for column in layout.columns]
        self._first: list[str] | None = None
        self._blank = 0
        self._again = self.other = False
        self._held: Record | None = None
        self._calm = True
        self._tries = 0

    @property
    def flows(self) -> bool:
        """Whether the next record is a row if it looks like one, whatever stands above it."""
        return self._calm and self._first is not None

    def take(self, record: Record) -> None:
        """Read the next record."""
        self.read((record,))

    def ended(self) -> Account:
        """What was done, when there is no further record."""
        self._release()
        return self.account

    def read(self, records: Iterable[Record]) -> None:
        """Read the next records."""
        width, heads = self.layout.width, self._heads
        for record in records:
            cells = record.cells
            # Nearly every record of nearly every file goes this way.
            if (
                self._calm
                and cells is not None
                and len(cells) == width
                and "" not in cells
                and cells[0][:1] not in _RARE
                and cells[0].casefold() not in heads
            ):
                self._load(record, cells)
            else:
                self._look_at(record)
                self._calm = not (self.other or self._again or self._blank or self._held)

    def _look_at(self, record: Record) -> None:
        if self.other:
            if not record.is_blank:
                self._reject(record, _("It belongs to another table below the first one."))
        elif record.is_blank:
            self._skip(record)
        elif self._calm and record.cells and len(record.cells) == self.layout.width:
            self._take(record, record.cells)
        else:
            self._consider(record)

    def _skip(self, record: Record) -> None:
        self._release()
        if self.layout.width > 1 and record.cells and len(record.cells) > 1:
            self.account.delimiters_only += 1
        else:
            self._blank += 1

    def _take(self, record: Record, cells: list[str]) -> None:
        """A record of the right width: a row, unless it is a total or the header once more."""
        if cells[0].strip().casefold() in self._heads and is_header(cells, self.layout.header):
            self._again = True
            return self._reject(record, _("It repeats the header."))
        if "" in cells and is_total(cells, self._filled):
            return self._reject(record, _("It is a total, not a row."))
        if "" in cells and is_note(cells, self._filled):
            return self._reject(record, _("It is a note: one cell, where the table has {width}.", width=len(cells)))
        if is_ruling(cells):
            return self._reject(record, _("It is a line drawn between rows."))
        self._load(record, cells)
        return None

    def _load(self, record: Record, cells: list[str]) -> None:
        self.account.blank += self._blank
        self._blank = 0
        if self._first is None:
            self._first = cells
        if len(record.raw) > LONG_CELL and max(map(len, cells)) > LONG_CELL:
            self.account.long.append(record.line)
        self.sink.row(record.line, cells, len(record.raw))

    def _consider(self, record: Record) -> None:
        """A record after a gap or a header, or of another width: of this table, or the start of another?"""
        cells = record.cells
        if self._again:
            # A page of a report repeats the header; a table that starts again repeats its rows too.
            self._again = False
            self.other = cells == self._first
        elif self._held is not None:
            held, self._held = self._held, None
            self.other = bool(cells and held.cells and len(cells) == len(held.cells))
            self._reject(held, _("It belongs to another table below the first one.")) if self.other else self._mend(
                held
            )
        elif cells and self._blank and len(cells) == self.layout.width:
            words, likes = heads(cells, self.layout.columns)
            self.other = words > 1 and not likes and may_head(cells) and not is_header(cells, self.layout.header)
        elif cells and len(cells) != self.layout.width and len(cells) > 1:
            self.other = heads_another(cells, self._names)
            if not self.other and self._blank and may_head(cells):
                self._held = record
                return
        if self.other:
            self._reject(record, _("It belongs to another table below the first one."))
        elif cells and len(cells) == self.layout.width:
            self._take(record, cells)
        else:
            self._mend(record)

    def _release(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._mend(held)

    def _mend(self, record: Record) -> None:
        self._tries += 1
        found = repaired(record.raw, self.dialect, self.layout.columns) if self._tries <= _MOST_TRIES else None
        if found is None:
            return self._reject(record, self._reason(record))
        self.account.mended.setdefault(found.how, []).append(record.line)
        self._load(record, found.cells)
        return None

    def _reason(self, record: Record) -> str:
        if record.cells is None:
            return _("Its quotes do not match.")
        if len(record.cells) == 1:
            return _("It is a note: one cell, where the table has {width}.", width=self.layout.width)
        return _("It has {count} cells, where the table has {width}.", count=len(record.cells), width=self.layout.width)

    def _reject(self, record: Record, reason: str) -> None:
        self.account.rejected.setdefault(reason, []).append(record.line)
        self.sink.reject(record.line, record.raw, reason)


def read_carefully(records: Iterable[Record], layout: Layout, dialect: Dialect, sink: Sink) -> Account:
    """Put each record that is not blank into the sink, as a row or as rejected, and say what was done."""
    reader = TableReader(layout, dialect, sink)
    reader.read(records)
    return reader.ended()
