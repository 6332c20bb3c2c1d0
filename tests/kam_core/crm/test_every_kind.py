"""Each kind takes a file with our own names, and lists what of it cannot be read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from kam_core.crm.catalogue import fields, kinds
from kam_core.crm.prepare import prepare
from kam_core.crm.propose import propose, sampled
from kam_core.crm.reading_values import SCHEMA
from kam_core.reading.model import Reading

GOOD = {
    "text": "A1",
    "whole": "1",
    "money": "10.5",
    "rate": "1.5",
    "number": "4",
    "share": "0.5",
    "day": "2025-01-31",
    "moment": "2025-01-31 10:00",
    "yes_no": "no",
}
WORDS = {"scope": "person", "stage": "Won", "status": "won", "currency": "USD", "domain": "acme.example"}
KINDS = {"surveys": "nps", "activities": "call"}


@pytest.mark.parametrize("kind", kinds())
def test_a_good_row_is_taken_and_an_empty_one_left_out(
    read_as_it_is: Callable[..., Reading], tmp_path: Path, kind: str
) -> None:
    stored = {name: field for name, field in fields(kind).items() if field.stored}
    good = [KINDS[kind] if name == "kind" else WORDS.get(name, GOOD[field.type]) for name, field in stored.items()]
    rows = [good, [None] * len(stored), ["zzz"] * len(stored)]
    reading = read_as_it_is([*stored], rows, tmp_path, "download.csv")
    proposal = propose(reading.names, sampled(reading), "download.csv", kind)
    result = prepare(reading, proposal, tmp_path, date(2026, 11, 22))
    assert result.rows_in == 3 == result.row_count + result.rejected_count
    ours = pl.read_parquet(result.path)
    assert ours.schema == {"line": pl.Int64()} | {name: SCHEMA[field.type] for name, field in stored.items()}
    assert ours.row(0)[0] == 2
    assert None not in ours.row(0)
    reasons = dict(pl.read_parquet(result.rejected).select("line", "reason").iter_rows())
    assert reasons[3].startswith("There is no ")
    # A value that cannot be read is told: as the reason why its row is left out, or among those in doubt.
    typed = [name for name, field in stored.items() if field.type != "text" or name in ("currency", "domain")]
    doubts = pl.read_parquet(result.doubts)["header"].to_list()
    needed = [name for name in typed if stored[name].need == "value"]
    assert all(f"{name}: " in reasons[4] for name in needed)
    assert needed or {*doubts} == {*typed}
