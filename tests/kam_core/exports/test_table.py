"""Tables leave as files that no spreadsheet can be tricked by."""

import csv
import json
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_core.errors import RefusedError
from kam_core.exports.table import Ending, file_name, from_export, to_csv, to_parquet, to_xlsx

NAMES = json.loads((Path(__file__).parents[2] / "inputs" / "hostile_names.json").read_text(encoding="utf-8"))
FORMULAS = [entry["name"] for entry in NAMES if entry["cls"] == "formula"]
ALL_NAMES = [entry["name"] for entry in NAMES]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows_of(exported: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(exported.decode("utf-8-sig"), newline=""), strict=True))


def parts_of(workbook: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def cells_of(workbook: bytes) -> dict[str, str]:
    """Each cell's value as text, as a reader of the format sees it."""
    parts = parts_of(workbook)
    strings = [
        # The format writes a control character as _xHHHH_.
        re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), "".join(item.itertext()))
        for item in ElementTree.fromstring(parts["xl/sharedStrings.xml"]).iter(f"{SHEET}si")  # noqa: S314  (our own)
    ]
    cells = {}
    for cell in ElementTree.fromstring(parts["xl/worksheets/sheet1.xml"]).iter(f"{SHEET}c"):  # noqa: S314  (our own)
        text = cell.findtext(f"{SHEET}v") or ""
        cells[cell.attrib["r"]] = strings[int(text)] if cell.get("t") == "s" else text
    return cells


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_is_text_in_csv_wherever_it_stands(name: str) -> None:
    header, row = rows_of(to_csv(pl.DataFrame({name: [name], "n": [1]})))
    assert header[0] == row[0] == "'" + name
    assert from_export(row[0]) == name


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_a_formula_does_not_become_a_cell_of_its_own_under_another_separator(name: str, separator: str) -> None:
    text = to_csv(pl.DataFrame({"account": [name]})).decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(text, newline=""), delimiter=separator) for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r\n\0＝＋－＠]", cell)]


@pytest.mark.parametrize("name", FORMULAS)
def test_a_workbook_holds_the_name_as_a_string_without_formula_or_link(name: str) -> None:
    workbook = to_xlsx(pl.DataFrame({name: [name]}), name)
    assert cells_of(workbook) == {"A1": name, "A2": name}
    sheet = parts_of(workbook)["xl/worksheets/sheet1.xml"]
    assert "<f" not in sheet
    assert "hyperlink" not in sheet.lower()
    assert not [part for part in parts_of(workbook) if "worksheets/_rels" in part]


@pytest.mark.parametrize("address", ["https://evil.example/", "mailto:a@b.example", "internal:Sheet1!A1"])
def test_an_address_is_text_too(address: str) -> None:
    workbook = to_xlsx(pl.DataFrame({"account": [address]}), "Accounts")
    assert cells_of(workbook)["A2"] == address
    assert "hyperlink" not in parts_of(workbook)["xl/worksheets/sheet1.xml"].lower()


@pytest.mark.parametrize("name", ALL_NAMES)
def test_every_hostile_name_comes_back_as_it_left(name: str) -> None:
    header, row = rows_of(to_csv(pl.DataFrame({name: [name]})))
    assert from_export(header[0]) == from_export(row[0]) == name


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back_as_it_left_and_none_starts_a_formula(text: str) -> None:
    written = rows_of(to_csv(pl.DataFrame({"account": [text]})))[1][0]
    assert from_export(written) == text
    assert not re.match(r"[\s'\"]*[=+\-@＝＋－＠]", written) or written.startswith("'")


def test_a_name_with_an_apostrophe_keeps_it() -> None:
    assert from_export(rows_of(to_csv(pl.DataFrame({"city": ["'s-Hertogenbosch"]})))[1][0]) == "'s-Hertogenbosch"


