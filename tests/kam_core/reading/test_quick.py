import pytest

from kam_core.reading.text import read_text
from tests.kam_core.reading.reading_of_texts import outcome

ROWS = 3_000


def clean(end="\n", note='"said ""hi"", left"'):
    lines = [f"A{number:04d},Firm {number % 7},{note},{number}.50,2025-01-15" for number in range(ROWS)]
    return end.join(["account_id,name,note,amount,day", *lines]) + end


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
        pytest.param((clean() + "A1,Köln,x,1,2025-01-01\n").encode("cp1252"), id="Windows-1252"),
    ],
)
def test_the_quick_way_and_the_careful_way_read_alike(tmp_path, content):
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
    taken = []
    real = read_text.__globals__["read_quickly"]
    monkeypatch.setitem(read_text.__globals__, "read_quickly", lambda *told: taken.append(real(*told)) or taken[-1])
    found = outcome(tmp_path, clean(), small=0)
    assert [quick.row_count for quick in taken] == [ROWS]
    assert found.reading.row_count == ROWS
