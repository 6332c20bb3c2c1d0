import pytest

from kam_core.errors import NoDataError, RefusedError
from kam_core.reading.model import Told
from tests.kam_core.reading.reading_of_texts import outcome

HEADER = ("account_id", "account_name", "owner", "stage", "amount", "close_date")
ROWS = [
    ("A001", "Hoa Sen Foods", "linh", "Won", "1200.50", "2025-01-15"),
    ("A002", "Cafe Royal", "marc", "Open", "800", "2025-02-03"),
    ("A003", "Nordwind AG", "eva", "Lost", "0", "2025-02-28"),
    ("A004", "Sakura Trading", "kenji", "Won", "45000", "2025-03-31"),
    ("A005", "Al Noor Group", "fatima", "Open", "990.99", "2025-04-01"),
]


def written(rows, delimiter=",", end="\n"):
    return "".join(delimiter.join(row) + end for row in rows)


TABLE = written([HEADER, *ROWS])
QUOTED = written([tuple(f'"{cell}"' for cell in row) for row in [HEADER, *ROWS]])
MIXED = written([HEADER, *ROWS[:2]]) + written(ROWS[2:3], ";") + written(ROWS[3:])
SALESFORCE = '\n"Grand Totals (5 records)"\n\n"Confidential"\n'
GROUPS = ("Account account_id", "account_name", "People owner", "Deal stage", "amount", "close_date")
OTHER = ["another table", "another table"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TABLE, id="comma"),
        pytest.param(written([HEADER, *ROWS], ";"), id="semicolon"),
        pytest.param(written([HEADER, *ROWS], "\t"), id="tab"),
        pytest.param(written([HEADER, *ROWS], "|"), id="pipe"),
        pytest.param(written([HEADER, *ROWS], "~"), id="tilde"),
        pytest.param(written([HEADER, *ROWS], ", "), id="comma and space"),
        pytest.param("sep=;\n" + written([HEADER, *ROWS], ";"), id="Excel's hint"),
        pytest.param(written([HEADER, *ROWS], end="\r\n"), id="CRLF"),
        pytest.param(written([HEADER, *ROWS], end="\r"), id="CR"),
        pytest.param(TABLE.rstrip("\n"), id="no end of the last line"),
        pytest.param("\n\n" + TABLE + "\n\n", id="blank lines around"),
        pytest.param(written([(*row, "") for row in [HEADER, *ROWS]]), id="a delimiter too many in every line"),
        pytest.param(QUOTED, id="all quoted"),
        pytest.param("\ufeff" + TABLE, id="byte order mark"),
        pytest.param(("\ufeff" + TABLE).encode("utf-16-le"), id="UTF-16"),
        pytest.param(TABLE + "\x1a", id="the mark with which DOS ended files"),
    ],
)
def test_a_clean_table_is_read_without_a_word(tmp_path, content):
    found = outcome(tmp_path, content)
    assert found.reading.names == HEADER
    assert found.rows == ROWS
    assert found.said == ""
    assert all(guess.sure for guess in found.reading.guesses)


def test_each_row_knows_the_line_where_it_starts(tmp_path):
    found = outcome(tmp_path, 'id,note\n1,"two\nlines"\n2,one\n')
    assert found.lines == [2, 4]
    assert found.rows == [("1", "two\nlines"), ("2", "one")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            "Report 2025\nMade on 2025-05-01\n\n" + TABLE, "above the table was left out; lines 1, 2", id="preamble"
        ),
        pytest.param("PREAMBLE,,,,,\n,,,,,\n" + TABLE, "above the table was left out; line 1", id="preamble in cells"),
        pytest.param(
            TABLE.replace("\n", '\nstring,varchar(80),text,string,"DECIMAL(18, 2)",date\n', 1),
            "Line 2 names the types of the columns",
            id="types below the header",
        ),
        pytest.param(TABLE.replace("A004", "\n\nA004"), "2 blank lines", id="a gap"),
        pytest.param(TABLE + ",,,,,\n" * 3, "3 rows of nothing but delimiters", id="delimiters alone"),
        pytest.param(TABLE.replace("Royal", "Ro\0yal"), "1 NUL", id="NUL"),
        pytest.param(TABLE + "\0" * 9, "9 NUL", id="padding with NULs"),
        pytest.param(TABLE.replace("A004", "\ufeffA004"), "two files joined? line 5", id="two files joined"),
        pytest.param(MIXED, "read by theirs; line 4", id="a row with another delimiter"),
        pytest.param(
            TABLE.replace("A003,", "A003,,"), "which was blank, was left out; line 4", id="a blank cell too many"
        ),
        pytest.param(
            written([HEADER, *ROWS]).replace("eva,Lost", "eva,,Lost"),
            "left out; line 4",
            id="another blank cell too many",
        ),
        pytest.param(
            QUOTED.replace('"A003","', '"A003""'),
            "divided by what stands in their columns; line 4",
            id="a delimiter too few",
        ),
        pytest.param(
            "".join(f'"{line}"\n' for line in TABLE.splitlines()),
            "Each line as a whole stands in quotes",
            id="lines in quotes",
        ),
    ],
)
def test_a_damaged_table_is_read_as_it_was_meant_and_the_damage_is_named(tmp_path, content, said):
    found = outcome(tmp_path, content)
    assert found.reading.names == HEADER
    assert found.rows == ROWS
    assert said in found.said
    assert found.rejected == []


