import gzip
from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import RefusedError
from kam_core.ingest.well_formed import kind_as_it_is


def test_a_file_with_our_columns_is_loaded_as_it_is(tmp_path: Path) -> None:
    plain, packed, parquet = (tmp_path / name for name in ("accounts.csv", "people.csv.gz", "products.parquet"))
    plain.write_text("Account_ID,account_name,more\n")
    packed.write_bytes(gzip.compress(b"sales_rep_id,sales_rep\n"))
    pl.DataFrame({"product_id": ["1"], "product_name": ["A"]}).write_parquet(parquet)
    assert [kind_as_it_is(path) for path in (plain, packed, parquet)] == ["accounts", "people", "products"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("accounts.csv", b"Account Name,Website\n"),
        ("accounts.csv", b"account_id;account_name\n"),
        ("accounts.csv", b"account_id,account_name,account_name\n"),
        ("accounts.csv", b""),
        ("accounts.csv", "account_id,account_name,größe\n".encode("cp1252")),
        ("accounts.xlsx", b"PK"),
        ("accounts.parquet", b"no parquet"),
        ("anything.csv", b"account_id,account_name\n"),
    ],
)
def test_any_other_file_has_to_be_read_and_mapped(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert kind_as_it_is(tmp_path / name) is None


def test_a_kind_that_there_is_not_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a\n")
    with pytest.raises(RefusedError, match="There is no kind bills"):
        kind_as_it_is(tmp_path / "a.csv", "bills")
