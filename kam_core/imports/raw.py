"""Rows that are left out of a load, as they stand in their file."""

import csv
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from kam_core.imports.incoming import Incoming

REJECTED = {"line": pl.Int64, "raw": pl.String, "reason": pl.String}
NONE = pl.DataFrame(schema=REJECTED)


def left_out(file: Incoming, refused: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Rows of a prepared file as `line`, `raw` and `reason`, in the order of the file, one row a line.

    Args:
        file: the file that they are of.
        refused: its rows, each with a `reason`.
    """
    if not refused:
        return NONE
    told = pl.concat([_raw(one) for one in refused])
    together = told.group_by("line", maintain_order=True).agg(
        pl.col("raw").first(), pl.col("reason").unique(maintain_order=True).str.join(" ")
    )
    return _as_read(file.texts, together).select(list(REJECTED)).sort("line")


def before(file: Incoming) -> pl.DataFrame:
    """What was left out before the file came to us."""
    return pl.read_parquet(file.rejected).select(list(REJECTED)) if file.rejected else NONE


def as_columns(rejected: pl.DataFrame, header: Sequence[str]) -> pl.DataFrame:
    """Rejected rows in the columns of their file, to be put right and dropped again, with the reason behind them.

    Args:
        rejected: `line`, `raw`, `reason`.
        header: the names of the columns of the file.

    Returns:
        One row a rejected row: the columns of the file as text, then `line` and `reason` (under other names where the
        file has these). A row with more cells than the file has columns has the rest of them in the last.
    """
    width = max(len(header), 1)
    cells = [_cells(raw, width) for raw in rejected["raw"]]
    names = list(header) or ["raw"]
    free = [_free(name, names) for name in ("line", "reason")]
    frame = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")
    return frame.with_columns(rejected["line"].alias(free[0]), rejected["reason"].alias(free[1]))


def _cells(raw: str, width: int) -> list[str | None]:
    cells = next(csv.reader([raw]), [])
    cells = [*cells[: width - 1], ",".join(cells[width - 1 :])] if len(cells) > width else cells
    return [*cells, *[None] * (width - len(cells))]


def _free(name: str, taken: Sequence[str]) -> str:
    return name if name not in taken else _free(f"{name} *", taken)


def _raw(rows: pl.DataFrame) -> pl.DataFrame:
    """The values of prepared rows, for a file whose own text is not at hand."""
    held = [name for name in rows.columns if name not in ("line", "reason")]
    line = pl.col("line") if "line" in rows.columns else pl.int_range(pl.len()) + 1
    return rows.select(line.cast(pl.Int64).alias("line"), raw=_as_csv(held), reason="reason")


def _as_read(texts: Path | None, rejected: pl.DataFrame) -> pl.DataFrame:
    """The rows with the cells that were read, where they are at hand."""
    if texts is None:
        return rejected
    read = pl.scan_parquet(texts)
    names = [name for name in read.collect_schema().names() if name != "line"]
    there = read.select(pl.col("line").cast(pl.Int64), read=_as_csv(names)).unique("line", keep="first")
    found = rejected.lazy().join(there, on="line", how="left", maintain_order="left")
    return found.with_columns(raw=pl.coalesce("read", "raw")).collect()


def _as_csv(names: Sequence[str]) -> pl.Expr:
    return pl.concat_str([_cell(name) for name in names], separator=",")


def _cell(name: str) -> pl.Expr:
    text = pl.col(name).cast(pl.String).fill_null("")
    quoted = pl.concat_str(pl.lit('"'), text.str.replace_all('"', '""', literal=True), pl.lit('"'))
    return pl.when(text.str.contains('[",\r\n]')).then(quoted).otherwise(text)