def test_types_below_a_header_without_rows_are_no_row(tmp_path):
    found = outcome(tmp_path, "account_id,name\nint,string\n")
    assert (found.reading.names, found.rows) == (("account_id", "name"), [])


def test_a_table_about_types_keeps_its_rows(tmp_path):
    assert outcome(tmp_path, "column,type\ndate,unknown\nid,int\n").rows == [("date", "unknown"), ("id", "int")]


@pytest.mark.parametrize(
    ("content", "cell"),
    [
        pytest.param(TABLE.replace("Cafe Royal", "Cafe, Royal"), "Cafe, Royal", id="a delimiter without quotes"),
        pytest.param(TABLE.replace("Cafe Royal", '"Cafe "Royal" Paris"'), 'Cafe "Royal" Paris', id="quotes in quotes"),
        pytest.param(TABLE.replace("Cafe Royal", '"Cafe Royal'), '"Cafe Royal', id="a quote that nobody closed"),
        pytest.param(TABLE.replace("Cafe Royal", '"Cafe \\"Royal\\", Paris"'), 'Cafe "Royal", Paris', id="backslashes"),
        pytest.param(TABLE.replace("Cafe Royal", "'Cafe''s, Royal'"), "Cafe's, Royal", id="apostrophes"),
    ],
)
def test_a_cell_with_signs_of_its_own_is_kept_whole(tmp_path, content, cell):
    found = outcome(tmp_path, content)
    assert found.rows == [ROWS[0], (ROWS[1][0], cell, *ROWS[1][2:]), *ROWS[2:]]
    assert found.said


@pytest.mark.parametrize(
    ("below", "reasons"),
    [
        pytest.param("Total,,,,47991.49,\n", ["total"], id="total"),
        pytest.param("Tổng cộng,,,,47991.49,\n", ["total"], id="total in Vietnamese"),
        pytest.param("合计:,,,,47991.49,\n", ["total"], id="total in Chinese"),
        pytest.param(SALESFORCE, ["note", "note"], id="end of a Salesforce report"),
        pytest.param(written([HEADER]), ["repeats the header"], id="the header again"),
        pytest.param("\nregion,target\nNorth,100\n", OTHER, id="another table"),
        pytest.param("\ncontact_id,a,b,c,phone,city\nC1,x,y,z,1,Kiel\n", OTHER, id="another table as wide"),
        pytest.param(TABLE, ["repeats the header", *["another table"] * 5], id="the same table again"),
        pytest.param("A006,x\n", ["2 cells, where the table has 6"], id="a row cut short"),
        pytest.param("A006,Acme,1,2,x,y,z,2025-01-01\n", ["8 cells"], id="a row that fits nowhere"),
    ],
)
def test_what_is_no_row_is_rejected_with_its_line_and_the_reason(tmp_path, below, reasons):
    found = outcome(tmp_path, TABLE + below)
    assert found.rows == ROWS
    lines = [line for line in below.splitlines() if line]
    assert [raw for _, raw, _ in found.rejected] == lines
    assert [TABLE.count("\n") + below.splitlines().index(raw) + 1 for raw in lines] == [
        line for line, _, _ in found.rejected
    ] or len(set(lines)) < len(lines)
    assert all(part in reason for part, (_, _, reason) in zip(reasons, found.rejected, strict=True))
    assert "rejected" in found.said


