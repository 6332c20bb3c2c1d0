"""What was done to a text, in whole sentences for whoever brought it."""

from collections.abc import Iterator, Sequence

from kam_core.reading.careful import Account
from kam_core.reading.cell_ways import Repair
from kam_core.reading.decoding import Decoded
from kam_core.reading.dialect import Sniffed
from kam_core.reading.encodings import Encoding
from kam_core.reading.names import Named
from kam_core.reading.table import Layout
from kam_core.text.words import _, later, ngettext

_SHOWN = 5
_MENDED = {
    Repair.QUOTES: later("Quotes inside cells were read as text; {lines}."),
    Repair.JOINED: later("A cell with a delimiter in it, but without quotes, was put together again; {lines}."),
    Repair.DROPPED: later("A cell too many, which was blank, was left out; {lines}."),
    Repair.DIVIDED: later(
        "Two cells without a delimiter between them were divided by what stands in their columns; {lines}."
    ),
    Repair.FILLED: later("Cells that are missing at the end were left blank; {lines}."),
    Repair.DIALECT: later("Rows with another delimiter, quote or escape than the rest were read by theirs; {lines}."),
}


def listed(lines: Sequence[int]) -> str:
    """The numbers of some lines, and how many more there are."""
    shown = ", ".join(str(line) for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        return _("lines {lines} and {count} more", lines=shown, count=len(lines) - _SHOWN)
    return _("line {line}", line=shown) if len(lines) == 1 else _("lines {lines}", lines=shown)


def on_encoding(encoding: Encoding, decoded: Decoded, *, controls: int, garbled: bool) -> Iterator[str]:
    """On the letters of the text."""
    if not encoding.sure:
        yield _("The file does not say its encoding; it was read as {encoding}.", encoding=encoding.name)
    if decoded.stray:
        yield _(
            "Some lines are in another encoding than the rest, and were read by theirs; {lines}.",
            lines=listed(decoded.stray),
        )
    if decoded.broken:
        yield _("Some bytes are no letters in any encoding, and became �; {lines}.", lines=listed(decoded.broken))
    if decoded.cut:
        yield _("The file is cut off in the middle of its last letter; its last row may be incomplete.")
    if decoded.marks:
        yield _("A byte order mark amid the text was left out: two files joined? {lines}.", lines=listed(decoded.marks))
    if decoded.nuls or decoded.padding:
        count = decoded.nuls + decoded.padding
        yield ngettext("{n} NUL byte was left out.", "{n} NUL bytes were left out.", count)
    if controls:
        yield ngettext(
            "{n} control character stands in the text, and was kept.",
            "{n} control characters stand in the text, and were kept.",
            controls,
        )
    if garbled:
        yield _("The text looks broken already in the file (as in “CafÃ©”): export it again as UTF-8 if you can.")


def on_dialect(found: Sniffed, suffix: str) -> Iterator[str]:
    """On how the cells are divided, where few files do it so or nothing in the file's name says it."""
    dialect = found.dialect
    if dialect.wrapped:
        yield _("Each line as a whole stands in quotes, which were taken off.")
    if dialect.quote == "'":
        yield _("Cells stand in apostrophes, not in quotes.")
    if dialect.escape not in {dialect.quote, ""}:
        yield _("Quotes inside cells have a backslash before them.")
    if suffix.lower() not in {".csv", ".tsv", ".tab", ".psv"} and dialect.delimiter:
        shown = {"\t": _("a tab"), " ": _("a space")}.get(dialect.delimiter, dialect.delimiter)
        yield _(
            "The file's name does not say that it is a table; its cells are divided by {delimiter}.", delimiter=shown
        )


def on_header(layout: Layout, names: Named) -> Iterator[str]:
    """On what stands above the rows, and the names of the columns."""
    if layout.preamble:
        yield _("What stands above the table was left out; {lines}.", lines=listed(layout.preamble))
    if not layout.header:
        yield _("The file has no header; its columns were numbered.")
    elif layout.mended:
        yield _("The header does not fit the rows and was mended; look at the names of the columns.")
    elif not layout.sure:
        yield _("The first row was taken for the header, though nothing tells it from the others.")
    if len(layout.header) > 1:
        yield _("The header has {count} rows, which were joined.", count=len(layout.header))
    if layout.types is not None:
        yield _("Line {line} names the types of the columns; it was left out.", line=layout.types)
    if names.twice:
        yield _("Some columns have the same name and were numbered: {names}.", names=", ".join(names.twice[:_SHOWN]))
    if names.blank and layout.header:
        yield ngettext(
            "{n} column without a name was numbered.", "{n} columns without a name were numbered.", names.blank
        )


def on_rows(account: Account, rows: int) -> Iterator[str]:
    """On the rows that were mended or left out."""
    for how, lines in account.mended.items():
        yield _(_MENDED[how], lines=listed(lines))
    for reason, lines in account.rejected.items():
        yield ngettext(
            "{n} row was rejected: {reason} ({lines})",
            "{n} rows were rejected: {reason} ({lines})",
            len(lines),
            reason=reason,
            lines=listed(lines),
        )
    if account.blank:
        yield ngettext(
            "{n} blank line amid the rows was left out.", "{n} blank lines amid the rows were left out.", account.blank
        )
    if account.delimiters_only:
        yield ngettext(
            "{n} row of nothing but delimiters was left out.",
            "{n} rows of nothing but delimiters were left out.",
            account.delimiters_only,
        )
    if account.long:
        yield _("A cell is longer than 500,000 letters; {lines}.", lines=listed(account.long))
    if not rows:
        yield _("There is a header, and no row below it.")
