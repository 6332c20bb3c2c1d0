"""JSON as rows of text: no digit lost, no record lost."""

from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import DamagedFileError, NoDataError, TooLargeError
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading, Told
from kam_core.reading.take import taken


def read(folder: Path, text: str | bytes, name: str = "a.jsonl", limits: Limits | None = None) -> Reading:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return taken(path, folder, Told(), limits or Limits())


def rows_of(found: Reading) -> list[tuple[object, ...]]:
    return pl.read_parquet(found.rows).rows()


def rejected_of(found: Reading) -> list[tuple[object, ...]]:
    return pl.read_parquet(found.rejected).rows()


def test_numbers_stay_as_they_were_written(tmp_path: Path) -> None:
    found = read(tmp_path, '{"id": 9007199254740993, "amount": 1.10, "won": true, "day": null, "rate": 1e-7}\n')
    assert rows_of(found) == [(1, "9007199254740993", "1.10", "TRUE", None, "1e-7")]
    assert found.form == "json"


def test_records_in_records_are_columns_and_lists_stay_json(tmp_path: Path) -> None:
    found = read(
        tmp_path, '{"account": {"id": "A1", "tags": ["x", 1.50, {"y": false}]}}\n{"account": {"city": "Huế"}}\n'
    )
    assert found.names == ("account.id", "account.tags", "account.city")
    assert rows_of(found) == [(1, "A1", '["x", 1.50, {"y": false}]', None), (2, None, None, "Huế")]


def test_lines_that_are_no_record_are_listed(tmp_path: Path) -> None:
    found = read(tmp_path, '{"a": 1}\n\nnot json\n[1]\n{"a": 2\n{"a": 3}\n')
    assert rows_of(found) == [(1, "1"), (6, "3")]
    assert rejected_of(found) == [
        (3, "not json", "It is not JSON, or cut off."),
        (4, "[1]", "It is no object with names."),
        (5, '{"a": 2', "It is not JSON, or cut off."),
    ]
    assert (found.rows_in, found.row_count, found.rejected_count) == (5, 2, 3)


def test_a_list_of_records_is_read_up_to_where_it_breaks(tmp_path: Path) -> None:
    found = read(tmp_path, '[\n  {"a": "x"},\n  {"a": "y"}, 5\n,\n  {"a":', "a.json")
    assert rows_of(found) == [(2, "x"), (3, "y")]
    assert [row[:2] for row in rejected_of(found)] == [(3, "5"), (5, '{"a":')]


def test_a_name_that_comes_twice_is_kept_twice(tmp_path: Path) -> None:
    found = read(tmp_path, '{"a": 1, "a": 2, "A": 3}\n')
    assert (found.names, rows_of(found)) == (("a", "a (2)", "A (3)"), [(1, "1", "2", "3")])


def test_other_encodings_of_json_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        assert rows_of(read(tmp_path, '{"city": "Huế"}\n'.encode(encoding))) == [(1, "Huế")]


def test_a_file_without_a_value_has_no_data_and_one_too_wide_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoDataError):
        read(tmp_path, '{"broken\n')
    with pytest.raises(NoDataError):
        read(tmp_path, "[{}]", "a.json")
    wide = "{" + ",".join(f'"{number}": 1' for number in range(2001)) + "}"
    with pytest.raises(TooLargeError, match="2000 columns"):
        read(tmp_path, wide)


@pytest.mark.parametrize(
    "text",
    [
        '{"error": "Unauthorized"}',
        '{\n  "error": {"code": 401, "message": "Unauthorized"}\n}\n',
        '{"message": "Bad credentials", "documentation_url": "https://x.example", "status": "401"}',
        '[{"message": "Session expired", "errorCode": "INVALID_SESSION_ID"}]',
        '{"data": null, "errors": [{"message": "Nope"}]}',
    ],
)
def test_the_answer_of_a_service_that_failed_is_no_table(tmp_path: Path, text: str) -> None:
    with pytest.raises(NoDataError, match="the answer of a service that failed"):
        read(tmp_path, text, "export.csv")


@pytest.mark.parametrize(
    "text",
    [
        '{"message": "Call me", "contact": "Kim"}',
        '{"error": "none"}\n{"error": "late"}\n',
        '{"error": null, "account_name": "Alpha"}',
        '{"status": "open", "type": "call"}',
    ],
)
def test_a_record_with_such_a_word_is_one(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).row_count == text.strip().count("\n") + 1


def test_a_text_in_no_encoding_of_json_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedFileError):
        read(tmp_path, b'{"city": "M\xfcnchen"}\n')


def test_records_nested_without_end_are_listed(tmp_path: Path) -> None:
    found = read(tmp_path, '{"a": 1}\n' + '{"a": ' + "[" * 100_000 + "\n")
    assert (found.row_count, found.rejected_count) == (1, 1)