def test_a_page_that_repeats_the_header_goes_on(tmp_path):
    found = outcome(tmp_path, written([HEADER, *ROWS[:3], HEADER, *ROWS[3:]]))
    assert found.rows == ROWS
    assert [line for line, _, _ in found.rejected] == [5]


def test_an_account_called_total_is_a_row(tmp_path):
    rows = [*ROWS, ("Total", "TotalEnergies", "linh", "Won", "5", "2025-04-02")]
    assert outcome(tmp_path, written([HEADER, *rows])).rows == rows


@pytest.mark.parametrize(
    ("above", "names"),
    [
        pytest.param("Account,,People,Deal,,\n", GROUPS, id="groups"),
        pytest.param(written([HEADER]), tuple(f"{name} {name}" for name in HEADER), id="twice"),
    ],
)
def test_several_header_rows_are_joined(tmp_path, above, names):
    found = outcome(tmp_path, above + TABLE)
    assert found.reading.names == names
    assert found.rows == ROWS


def test_without_a_header_the_first_row_is_a_row_and_that_is_asked_back(tmp_path):
    found = outcome(tmp_path, written(ROWS))
    assert not found.reading.has_header
    assert found.reading.names == tuple(f"column {number}" for number in range(1, 7))
    assert found.rows == ROWS
    assert [guess.name for guess in found.reading.guesses if not guess.sure] == ["header_rows"]


@pytest.mark.parametrize(
    ("header", "names"),
    [
        pytest.param("a,A , b,b", ("a", "A (2)", "b", "b (2)"), id="case and spaces"),
        pytest.param("caf\u00e9,cafe\u0301,x,", ("café", "café (2)", "x", "column 4"), id="composed or not; none"),
        pytest.param("n,n,n (2),z", ("n", "n (3)", "n (2)", "z"), id="the number is taken"),
    ],
)
def test_names_can_be_told_from_each_other(tmp_path, header, names):
    assert outcome(tmp_path, f"{header}\n1,2,3,4\n5,6,7,8\n").reading.names == names


def test_a_header_with_a_quote_too_many_is_still_the_header(tmp_path):
    found = outcome(tmp_path, '"' + TABLE.replace("stage", '"stage"'))
    assert found.reading.names == ('"account_id', *HEADER[1:])
    assert found.rows == ROWS


def test_rows_numbered_without_a_name_keep_their_columns(tmp_path):
    rows = [(str(number), *row) for number, row in enumerate(ROWS, 1)]
    assert outcome(tmp_path, written([HEADER, *rows])).reading.names == ("column 1", *HEADER)


@pytest.mark.parametrize("content", ["\n\n \r\n", ",,,\n,,,\n", "\ufeff\n", "a", "\0\0\0"])
def test_nothing_is_no_data(tmp_path, content):
    with pytest.raises(NoDataError):
        outcome(tmp_path, content)


def test_what_was_told_is_done(tmp_path):
    content = "first;second\n1;2\n3;4\n"
    told = Told(delimiter="x", header_rows=0)
    assert outcome(tmp_path, content, told).rows == [("first;second",), ("1;2",), ("3;4",)]
    assert outcome(tmp_path, content, Told(header_rows=0)).rows == [("first", "second"), ("1", "2"), ("3", "4")]
    later = outcome(tmp_path, content, Told(first_line=2, header_rows=1))
    assert (later.reading.names, later.rows, later.lines) == (("1", "2"), [("3", "4")], [3])
    assert outcome(tmp_path, "a,b\né,1\n".encode("cp1252"), Told(encoding="cp1252")).said == ""


def test_an_encoding_that_nobody_knows_is_refused(tmp_path):
    with pytest.raises(RefusedError, match="klingon"):
        outcome(tmp_path, TABLE, Told(encoding="klingon"))


def test_commas_in_the_sentences_of_one_column_divide_nothing(tmp_path):
    found = outcome(tmp_path, "notes\nHello world\nThis, that\nNothing here\nA, b, c\n")
    assert found.rows == [("Hello world",), ("This, that",), ("Nothing here",), ("A, b, c",)]