def test_csv_keeps_numbers_dates_and_unknowns_apart() -> None:
    frame = pl.DataFrame(
        {
            "account": ['Brakes "and" Gears', "", None],
            "revenue": [Decimal("877107.1950"), Decimal("-0.0050"), None],
            "growth": [-0.125, float("nan"), None],
            "orders": [12, -3, None],
            "last": [date(2013, 11, 29), None, None],
            "saved": [datetime(2013, 11, 29, 8, 30), None, None],
            "key": [True, False, None],
        },
        schema_overrides={"revenue": pl.Decimal(18, 4)},
    )
    assert to_csv(frame) == (
        b'\xef\xbb\xbf"account","revenue","growth","orders","last","saved","key"\r\n'
        b'"Brakes ""and"" Gears",877107.20,-0.125,12,2013-11-29,2013-11-29T08:30:00,true\r\n'
        b'"",-0.01,,-3,,,false\r\n'
        b",,,,,,\r\n"
    )


def test_a_workbook_keeps_numbers_and_dates_as_numbers() -> None:
    frame = pl.DataFrame(
        {
            "revenue": [Decimal("877107.1950"), None],
            "last": [date(2013, 11, 29), None],
            "key": [True, None],
            "growth": [-0.125, float("inf")],
        },
        schema_overrides={"revenue": pl.Decimal(18, 4)},
    )
    workbook = to_xlsx(frame, "Accounts")
    cells = {place: cell for place, cell in cells_of(workbook).items() if place.endswith("2")}
    # 2013-11-29 is day 41607 of Excel's calendar.
    assert cells == {"A2": "877107.20", "B2": "41607", "C2": "1", "D2": "-0.125"}
    assert "A3" not in cells_of(workbook)
    styles = parts_of(workbook)["xl/styles.xml"]
    assert 'formatCode="yyyy-mm-dd"' in styles
    assert 'formatCode="#,##0.00"' in styles


def test_an_empty_table_is_a_header() -> None:
    empty = pl.DataFrame(schema={"account": pl.String, "revenue": pl.Decimal(18, 4)})
    assert to_csv(empty) == b'\xef\xbb\xbf"account","revenue"\r\n'
    assert cells_of(to_xlsx(empty, "Accounts")) == {"A1": "account", "B1": "revenue"}


def test_a_very_long_text_is_cut_where_a_cell_ends_and_shows_it() -> None:
    cell = cells_of(to_xlsx(pl.DataFrame({"note": ["x" * 40_000]}), "Notes"))["A2"]
    assert (len(cell), cell[-1]) == (32_767, "…")


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    with pytest.raises(RefusedError, match="CSV"):
        to_xlsx(pl.DataFrame({"n": pl.int_range(1_048_576, eager=True)}), "Lines")


@pytest.mark.parametrize(
    ("title", "sheet"),
    [
        ("Key accounts", "Key accounts"),
        ("a/b\\c[d]e:f*g?h", "a b c d e f g h"),
        ("'quoted'", "quoted"),
        ("History", "Data"),
        ("\x00", "Data"),
        ("", "Data"),
        ("x" * 40, "x" * 31),
    ],
)
def test_a_sheet_has_a_title_that_excel_takes(title: str, sheet: str) -> None:
    book = ElementTree.fromstring(parts_of(to_xlsx(pl.DataFrame({"n": [1]}), title))["xl/workbook.xml"])  # noqa: S314
    assert [entry.attrib["name"] for entry in book.iter(f"{SHEET}sheet")] == [sheet]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Key accounts, 2013 Q3", "key-accounts-2013-q3.csv"),
        ("1. FC Köln", "1-fc-koln.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ("CON", "export.csv"),
        ("大客户", "export.csv"),
        ("x" * 200, "x" * 96 + ".csv"),
    ],
)
def test_a_file_has_a_name_of_our_own(title: str, name: str) -> None:
    assert file_name(title, Ending.CSV) == name


@pytest.mark.parametrize("name", ALL_NAMES)
@pytest.mark.parametrize("ending", list(Ending))
def test_every_hostile_name_gives_a_harmless_file_name(name: str, ending: Ending) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.(csv|xlsx|html|json|parquet)", file_name(name, ending))
    assert len(file_name(name, ending)) <= 100


def test_parquet_has_every_text_as_it_is_and_every_type() -> None:
    frame = pl.DataFrame({"name": ALL_NAMES, "amount": [Decimal("1.50")] * len(ALL_NAMES)})
    assert pl.read_parquet(BytesIO(to_parquet(frame))).equals(frame)
