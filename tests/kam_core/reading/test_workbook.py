"""One sheet of a workbook as rows of text, whatever else is in the file."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from kam_core.errors import DamagedFileError, LockedFileError, NoDataError, TooLargeError
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading, Told
from kam_core.reading.take import taken

SAMPLES = Path(__file__).parent / "samples"
HEADER = ("account_name", "stage", "amount")
DEALS = [("Alpha", "Won", 1200.5), ("Beta", "Open", 800), ("Gamma", "Lost", 0)]
TEXTS = [("Alpha", "Won", "1200.5"), ("Beta", "Open", "800"), ("Gamma", "Lost", "0")]


def book(path: Path, **sheets: list[tuple[object, ...]]) -> Path:
    """A workbook with these rows."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd hh:mm"}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def read(path: Path, told: Told | None = None, limits: Limits | None = None) -> Reading:
    folder = path.parent / f"{path.name} read"
    folder.mkdir(exist_ok=True)
    return taken(path, folder, told or Told(), limits or Limits())


def rows_of(reading: Reading) -> list[tuple[str | None, ...]]:
    return pl.read_parquet(reading.rows).drop("line").rows()


def lines_of(reading: Reading) -> list[int]:
    return pl.read_parquet(reading.rows)["line"].to_list()


def test_values_are_texts_as_a_person_writes_them(tmp_path: Path) -> None:
    values: list[tuple[object, ...]] = [
        ("what", "value"),
        ("whole", 5),
        ("fraction", 1234.5),
        ("tiny", 1e-7),
        ("huge", 1.5e15),
        ("negative", -3),
        ("yes", True),
        ("no", False),
        ("zeros in front", "00123"),
        ("blanks", "  x "),
        ("breaks", "a\nb"),
        ("nothing", None),
    ]
    found = rows_of(read(book(tmp_path / "a.xlsx", Data=values)))
    assert found == [
        ("whole", "5"),
        ("fraction", "1234.5"),
        ("tiny", "0.0000001"),
        ("huge", "1500000000000000"),
        ("negative", "-3"),
        ("yes", "TRUE"),
        ("no", "FALSE"),
        ("zeros in front", "00123"),
        ("blanks", "  x "),
        ("breaks", "a\nb"),
        ("nothing", None),
    ]


def test_a_column_of_days_has_no_times_and_one_of_moments_has_all_of_them(tmp_path: Path) -> None:
    days = [("day", "moment"), *[(date(2025, 1, day), datetime(2025, 1, day, day - 1)) for day in (1, 2)]]
    found = rows_of(read(book(tmp_path / "a.xlsx", Data=days)))
    assert found == [("2025-01-01", "2025-01-01 00:00:00"), ("2025-01-02", "2025-01-02 01:00:00")]


def test_lines_are_the_rows_of_the_sheet_below_titles(tmp_path: Path) -> None:
    titled = [("Pipeline",), ("as of April",), (), HEADER, *DEALS]
    found = read(book(tmp_path / "a.xlsx", Data=titled))
    assert (found.names, rows_of(found), lines_of(found)) == (HEADER, TEXTS, [5, 6, 7])
    assert "What stands above the table was left out; lines 1, 2." in found.warnings


def test_totals_notes_and_a_second_table_are_listed_not_loaded(tmp_path: Path) -> None:
    other = [("product", "price"), ("Pump", 3), ("Valve", 4)]
    footed = [HEADER, *DEALS, ("Total", None, 2000.5), (), ("Confidential",), (), *other]
    found = read(book(tmp_path / "a.xlsx", Data=footed))
    assert rows_of(found) == TEXTS
    rejected = pl.read_parquet(found.rejected)
    assert rejected["line"].to_list() == [5, 7, 9, 10, 11]
    assert rejected["raw"].to_list() == ["Total\t\t2000.5", "Confidential", "product\tprice", "Pump\t3", "Valve\t4"]
    assert (found.rows_in, found.row_count, found.rejected_count) == (8, 3, 5)


