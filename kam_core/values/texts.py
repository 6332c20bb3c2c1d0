"""A column of text as text: each value as it is written, in one form of Unicode, without blanks at its ends."""

import polars as pl

from kam_core.values.model import Typed, ValueType


def texts(column: pl.Series) -> Typed:
    """The texts of a column: NFC, trimmed, blank ones null; nothing else is changed, so that ids stay exact."""
    trimmed = column.str.strip_chars()
    # Composing letters takes ten times as long as looking for one that could need it.
    formed = trimmed.str.normalize("NFC") if trimmed.str.contains(r"[^\x00-\x7f]").any() else trimmed
    values = formed.set(formed.str.len_bytes() == 0, None)
    return Typed(ValueType.TEXT, column, values, pl.repeat(None, len(column), dtype=pl.String, eager=True))
