"""The one door: a file in, its rows and an account of them out, from a process of its own."""

import tempfile
from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import KamError, NoDataError, TooLargeError, UnreadableFileError
from kam_core.reading.limits import UNHURRIED, Limits, from_environment
from kam_core.reading.model import Told
from kam_core.reading.read import read
from kam_core.settings import ROOT

FILES = ROOT / "tests" / "inputs" / "bad_files"


def test_a_text_comes_out_as_rows_with_its_account(tmp_path: Path) -> None:
    found = read(FILES / "c032_footer_total.csv", tmp_path)
    assert (found.rows_in, found.row_count, found.rejected_count) == (7, 5, 2)
    assert pl.read_parquet(found.rows).columns == ["line", "c0", "c1", "c2", "c3", "c4", "c5"]
    assert pl.read_parquet(found.rejected).columns == ["line", "raw", "reason"]
    assert found.names == ("account_id", "account_name", "owner", "stage", "amount", "close_date")
    assert {guess.name for guess in found.guesses} >= {"encoding", "delimiter", "header_rows"}


def test_what_a_person_told_is_done(tmp_path: Path) -> None:
    found = read(FILES / "c001_plain_utf8.csv", tmp_path, Told(header_rows=0))
    assert (found.has_header, found.row_count) == (False, 6)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("x016_bomb_100mb.xlsx", "too large", id="a bomb"),
        pytest.param("x026_duplicate_member.xlsx", "damaged", id="two parts of one name"),
        pytest.param("x014_ole_encrypted.xlsx", "password", id="a container"),
        pytest.param("c066_png_as_csv.csv", "not a text", id="a picture"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_from_the_child(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(UnreadableFileError, match=says):
        read(FILES / name, tmp_path)


def test_a_far_cell_takes_neither_memory_nor_the_process(tmp_path: Path) -> None:
    assert read(FILES / "x022_far_cell.xlsx", tmp_path).row_count == 5


def test_a_file_over_the_limit_is_refused_before_a_child_is_started(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 1001)
    with pytest.raises(TooLargeError, match="too large"):
        read(path, tmp_path, limits=Limits(file_bytes=1000))
    path.write_bytes(b"")
    with pytest.raises(NoDataError, match="empty"):
        read(path, tmp_path)
    with pytest.raises(UnreadableFileError, match="no file"):
        read(tmp_path / "none.csv", tmp_path)


def test_more_rows_than_the_limit_are_refused_and_the_command_line_has_none(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,amount\n" + "Alpha,1\n" * 11, encoding="utf-8")
    with pytest.raises(TooLargeError, match="11 rows, more than 10"):
        read(path, tmp_path, limits=Limits(rows=10))
    assert read(path, tmp_path, limits=UNHURRIED).row_count == 11


def test_limits_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAM_READING_FILE_BYTES", "5000000")
    monkeypatch.setenv("KAM_READING_SECONDS", "2.5")
    assert from_environment() == Limits(file_bytes=5_000_000, seconds=2.5)


def test_a_child_writes_in_its_folder_alone(tmp_path: Path) -> None:
    before = set(Path(tempfile.gettempdir()).iterdir())
    folder = tmp_path / "folder"
    folder.mkdir()
    try:
        read(FILES / "x019_zip_slip.xlsx", folder)
    except KamError:
        pytest.fail("it holds a table")
    assert not [file for file in set(Path(tempfile.gettempdir()).iterdir()) - before if "relsec" in file.name]
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]
