"""Archives: within their limits, one member of them, and nothing written outside of the folder."""

import gzip
import shutil
import zipfile
from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import DamagedFileError, KamError, NoDataError, TooLargeError, UnreadableFileError
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading, Told
from kam_core.reading.take import taken

DEALS = b"account_name,stage,amount\nAlpha,Won,1200.50\nBeta,Open,800\n"


def read(path: Path, told: Told | None = None, limits: Limits | None = None) -> Reading:
    folder = path.parent / "read"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return taken(path, folder, told or Told(), limits or Limits())


def archived(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def test_a_gzip_is_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv.gz"
    path.write_bytes(gzip.compress(DEALS))
    found = read(path)
    assert (found.form, found.row_count, found.names) == ("gzip/text", 2, ("account_name", "stage", "amount"))
    assert found.path == path


def test_a_zip_of_one_file_needs_no_question(tmp_path: Path) -> None:
    members = {"export/": b"", "export/deals.csv": DEALS, "__MACOSX/._deals.csv": b"\x00", "readme.pdf": b"%PDF"}
    found = read(archived(tmp_path / "a.zip", members))
    guess = found.guesses[0]
    assert (guess.name, guess.value, guess.sure, guess.others) == ("member", "export/deals.csv", True, ())
    assert found.row_count == 2


def test_of_several_files_the_largest_is_read_and_the_others_are_offered(tmp_path: Path) -> None:
    members = {"few.csv": DEALS, "many.csv": DEALS + b"Gamma,Lost,0\n"}
    path = archived(tmp_path / "a.zip", members)
    found = read(path)
    assert (found.guesses[0].value, found.guesses[0].sure, found.row_count) == ("many.csv", False, 3)
    assert "many.csv of this archive was read; it also holds few.csv." in found.warnings
    assert read(path, Told(member="few.csv")).row_count == 2
    with pytest.raises(NoDataError, match=r"no other\.csv"):
        read(path, Told(member="other.csv"))


def test_a_workbook_or_a_gzip_in_a_zip_is_read(tmp_path: Path) -> None:
    assert read(archived(tmp_path / "a.zip", {"deals.csv.gz": gzip.compress(DEALS)})).form == "zip/gzip/text"


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    content = DEALS
    for depth in range(4):
        content = gzip.compress(content)
        path = tmp_path / f"{depth}.gz"
        path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match="archive in an archive"):
        read(path)


def test_nothing_is_written_outside_of_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    absolute = str(tmp_path / "evil_absolute.csv")
    members = {"../../evil.csv": DEALS, absolute: DEALS + b"Gamma,Lost,0\n"}
    found = read(archived(inside / "a.zip", members))
    assert found.guesses[0].value == absolute
    assert {file.name for file in tmp_path.iterdir()} == {"inside"}
    assert {file.name for file in inside.iterdir()} == {"a.zip", "read"}


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        pytest.param(Limits(unpacked_bytes=1_000_000), "more than 1 MB", id="too much"),
        pytest.param(Limits(ratio_from_bytes=1_000_000), "100 times", id="too dense"),
        pytest.param(Limits(members=1), "more than 1 members", id="too many"),
    ],
)
def test_a_zip_beyond_a_limit_is_refused_before_it_is_unpacked(tmp_path: Path, limits: Limits, says: str) -> None:
    path = archived(tmp_path / "a.zip", {"zeros.csv": b"0" * 2_000_000, "more.csv": DEALS})
    with pytest.raises(TooLargeError, match=says):
        read(path, limits=limits)
    assert not list((tmp_path / "read").rglob("*.csv"))


def test_a_gzip_beyond_a_limit_is_left_when_it_gets_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"0" * 30_000_000))
    with pytest.raises(TooLargeError, match="100 times"):
        read(path)
    assert (tmp_path / "read" / "unpacked 0" / "unpacked.csv").stat().st_size < 12_000_000


def test_a_cut_archive_is_damaged_and_an_empty_one_says_so(tmp_path: Path) -> None:
    whole = archived(tmp_path / "a.zip", {"deals.csv": DEALS}).read_bytes()
    for name, content in {"cut.zip": whole[:-30], "cut.csv.gz": gzip.compress(DEALS)[:-12]}.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DamagedFileError, match="damaged"):
            read(tmp_path / name)
    with pytest.raises(NoDataError, match="empty"):
        read(archived(tmp_path / "none.zip", {}))


def test_a_member_whose_bytes_do_not_match_its_sum_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("deals.csv", DEALS)
    path.write_bytes(path.read_bytes().replace(b"Alpha", b"Alpho", 1))
    with pytest.raises(KamError, match=r"deals\.csv cannot be unpacked"):
        read(path)


def test_rows_of_an_archive_are_those_of_the_file(tmp_path: Path) -> None:
    found = read(archived(tmp_path / "a.zip", {"deals.csv": DEALS}))
    assert pl.read_parquet(found.rows).rows() == [(2, "Alpha", "Won", "1200.50"), (3, "Beta", "Open", "800")]
