"""What was guessed of a text, for whoever knows better."""

from collections.abc import Sequence

from kam_core.reading.dialect import Sniffed
from kam_core.reading.encodings import Encoding
from kam_core.reading.model import Guess, Told
from kam_core.reading.table import Layout

_SAMPLE = 200


def guesses(encoding: Encoding, found: Sniffed, layout: Layout, lines: Sequence[str], told: Told) -> tuple[Guess, ...]:
    """Every guess, with what else it might be and a line that shows it; what was told is sure."""
    dialect = found.dialect
    strange = next((line for line in lines if not line.isascii()), None)
    first = lines[layout.first - 1] if layout.first <= len(lines) else lines[-1]
    above = lines[layout.first - 2] if layout.header and layout.first > 1 else first
    certain = found.share >= 0.5 or not dialect.delimiter
    escape = "" if dialect.escape == dialect.quote else dialect.escape
    return (
        Guess("encoding", encoding.name, bool(told.encoding) or encoding.sure, encoding.others, _cut(strange or first)),
        Guess("delimiter", dialect.delimiter, told.delimiter is not None or certain, found.others, _cut(first)),
        Guess("quote", dialect.quote, sure=True, others=("'" if dialect.quote == '"' else '"', "")),
        Guess("escape", escape, sure=True, others=("\\",) if dialect.escape == dialect.quote else ("",)),
        Guess(
            "header_rows",
            str(len(layout.header)),
            told.header_rows is not None or layout.sure,
            tuple(str(count) for count in (0, 1, 2) if count != len(layout.header)),
            _cut(above),
        ),
        Guess("first_line", str(layout.opens), sure=True, sample=_cut(first)),
    )


def _cut(line: str) -> str:
    text = line.rstrip("\r\n")
    return text if len(text) <= _SAMPLE else text[:_SAMPLE] + "…"
