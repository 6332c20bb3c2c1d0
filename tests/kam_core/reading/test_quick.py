import pytest

from kam_core.reading.careful import TableReader
from tests.kam_core.reading.reading_of_texts import outcome

ROWS = 700


def clean(end="\n", note='"said ""hi"", left"'):
    lines = [f"A{number:04d},Firm {number % 7},{note},{number}.50,2025-01-15" for number in range(ROWS)]
    return end.join(["account_id,name,note,amount,day", *lines]) + end


def amid(*strange):
    """A clean text with each of these amid its rows, some rows apart."""
    lines = clean().splitlines(keepends=True)
    for place, text in enumerate(strange):
        lines.insert(200 + 3 * place, text)
    return "".join(lines)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(clean(), id="LF"),
        pytest.param(clean("\r\n"), id="CRLF"),
        pytest.param(clean().rstrip("\n"), id="no end of the last line"),
        pytest.param(clean() + "\n\n", id="blank lines at the end"),
        pytest.param("\ufeff" + clean(), id="byte order mark"),
        pytest.param(clean(note='""'), id="empty cells in quotes"),
        pytest.param(clean(note="  spaces  "), id="spaces"),
        pytest.param(clean(note="Đặng 北京 \u2028"), id="letters"),
        pytest.param(clean().replace(",", ";"), id="semicolon"),
        pytest.param(clean(note='5" pipe'), id="a quote within a cell"),
        pytest.param(clean() + "A1,Firm,x,1,2025-01-01\nTotal,,,9,\n", id="a total"),
        pytest.param(clean() + "\nA1,Firm,x,1,2025-01-01\n", id="a gap"),
        pytest.param(clean() + "A1,Firm\n", id="a short row"),
        pytest.param(clean() + 'A1,"Fi\nrm",x,1,2025-01-01\nA2,Firm,x,1,2025-01-01\n', id="a line break in a cell"),
        pytest.param(clean() + 'A1,"Firm,x,1,2025-01-01\n', id="a quote that nobody closed"),
        pytest.param(clean() + "account_id,name,note,amount,day\nA1,b,c,1,2025-01-01\n", id="the header again"),
        pytest.param(clean() + ",,,,\n , ,,,\n", id="nothing but delimiters"),
        pytest.param(clean("\r\n", note='"two\nlines, or\r\nthree"'), id="line breaks in all rows"),
        pytest.param(clean("\r"), id="CR"),
        pytest.param(clean() + "A1,b\rA1,b,c,1,2025-01-01\r\n\rA2,b,c,1,2025-01-01\n", id="line ends of all kinds"),
        pytest.param(amid("\n\n", "Grand Total:,,,9,\n", "A1,b\n", 'A1,"Fi"rm,x,1,2025-01-01\n'), id="amid"),
        pytest.param(amid('A1,"Firm,x,1,2025-01-01\n', 'A1,"a\nb",x,1,2025-01-01\n'), id="open quote, then a break"),
        pytest.param(amid(",,,,\n", " \t,,\u3000,,\n", "", "\n"), id="blank rows amid"),
        pytest.param(amid("account_id,name,note,amount,day\n", "ACCOUNT_ID,name,x,1,2\n"), id="the header amid"),
        pytest.param(amid("\n", "region,sales\nNorth,1\nSouth,2\n"), id="another table amid"),
        pytest.param(amid("\nregion,sales,a,b,c\nNorth,1,a,b,c\n"), id="another table as wide amid"),
        pytest.param(amid("A1,b,c,,\n", "  total  :,,,,\n", "Total,b,,1,2025-01-01\n", "\u3000,sum,,,\n"), id="totals"),
        pytest.param(
            amid('A1,"b ""x"" , c",\'d\',1,2025-01-01\n', 'A1,b""c,"""",1,2025-01-01\n'), id="quotes in quotes"
        ),
        pytest.param(clean(note='"a \\" b"') + 'A1,"b\\\\","c\\"d",1,2025-01-01\n', id="backslashes"),
        pytest.param("A report\n\n" + clean(), id="a preamble"),
        pytest.param(clean() + "A1,b," + "x" * 600_000 + ",1,2025-01-01\nA2,b,c,1,2025-01-01\n", id="a long cell"),
        pytest.param((clean() + "A1,Köln,x,1,2025-01-01\n").encode("cp1252"), id="Windows-1252"),
    ],
)
@pytest.mark.parametrize("block", [1 << 22, 701])
def test_the_quick_way_and_the_careful_way_read_alike(tmp_path, monkeypatch, content, block):
    monkeypatch.setattr("kam_core.reading.quick._BLOCK", block)
    (tmp_path / "quick").mkdir()
    (tmp_path / "careful").mkdir()
    quick = outcome(tmp_path / "quick", content, small=0)
    careful = outcome(tmp_path / "careful", content, small=10**9)
    assert quick.rows == careful.rows
    assert quick.lines == careful.lines
    assert quick.rejected == careful.rejected
    assert quick.reading.warnings == careful.reading.warnings
    assert quick.reading.guesses == careful.reading.guesses
    assert quick.reading.names == careful.reading.names


def test_a_clean_file_takes_the_quick_way(tmp_path, monkeypatch):
    alone = []
    real = TableReader.take
    monkeypatch.setattr(TableReader, "take", lambda reader, record: alone.append(record.line) or real(reader, record))
    found = outcome(tmp_path, clean(note='"two\nlines"'), small=0)
    assert found.reading.row_count == ROWS
    assert alone == [2]
    assert found.lines[:3] == [2, 4, 6]
