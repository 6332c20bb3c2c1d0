"""`check` says of every file of the manifest what is stated there, and loses no row."""

import csv
from pathlib import Path

import polars as pl
import pytest

from kam_core.commands.check import judged, refusal
from kam_core.commands.report import Report
from kam_core.errors import KamError
from kam_core.reading.limits import Limits
from kam_core.reading.model import Told
from kam_core.reading.take import taken
from kam_core.settings import ROOT
from tests.kam_core.commands.conftest import Call

INPUTS = ROOT / "tests" / "inputs"
FILES = INPUTS / "bad_files"
MANIFEST = list(csv.DictReader((INPUTS / "bad_files_manifest.csv").read_text(encoding="utf-8").splitlines()))
# Stated as refused for a shared string out of range; it holds no shared string at all, and is c001 as a workbook.
WITHOUT_ITS_FAULT = {"x027_shared_string_range.xlsx"}
HEADER = "account_id,account_name,owner,stage,amount,close_date\n"


def here(path: Path, folder: Path, kind: str | None = None) -> Report:
    """What `check` says, read in this process: a hundred others would take a minute."""
    folder.mkdir()
    try:
        reading = taken(path, folder, Told(), Limits())
    except KamError as fault:
        return refusal(path, fault)
    found = judged(reading, kind)
    assert reading.rows_in == reading.row_count + reading.rejected_count
    assert pl.read_parquet(reading.rejected).height == reading.rejected_count
    return found


@pytest.mark.parametrize(
    "stated", [pytest.param(row, id=row["file"]) for row in MANIFEST if row["file"] not in WITHOUT_ITS_FAULT]
)
def test_every_bad_file_is_judged_as_stated(tmp_path: Path, stated: dict[str, str]) -> None:
    found = here(FILES / stated["file"], tmp_path / "read")
    answer = found.answer
    assert str(answer["outcome"]).upper() == stated["outcome"], answer["message"]
    assert stated["message_has"].lower() in str(answer["message"]).lower()
    assert found.refused == (stated["outcome"] == "REJECT")
    if stated["outcome"] != "REJECT":
        columns = answer["columns"]
        assert isinstance(columns, list)
        assert str(answer["rows"]) in stated["rows"].split("|")
        assert len(columns) == int(stated["cols"])
    if stated["check"]:
        column, row, value = stated["check"].split(":", 2)
        assert pl.read_parquet(tmp_path / "read" / "rows.parquet")[f"c{column}"][int(row)] == value


def test_a_required_field_is_asked_of_the_kind_and_of_no_other(tmp_path: Path) -> None:
    path = FILES / "c097_missing_required.csv"
    message = str(here(path, tmp_path / "1").answer["message"])
    assert "amount" in message
    assert "close_on" in message
    assert here(path, tmp_path / "2", "any").answer["outcome"] == "ok"
    assert here(path, tmp_path / "3", "accounts").answer["outcome"] == "ok"
    assert here(FILES / "c001_plain_utf8.csv", tmp_path / "4", "order_lines").answer["outcome"] == "reject"


def test_the_row_that_does_not_fit_is_named_with_its_line(tmp_path: Path) -> None:
    assert "line 3" in str(here(FILES / "c045_long_row.csv", tmp_path / "1").answer["message"])
    footer = here(FILES / "c032_footer_total.csv", tmp_path / "2").answer["rejected"]
    assert isinstance(footer, list)
    assert [row["line"] for row in footer] == [7, 9]


