"""Texts as other programs write them: rare delimiters and encodings, lines that are no rows, other forms."""

from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import TooLargeError, UnreadableFileError
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading, Told
from kam_core.reading.take import taken

HEADER = ["account_id", "account_name", "owner", "stage", "amount", "close_date"]
ROWS = [
    ["A001", "Hoa Sen Foods", "linh", "Won", "1200.50", "2025-01-15"],
    ["A002", "Cafe Royal", "marc", "Open", "800", "2025-02-03"],
    ["A003", "Nordwind AG", "eva", "Lost", "0", "2025-02-28"],
    ["A004", "Sakura Trading", "kenji", "Won", "45000", "2025-03-31"],
]


def text(delimiter: str = ",", rows: list[list[str]] = ROWS, above: str = "", below: str = "") -> str:
    return above + "".join(delimiter.join(row) + "\n" for row in [HEADER, *rows]) + below


def named_as(names: list[str]) -> str:
    return text(rows=[[row[0], name, *row[2:]] for row, name in zip(ROWS, names, strict=True)])


def read(folder: Path, content: str | bytes, name: str = "a.csv") -> Reading:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return taken(path, folder, Told(), Limits())


def cells(reading: Reading) -> list[list[str | None]]:
    return [list(row) for row in pl.read_parquet(reading.rows).drop("line").rows()]


@pytest.mark.parametrize(
    "delimiter", ["|", "^", "~", "\x1f", "\x01", "¦", "§", "#", "，", "、", "||", "::", "\t\t", "~|~", "|~|"]
)
def test_any_delimiter_that_programs_use_divides_a_table(tmp_path: Path, delimiter: str) -> None:
    reading = read(tmp_path, text(delimiter))
    assert reading.names == tuple(HEADER)
    assert cells(reading) == ROWS


def test_a_delimiter_of_two_letters_may_stand_in_quotes(tmp_path: Path) -> None:
    rows = [[ROWS[0][0], '"Hoa || Sen"', *ROWS[0][2:]], *ROWS[1:]]
    assert cells(read(tmp_path, text("||", rows)))[0][1] == "Hoa || Sen"


def test_blank_cells_beside_each_other_are_no_delimiter_of_two_letters(tmp_path: Path) -> None:
    rows = [[row[0], "", "", *row[3:]] for row in ROWS]
    assert [row[:4] for row in cells(read(tmp_path, text("|", rows)))] == [[row[0], None, None, row[3]] for row in ROWS]


def test_a_hint_that_does_not_divide_the_lines_is_not_believed(tmp_path: Path) -> None:
    assert cells(read(tmp_path, text(above="sep=;\n"))) == ROWS


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("big5hkscs", ["香港鐵路有限公司", "嘅咗喺啲", "統一超商股份有限公司", "銅鑼灣"]),
        ("koi8-u", ["Київська пекарня", "Нафтогаз України", "Укрпошта", "ПриватБанк"]),
        ("iso8859-5", ["Газпром нефть", "Московский завод", "Сбербанк", "Яндекс"]),
        ("iso8859-6", ["مجموعة النور", "شركة الاتصالات", "بنك مصر", "دار السلام"]),
        ("cp850", ["Müller GmbH", "Käse Königs", "Größe", "Schäfer Söhne"]),
        ("mac_roman", ["Müller GmbH", "Café Royal", "Señor López", "Françoise"]),
        ("tis-620", ["บริษัท ปูนซิเมนต์ไทย", "ธนาคารกรุงเทพ", "โรงพยาบาล", "การบินไทย"]),
        ("iso2022_jp", ["株式会社サクラ", "トヨタ自動車", "日本電気", "楽天"]),
        ("koi8-r", ["Газпром нефть", "Московский завод", "Сбербанк", "Яндекс"]),
        ("cp1257", ["Šiaulių bankas", "Žemaitijos pienas", "Rīgas piens", "Latvijas dzelzceļš"]),
    ],
)
def test_encodings_of_old_machines_are_known(tmp_path: Path, encoding: str, names: list[str]) -> None:
    reading = read(tmp_path, named_as(names).encode(encoding))
    assert [row[1] for row in cells(reading)] == names
    assert "The file does not say its encoding" in " ".join(reading.warnings)


@pytest.mark.parametrize("name", ["Caf\ufffd Royal", "åŒ—äº¬ CÃ´ng"])
def test_letters_that_were_lost_before_are_told(tmp_path: Path, name: str) -> None:
    reading = read(tmp_path, named_as([name, "b", "c", "d"]))
    assert "looks broken already" in " ".join(reading.warnings)


@pytest.mark.parametrize(
    "below",
    [
        '"Grand Totals (4 records)"\n,,,,47000.50,\n',
        "Total: 4 records,,,,47000.50,\n",
        "Average,,,,11750.13,\n",
        "Confidential,,,,,\n",
        "-- End of report --\n",
        "----,----,----,----,----,----\n",
        "\x0caccount_id,account_name,owner,stage,amount,close_date\n",
    ],
)
def test_lines_that_are_no_rows_are_listed_and_not_loaded(tmp_path: Path, below: str) -> None:
    reading = read(tmp_path, text(below=below))
    assert cells(reading) == ROWS
    assert reading.rejected_count == below.count("\n")


def test_headings_of_groups_are_listed_and_not_loaded(tmp_path: Path) -> None:
    rows = [["Owner: linh", *[""] * 5], *ROWS[:2], ["Owner: eva", *[""] * 5], *ROWS[2:]]
    reading = read(tmp_path, text(rows=rows))
    assert cells(reading) == ROWS
    assert reading.rejected_count == 2


def test_three_rows_of_header_are_one(tmp_path: Path) -> None:
    reading = read(tmp_path, text(above="Account,,People,Deal,,\nbase,,sales,deal,,\n"))
    assert cells(reading) == ROWS
    assert reading.names[0] == "Account base account_id"
    assert reading.names[1] == "account_name"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<rows><row><id>1</id></row></rows>", "XML"),
        (b'<soapenv:Envelope xmlns:soapenv="x"><soapenv:Body/></soapenv:Envelope>', "XML"),
        (b"<!-- saved from url --><html><body>", "HTML"),
        (b"<center><h1>502 Bad Gateway</h1></center><hr>", "HTML"),
        (b"<style>td{}</style><table><tr><td>1", "HTML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>a,b\n", "MIME"),
        (b"MZ\x90\x00\x03\x00\x00\x00" * 20, "program"),
        (b"PAR1\x15\x04\x00\x00 cut off", "damaged"),
    ],
)
def test_another_form_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(UnreadableFileError, match=says):
        read(tmp_path, content)


def test_a_line_of_a_million_delimiters_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match="columns"):
        read(tmp_path, ",".join(HEADER) + "\n" + '",' * 1_000_000)
