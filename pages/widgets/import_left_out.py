"""Rows of a file that are not loaded, each with its reason; values that could not be read in rows that are."""

from pathlib import Path

import polars as pl
import streamlit as st

from kam_core.imports.raw import as_columns
from kam_core.text.invisible import marked
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.widgets import download, pages_of, table
from pages.widgets.import_fields import all_fields, field_words
from pages.widgets.import_questions import meaning_words
from pages.widgets.table import As, Column

_PAGE = 25
_RAW = 300


def rows(rejected: pl.DataFrame, header: tuple[str, ...], *, name: str, key: str) -> None:
    """The rows that are left out, a page at a time, and all of them as a file to put right and drop again.

    Args:
        rejected: `line`, `raw`, `reason`.
        header: the columns of the file that they are from.
        name: of that file.
        key: tells this list from others on the screen.
    """
    if rejected.is_empty():
        return
    said = ngettext("{rows} row is left out", "{rows} rows are left out", rejected.height, rows=number(rejected.height))
    st.subheader(said)
    _reasons(rejected)
    columns = [
        Column("line", _("Line"), As.COUNT),
        Column("reason", _("Reason")),
        Column("raw", _("As it stands in the file")),
    ]
    shown = rejected.with_columns(_short("raw")).select("line", "reason", "raw")
    _paged(shown, columns, key=key, says=said)
    st.caption(_("Put right what is wrong in the downloaded file and drop it here again."))
    title = _("Left out of {file}", file=name)
    download.buttons(lambda: as_columns(rejected, header), title=title, key=key)


def _reasons(rejected: pl.DataFrame) -> None:
    """How often each reason is, where there are several."""
    counted = rejected.group_by("reason").len().sort("len", "reason", descending=[True, False])
    if 1 < counted.height <= 6:
        for reason, times in counted.iter_rows():
            st.markdown(f"- {plain(reason)} {ngettext('({n} row)', '({n} rows)', times)}")


def doubts(path: Path, count: int, *, key: str) -> None:
    """Values that are not taken over because they could not be read; their rows are loaded without them."""
    if not count:
        return
    said = ngettext("{n} value is left empty", "{n} values are left empty", count)
    st.subheader(said)
    st.caption(_("Their rows are loaded; only these cells could not be read."))
    columns = [
        Column("line", _("Line"), As.COUNT),
        Column("header", _("Column")),
        Column("raw", _("As it stands in the file")),
        Column("reason", _("Reason")),
    ]
    found = pl.read_parquet(path)
    _paged(found.with_columns(_short("raw")), columns, key=key, says=said)
    download.buttons(lambda: found, title=said, key=key)


def counted(path: Path) -> dict[str, int | None]:
    """How many `rows` a file loads, and how many of them stand `alone`, without an account; null where none could."""
    rows = pl.scan_parquet(path)
    can = "account_id" in rows.collect_schema().names()
    alone = pl.col("account_id").is_null().sum() if can else pl.lit(None, pl.UInt32)
    found = rows.select(pl.len().alias("rows"), alone.alias("alone")).collect()
    return {"rows": found["rows"][0], "alone": found["alone"][0]}


def without_account(path: Path, *, key: str) -> None:
    """Rows that are loaded though they belong to no account: listed, and in no figure of an account."""
    rows = pl.scan_parquet(path)
    names = rows.collect_schema().names()
    if "account_id" not in names or "line" not in names:
        return
    lone = rows.filter(pl.col("account_id").is_null()).collect()
    if lone.is_empty():
        return
    said = ngettext("{rows} row has no account", "{rows} rows have no account", lone.height, rows=number(lone.height))
    st.subheader(said)
    st.caption(_("They are loaded and counted in the totals of the company, and in no account."))
    shown = [name for name in lone.columns if name != "line" and lone[name].null_count() < lone.height][:6]
    columns = [Column("line", _("Line"), As.COUNT), *(_column(lone, name) for name in shown)]
    texts = [column.name for column in columns if column.shown is As.TEXT]
    _paged(lone.with_columns(pl.col(texts).cast(pl.String)), columns, key=key, says=said)
    download.buttons(lambda: lone, title=said, key=key)


def _column(rows: pl.DataFrame, name: str) -> Column:
    """A field as what it holds: an amount as an amount, a day as a day."""
    held = rows.schema[name]
    words = meaning_words() if name == "status" else {}
    if held == pl.Date:
        return Column(name, _label(name), As.DAY)
    return Column(name, _label(name), As.EXACT_MONEY if held.is_decimal() else As.TEXT, words=words)


def _label(name: str) -> str:
    return field_words(name) if name in all_fields() else marked(name)


def _short(name: str) -> pl.Expr:
    text = pl.col(name)
    return pl.when(text.str.len_chars() > _RAW).then(text.str.slice(0, _RAW) + "…").otherwise(text).alias(name)


def _paged(frame: pl.DataFrame, columns: list[Column], *, key: str, says: str) -> None:
    first = pages_of.first_row(frame.height, _PAGE, key=f"{key}_page", says=says)
    shown = frame.slice(first, _PAGE)
    table.show(shown, columns, key=f"{key}_{first}", says=says, whole=shown.height <= 10)