def test_a_wider_table_below_the_first_is_not_taken_for_more_of_it(tmp_path: Path) -> None:
    other = [("order", "product", "price", "rebate", "day"), (1, "Pump", 3, 0, "Monday"), (2, "Pump", 3, 0, "Monday")]
    found = read(book(tmp_path / "a.xlsx", Data=[HEADER, *DEALS, (), *other]))
    assert (found.names, rows_of(found), found.rejected_count) == (HEADER, TEXTS, 3)


def test_of_two_sheets_that_look_right_the_fuller_is_read_and_the_other_is_offered(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Small=[HEADER, *DEALS[:1]], Large=[HEADER, *DEALS], Note=[("as of April",)])
    found = read(path)
    assert rows_of(found) == TEXTS
    guess = found.guesses[0]
    assert (guess.name, guess.value, guess.sure, guess.others) == ("sheet", "Large", False, ("Small", "Note"))
    assert rows_of(read(path, Told(sheet="Small"))) == TEXTS[:1]
    with pytest.raises(NoDataError, match="no sheet Other"):
        read(path, Told(sheet="Other"))


def test_a_hidden_sheet_is_named_and_not_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as made:
        for name, rows in {"Shown": [HEADER, *DEALS[:1]], "Secret": [HEADER, *DEALS]}.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        sheet.hide()
    found = read(tmp_path / "a.xlsx")
    assert rows_of(found) == TEXTS[:1]
    assert found.guesses[0].sure
    assert "Hidden sheets were not read: Secret." in found.warnings


def test_a_hidden_table_is_read_where_nothing_shown_is_one(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as made:
        cover = made.add_worksheet("Cover")
        cover.write(0, 0, "A note")
        sheet = made.add_worksheet("Data")
        for number, row in enumerate([HEADER, *DEALS]):
            sheet.write_row(number, 0, row)
        sheet.hide()
    found = read(tmp_path / "a.xlsx")
    assert rows_of(found) == TEXTS
    assert "The sheet Data is hidden in its workbook." in found.warnings


def test_formulas_that_nobody_worked_out_are_counted(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "made.xlsx")) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate([HEADER, *DEALS]):
            sheet.write_row(number, 0, row)
        sheet.write_formula(1, 2, "=1+1", None, 77)
        sheet.write_formula(2, 2, "=1+1", None, 2)
    with zipfile.ZipFile(tmp_path / "made.xlsx") as old, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<v>77</v>", b"<v></v>"))
    found = read(tmp_path / "a.xlsx")
    assert [row[2] for row in rows_of(found)] == [None, "2", "0"]
    assert any(said.startswith("Formulas without a value were taken for empty: 1 of them") for said in found.warnings)


