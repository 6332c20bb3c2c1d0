import contextlib
import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kam_core.errors import KamError
from kam_core.reading.model import Told
from tests.kam_core.reading.reading_of_texts import outcome

# What tables are made of, so that a few letters make rows, quotes, gaps and broken characters.
_SIGNS = [bytes([sign]) for sign in b",;\t\"'\\\n\r =a1\x00\x1a\x81\xe9"]
_WORDS = [
    b"Total",
    b"Grand Total",
    b"2025-01-02",
    b"\r\n",
    b"sep=;",
    b"\xc3\xa9",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xa8",
]
_PIECES = st.sampled_from([*_SIGNS, *_WORDS])
_TOLD = st.builds(
    Told,
    encoding=st.sampled_from([None, "utf-16", "cp1252", "shift_jis"]),
    delimiter=st.sampled_from([None, ",", ";", "x"]),
    quote=st.sampled_from([None, "", "'"]),
    escape=st.sampled_from([None, "\\", ""]),
    header_rows=st.sampled_from([None, 0, 1, 3]),
    first_line=st.sampled_from([None, 1, 2, 50]),
)


@settings(max_examples=80, deadline=None)
@given(content=st.one_of(st.binary(max_size=300), st.lists(_PIECES, max_size=80).map(b"".join)), told=_TOLD)
def test_any_bytes_are_rows_and_rejected_rows_or_a_fault_that_we_explain(content, told):
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(KamError):
        outcome(Path(folder), content, told)


_CELLS = st.text(
    st.one_of(st.sampled_from("ab ,;|\t\"'\\\n1.é北"), st.characters(exclude_categories=["Cs", "Cc"])), max_size=8
)
_DIALECTS = [
    pytest.param({"delimiter": ","}, "utf-8", id="comma"),
    pytest.param({"delimiter": ";", "lineterminator": "\r\n"}, "utf-8-sig", id="semicolon of Excel"),
    pytest.param({"delimiter": "\t"}, "utf-16", id="tab, UTF-16"),
    pytest.param({"delimiter": "|", "lineterminator": "\n"}, "utf-8", id="pipe"),
    pytest.param({"delimiter": ",", "quotechar": "'"}, "utf-8", id="apostrophes"),
    pytest.param({"delimiter": ",", "quoting": csv.QUOTE_ALL}, "utf-8", id="all quoted"),
]


@pytest.mark.parametrize(("dialect", "encoding"), _DIALECTS)
@settings(max_examples=12, deadline=None)
@given(rows=st.lists(st.tuples(_CELLS, _CELLS, _CELLS), min_size=1, max_size=8))
@example(rows=[("a\nb", 'c"d', ""), ("", "", "x")])
@example(rows=[("", "", ""), ("", "0", "0")])
def test_what_was_written_in_a_dialect_is_read_from_it(dialect, encoding, rows):
    rows = [(f"k{number}", *(cell.strip(" \ufeff\u0000") for cell in row)) for number, row in enumerate(rows)]
    # A row of one cell alone is a note, and rejected as such.
    rows = [row if any(row[1:]) else (row[0], "x", "", "") for row in rows]
    text = io.StringIO()
    writer = csv.writer(text, **dialect)
    writer.writerow(["row_id", "first_name", "last_name", "note"])
    writer.writerows(rows)
    told = Told(delimiter=dialect["delimiter"], quote=dialect.get("quotechar", '"'), escape="", header_rows=1)
    with tempfile.TemporaryDirectory() as folder:
        found = outcome(Path(folder), text.getvalue().encode(encoding), told)
    assert found.reading.names == ("row_id", "first_name", "last_name", "note")
    assert found.rows == [tuple(cell or None for cell in row) for row in rows]
    assert found.rejected == []
