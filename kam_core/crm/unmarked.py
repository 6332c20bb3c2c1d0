"""Texts as they were before our own CSV made them safe for spreadsheets."""

import polars as pl

from kam_core.exports.table import MARKED


def unmarked(text: pl.Expr) -> pl.Expr:
    """The text without the `'` that our CSV puts before what a spreadsheet would run as a formula."""
    return pl.when(text.str.starts_with("'") & text.str.contains(MARKED)).then(text.str.slice(1)).otherwise(text)