def test_merged_cells_count_for_each_of_their_rows_and_for_each_column_of_a_header(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as made:
        sheet = made.add_worksheet()
        sheet.write_row(1, 0, ("account_id", "owner", "won", "lost"))
        sheet.merge_range(0, 2, 0, 3, "year 2025")
        for number in range(2, 6):
            sheet.write_row(number, 0, (f"A{number}", None, number * 1.5, number))
        sheet.merge_range(2, 1, 4, 1, "linh")
        sheet.write(5, 1, "marc")
    found = read(tmp_path / "a.xlsx", Told(header_rows=2, first_line=1))
    assert found.names == ("account_id", "owner", "year 2025 won", "year 2025 lost")
    assert [row[1] for row in rows_of(found)] == ["linh", "linh", "linh", "marc"]
    assert any("merged cells" in warning for warning in found.warnings)


def test_a_cell_far_away_is_listed_with_what_stands_in_it(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate((HEADER, *DEALS)):
            sheet.write_row(number, 0, row)
        sheet.write(1_048_575, 16_383, "found & lost")
    found = read(tmp_path / "a.xlsx")
    assert rows_of(found) == TEXTS
    assert pl.read_parquet(found.rejected).rows() == [(1_048_576, "found & lost", "It stands far from the table.")]


def test_cells_spread_over_the_whole_sheet_are_refused_before_they_are_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as made:
        sheet = made.add_worksheet()
        for step in range(1_000):
            sheet.write(step * 900, step * 16, step)
    with pytest.raises(TooLargeError, match="spread"):
        read(tmp_path / "a.xlsx")


def test_errors_of_formulas_and_long_numbers_are_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ("account_id", "amount"))
        sheet.write_row(1, 0, (1234567890123456789, 5))
        sheet.write(2, 0, 17)
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    found = read(tmp_path / "a.xlsx")
    assert rows_of(found)[1] == ("17", None)
    assert "Formulas that ended in an error were taken for empty: 1 of them." in found.warnings
    assert any("more than 15 digits" in warning for warning in found.warnings)


def test_an_old_workbook_and_one_of_libreoffice_read_alike(tmp_path: Path) -> None:
    deals = [
        ("A001", "Hoa Sen Foods", "linh", "Won", "1200.5", "2025-01-15"),
        ("A002", "Cafe Royal", "marc", "Open", "800", "2025-02-03"),
        ("A003", "Nordwind AG", "eva", "Lost", "0", "2025-02-28"),
    ]
    for name in ("deals.ods", "deals.xls"):
        found = taken(SAMPLES / name, tmp_path, Told(), Limits())
        assert [row[:6] for row in rows_of(found)] == deals
        assert found.names[:6] == ("account_id", "account_name", "owner", "stage", "amount", "close_date")
        assert found.form == name[-3:]


def test_a_workbook_with_a_password_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(LockedFileError, match="password"):
        taken(SAMPLES / "locked.xlsx", tmp_path, Told(), Limits())


def changed(path: Path, part: str, before: bytes, after: bytes) -> Path:
    """A copy of the workbook in which one part says something else."""
    copy = path.with_name(f"changed {path.name}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(before, after) if name == part else content)
    return copy


def test_a_shared_string_that_is_not_there_is_damage(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Data=[HEADER, *DEALS])
    broken = changed(path, "xl/worksheets/sheet1.xml", b't="s"><v>4<', b't="s"><v>99999<')
    with pytest.raises(DamagedFileError):
        read(broken)


def test_entities_in_any_part_that_is_read_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Data=[HEADER, *DEALS])
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        broken = changed(path, part, b"?>", b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')
        with pytest.raises(DamagedFileError, match="damaged"):
            read(broken)


def test_a_workbook_without_a_cell_is_empty(tmp_path: Path) -> None:
    with pytest.raises(NoDataError, match="empty"):
        read(book(tmp_path / "a.xlsx", Data=[], More=[]))


PLAIN = [(f"Alpha {number}", "Won" if number % 2 else "Open", number * 1.5) for number in range(1, 3_001)]


@pytest.mark.parametrize(
    "strange",
    [
        pytest.param([], id="nothing strange"),
        pytest.param([("Total", None, 5)], id="a total"),
        pytest.param([HEADER], id="the header again"),
        pytest.param([()], id="an empty row"),
        pytest.param([("Confidential",)], id="a note"),
        pytest.param([("Beta", "Won", 5, "beside")], id="a cell beside the table"),
        pytest.param([("Beta", " ", 5)], id="a blank"),
        pytest.param([("Beta", None, 5)], id="a cell that is empty"),
    ],
)
def test_long_sheets_are_read_as_short_ones_are(
    tmp_path: Path, strange: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "a.xlsx", Data=[HEADER, *PLAIN[:1_500], *strange, *PLAIN[1_500:]])
    quick = read(path)
    seen = (rows_of(quick), lines_of(quick), pl.read_parquet(quick.rejected).rows(), quick.warnings)
    monkeypatch.setattr("kam_core.reading.grid_quick._SMALL", 1_000_000)
    slow = read(path)
    assert seen == (rows_of(slow), lines_of(slow), pl.read_parquet(slow.rejected).rows(), slow.warnings)
    assert quick.rows_in == quick.row_count + quick.rejected_count


@pytest.mark.parametrize("outside", [b"ZZZZ3", b"XFE3", b"C1048577", b"C99999999"])
def test_a_cell_that_no_sheet_has_is_damage(tmp_path: Path, outside: bytes) -> None:
    plain = book(tmp_path / "a.xlsx", Data=[HEADER, *DEALS])
    broken = changed(plain, "xl/worksheets/sheet1.xml", b'r="C3"', b'r="' + outside + b'"')
    with pytest.raises(DamagedFileError, match="outside of its sheet"):
        read(broken)
