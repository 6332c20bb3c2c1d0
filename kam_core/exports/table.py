"""A table as a file that no spreadsheet can be tricked by: the one way out for rows.

Text that a spreadsheet would run as a formula gets a `'` in front in CSV, and every text is quoted, so that it also
stays one cell where another separator is expected. XLSX cells are typed, so their text is left exactly as it is.
Money (Decimal) is rounded to the cent, half away from zero; numbers, dates and unknowns stay what they are.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from io import BytesIO
from unicodedata import category, normalize

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from kam_core.errors import RefusedError

# What a spreadsheet skips before it looks for a formula: blanks, invisible characters, quotes, and separators,
# after which a reader that splits by them would find it. Written out, for the three regex engines that read it.
_SKIPPED = "\\x01-\\x20\\x7f\\u00a0\\u00ad\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff'\"‘’“”`,;|"
_STARTS = "=+\\-@\\t\\r\\n\\x00＝＋－＠"
_RISKY = f"^[{_SKIPPED}]*[{_STARTS}]"
_RISKY_COLUMN = re.sub(r"\\u([0-9a-f]{4})", r"\\x{\1}", _RISKY)
_MARKED_TEXT = re.compile(f"^'{_RISKY[1:]}")
# What `to_csv` has put a `'` in front of, for the engine of the database.
MARKED = f"^'{_RISKY_COLUMN[1:]}"

_SHEET_ROWS = 1_048_575
_CELL = 32_767
_SHEET_TITLE = 31
_FILE_NAME = 100
_WIDTHS = (8, 50)
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$")


class Ending(StrEnum):
    """The kinds of file that leave: tables, pages to print, and settings."""

    CSV = "csv"
    XLSX = "xlsx"
    HTML = "html"
    JSON = "json"
    PARQUET = "parquet"


def to_csv(frame: pl.DataFrame) -> bytes:
    """The rows as CSV (RFC 4180: commas, CRLF, quotes doubled) with a header.

    It starts with a byte-order mark: without one, Excel reads UTF-8 as the local code page and spoils names. Unknown is
    an empty field, an empty text is `""`. Dates and times (UTC) are ISO 8601.
    """
    header = pl.DataFrame({"line": frame.columns}).select(_quoted(pl.col("line")).str.join(",").alias("line"))
    fields = [_field(column, kind) for column, kind in frame.schema.items()]
    lines = frame.select(pl.concat_str(fields, separator=",").alias("line")) if fields else header.clear()
    return ("\ufeff" + "\r\n".join([*header["line"], *lines["line"], ""])).encode()


def from_export(text: str) -> str:
    """A text of our own CSV as it was before `to_csv` made it safe."""
    return text[1:] if _MARKED_TEXT.match(text) else text


def to_xlsx(frame: pl.DataFrame, title: str) -> bytes:
    """The rows as one sheet of an Excel workbook, without formulas or links.

    Raises:
        RefusedError: there are more rows than a sheet can hold.
    """
    if frame.height > _SHEET_ROWS:
        raise RefusedError(
            "A sheet holds {most} rows; this table has {rows}. Take CSV instead.", most=_SHEET_ROWS, rows=frame.height
        )
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(_sheet_title(title))
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for position, column in enumerate(frame.iter_columns()):
            _write_cell(sheet, 0, position, column.name, bold)
            _write_column(book, sheet, position, column)
    return file.getvalue()


def to_parquet(frame: pl.DataFrame) -> bytes:
    """The rows with their types, for other programs: it has no formulas, so every text is left exactly as it is."""
    file = BytesIO()
    frame.write_parquet(file)
    return file.getvalue()


def file_name(title: str, ending: Ending) -> str:
    """A name that every system takes: small Latin letters, digits and hyphens, at most 100 characters."""
    latin = normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", latin)[: _FILE_NAME - len(ending) - 1].strip("-")
    return f"{'export' if not slug or _RESERVED.match(slug) else slug}.{ending}"


def _quoted(text: pl.Expr) -> pl.Expr:
    risky = text.str.contains(_RISKY_COLUMN)
    doubled = text.str.replace_all('"', '""', literal=True)
    return pl.concat_str([pl.when(risky).then(pl.lit("\"'")).otherwise(pl.lit('"')), doubled, pl.lit('"')])


def _field(column: str, kind: pl.DataType) -> pl.Expr:
    """One column as the text of its CSV fields."""
    values = pl.col(column)
    if kind.is_decimal():
        values = _to_the_cent(values).cast(pl.String)
    elif kind.is_float():
        values = pl.when(values.is_finite()).then(values).cast(pl.String)
    elif kind == pl.Datetime:
        values = values.dt.strftime("%Y-%m-%dT%H:%M:%S")
    elif kind.is_integer() or kind in (pl.Date, pl.Boolean):
        values = values.cast(pl.String)
    else:
        values = _quoted(values.cast(pl.String))
    return values.fill_null("")


def _to_the_cent(money: pl.Expr) -> pl.Expr:
    return money.round(2, mode="half_away_from_zero").cast(pl.Decimal(38, 2))


def _sheet_title(title: str) -> str:
    visible = "".join(" " if c in "[]:*?/\\" else c for c in title if category(c) not in {"Cc", "Cf", "Cs"})
    # Excel keeps "History" to itself and takes no apostrophe at either end.
    short = visible.strip(" '")[:_SHEET_TITLE].strip(" '")
    return "Data" if not short or short.lower() == "history" else short


def _write_column(book: Workbook, sheet: Worksheet, position: int, column: pl.Series) -> None:
    pattern = _number_format(column.dtype)
    look = book.add_format({"num_format": pattern}) if pattern else None
    values = column.to_frame().select(_to_the_cent(pl.first())).to_series() if column.dtype.is_decimal() else column
    longest = len(column.name)
    for row, value in enumerate(values, start=1):
        _write_cell(sheet, row, position, value, look)
        longest = max(longest, len(str(value)))
    sheet.set_column(position, position, min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1]))


def _number_format(kind: pl.DataType) -> str | None:
    if kind.is_decimal():
        return "#,##0.00"
    if kind == pl.Datetime:
        return "yyyy-mm-dd hh:mm:ss"
    return "yyyy-mm-dd" if kind == pl.Date else None


def _write_cell(sheet: Worksheet, row: int, position: int, value: object, look: Format | None) -> None:
    """Write by the value's type alone, never by what its text looks like."""
    write: Callable[..., object]
    match value:
        case None:
            return
        case bool():
            write = sheet.write_boolean
        case int() | Decimal() | float():
            if value != value or abs(value) == float("inf"):  # noqa: PLR0124  (only NaN differs from itself)
                return
            write = sheet.write_number
        case date() | datetime():
            write = sheet.write_datetime
        case _:
            text = str(value)
            value = text if len(text) <= _CELL else text[: _CELL - 1] + "…"
            write = sheet.write_string
    write(row, position, value, look)
