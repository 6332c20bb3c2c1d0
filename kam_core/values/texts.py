"""A column of text as text: each value as it is written, in one form of Unicode, without blanks at its ends."""

import polars as pl

from kam_core.text.words import ngettext
from kam_core.values.model import Typed, ValueType

# As a spreadsheet shows numbers of twelve digits and more, and saves them: an id that comes so is no id any more.
_SHORTENED = r"^[1-9](?:[.,][0-9]+)?E\+[0-9]{2}$"

# Nothing that can be seen: the loader takes such a text for none.
_BLANK = r"^[\s\p{Z}\p{Cc}\p{Cf}\x{115f}\x{1160}\x{2800}\x{3164}\x{ffa0}]*$"


def texts(column: pl.Series) -> Typed:
    """The texts of a column: NFC, trimmed, blank ones null; nothing else is changed, so that ids stay exact."""
    trimmed = column.str.strip_chars()
    # Composing letters takes ten times as long as looking for one that could need it.
    formed = trimmed.str.normalize("NFC") if trimmed.str.contains(r"[^\x00-\x7f]").any() else trimmed
    values = formed.set(formed.str.contains(_BLANK), None)
    shortened = values.filter(values.str.contains(_SHORTENED))
    notes = (_said_shortened(len(shortened), shortened[0]),) if len(shortened) else ()
    return Typed(ValueType.TEXT, column, values, pl.repeat(None, len(column), dtype=pl.String, eager=True), notes=notes)


def _said_shortened(n: int, sample: str) -> str:
    return ngettext(
        "“{sample}” looks like a long number that a spreadsheet shortened: its last digits are lost in this file.",
        "{n} values, such as “{sample}”, look like long numbers that a spreadsheet shortened: their last digits are "
        "lost in this file.",
        n,
        sample=sample,
    )
