"""What our own CSV made safe for spreadsheets comes back as it was."""

from pathlib import Path

import polars as pl

from kam_core.crm.prepare import prepare
from kam_core.crm.propose import propose, sampled
from kam_core.exports.table import to_csv
from kam_core.imports.raw import as_columns
from kam_core.reading.read import read
from tests.kam_core.crm.conftest import TODAY


def test_rows_that_were_put_right_in_our_own_file_hold_what_they_held(tmp_path: Path) -> None:
    header = ("account name", "stage", "amount", "close date", "odd")
    raw = ["=Alpha,Won,-5,2025-01-31,+49 30", "'Beta,Won,7,2025-01-31,@b"]
    rejected = pl.DataFrame({"line": [2, 3], "raw": raw, "reason": ["a", "b"]})
    (tmp_path / "deals.csv").write_bytes(to_csv(as_columns(rejected, header)))
    (tmp_path / "out").mkdir()
    reading = read(tmp_path / "deals.csv", tmp_path / "out")
    found = prepare(reading, propose(reading.names, sampled(reading), "deals.csv"), tmp_path, TODAY)
    rows = pl.read_parquet(found.path)
    assert rows["account_id"].to_list() == ["=Alpha", "'Beta"]
    assert [float(one) for one in rows["amount"]] == [-5.0, 7.0]
    assert rows["odd"].to_list() == ["+49 30", "@b"]