@pytest.mark.parametrize(
    ("name", "content", "outcome", "says"),
    [
        pytest.param("a.csv", b"<!DOCTYPE html><html><form>Sign in</form>", "reject", "HTML", id="a login page"),
        pytest.param("a.csv", b"\n\n  <html lang='en'>", "reject", "HTML", id="a login page after blanks"),
        pytest.param("a.csv", b"", "reject", "empty", id="an empty file"),
        pytest.param("a.csv", b" \n\r\n\t", "reject", "empty", id="nothing but blanks"),
        pytest.param("a.csv", b"account_name\nAlpha\nBeta\n", "ok", "2 of 2 rows", id="one column"),
        pytest.param("a.csv", HEADER.encode(), "warn", "no row", id="a header only"),
        pytest.param("a.pdf", b"%PDF-1.7 \x00\x01", "reject", "PDF", id="a PDF"),
        pytest.param("a.csv", bytes(range(256)) * 40, "reject", "not a text", id="noise"),
        pytest.param("a.xml", b"<?xml version='1.0'?><a/>", "reject", "XML", id="XML"),
        pytest.param("a.xlsx", b"PK\x03\x04 cut off", "reject", "damaged", id="the start of a ZIP"),
        pytest.param("a.csv.gz", b"\x1f\x8b\x08cut", "reject", "damaged", id="the start of a gzip"),
    ],
)
def test_other_bad_files_are_judged(tmp_path: Path, name: str, content: bytes, outcome: str, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    answer = here(tmp_path / name, tmp_path / "read").answer
    assert (answer["outcome"], says in str(answer["message"])) == (outcome, True), answer["message"]


def test_two_thousand_columns_are_read_and_one_more_is_refused(tmp_path: Path) -> None:
    for columns in (2000, 2001):
        path = tmp_path / f"{columns}.csv"
        rows = [[f"Field {number}" for number in range(columns)], *[["1.5"] * columns] * 3]
        path.write_text("\n".join(map(",".join, rows)) + "\n", encoding="utf-8")
        if columns == 2000:
            found = taken(path, tmp_path, Told(), Limits())
            assert (found.row_count, len(found.names), found.warnings) == (3, 2000, ())
        else:
            assert "2001 columns, more than 2000" in str(here(path, tmp_path / "read").answer["message"])


def test_a_truncated_workbook_is_damaged_wherever_it_is_cut(tmp_path: Path) -> None:
    whole = (FILES / "x001_plain.xlsx").read_bytes()
    for share in range(1, 10):
        path = tmp_path / f"{share}.xlsx"
        path.write_bytes(whole[: len(whole) * share // 10])
        answer = here(path, tmp_path / str(share)).answer
        assert (answer["outcome"], "damaged" in str(answer["message"])) == ("reject", True)


def test_a_column_that_changes_its_type_half_way_loses_no_row(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    rows = [f"A{n},Alpha {n},linh,Won,{n if n < 500 else 'unknown amount'},2025-01-15" for n in range(1000)]
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    answer = here(path, tmp_path / "read").answer
    assert (answer["outcome"], answer["rows"], answer["rejected"]) == ("warn", 1000, [])
    assert "amount: 500 values could not be read" in str(answer["message"])


def test_the_command_answers_in_json_and_ends_with_1_where_it_refuses(call: Call) -> None:
    good = call("check", FILES / "c001_plain_utf8.csv", "--json")
    assert (good.code, good.answer["outcome"], good.answer["rows"]) == (0, "ok", 5)
    assert (good.answer["encoding"], good.answer["delimiter"], good.answer["kind"]) == ("utf-8", ",", "opportunities")
    bad = call("check", FILES / "c069_html_as_xls.xls", "--json")
    assert (bad.code, bad.answer["outcome"], bad.answer["rejected"]) == (1, "reject", [])
    assert call("check", FILES / "c001_plain_utf8.csv", "--kind", "nonsense").code == 2


def test_the_command_says_it_in_words_too(call: Call) -> None:
    said = call("check", FILES / "c032_footer_total.csv")
    assert said.code == 0
    assert said.out.startswith("warn: 5 of 7 rows can be loaded")
    assert "Line 7: It is a total, not a row." in said.out


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(
            HEADER + "A1,Alpha,linh,Won,,2025-01-15\nA2,Beta,eva,Lost,,2025-01-16\n",
            "amount: no row has a value",
            id="a needed column is empty in every row",
        ),
        pytest.param(
            "id          name         owner\nA1          Alpha        linh\nA2          Beta         eva\n",
            "read as one cell",
            id="columns of fixed width",
        ),
    ],
)
def test_what_is_probably_not_meant_is_told(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    answer = here(path, tmp_path / "read").answer
    assert (answer["outcome"], says in str(answer["message"])) == ("warn", True), answer["message"]
