"""Currencies as a file names them, by their ISO codes."""

import polars as pl

from kam_core.values.currencies import signs


def iso(names: pl.Series) -> pl.Series:
    """The code of each; a sign or name that belongs to several currencies, or to none, is null."""
    said = {name: _code(name) for name in names.drop_nulls().unique()}
    if not said:
        return pl.Series([None] * len(names), dtype=pl.String)
    return names.replace_strict(list(said), list(said.values()), default=None, return_dtype=pl.String)


def _code(name: str) -> str | None:
    """Also where the code stands beside a name: "USD - U.S. Dollar", "CNY-人民币"."""
    parts = [name, *name.replace("-", " ").replace("(", " ").replace(")", " ").split()]
    return next((code for part in parts if (code := signs().get(part.strip().casefold()))), None)
