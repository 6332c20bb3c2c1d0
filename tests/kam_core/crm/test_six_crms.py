"""What six CRMs export is understood with no mapping by hand: as it is, renamed, translated and in another order."""

import csv
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from kam_core.crm.decisions import Prepared
from kam_core.crm.propose import propose, sampled
from kam_core.reading.model import Reading

CRM = Path(__file__).parents[2] / "files" / "crm"
with (CRM / "fields.csv").open(encoding="utf-8", newline="") as text:
    SAID = list(csv.DictReader(text))
NAMES = sorted({row["file"] for row in SAID})


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_a_crm_is_understood(reading: Callable[[Path], Reading], name: str) -> None:
    said = [row for row in SAID if row["file"] == name]
    read = reading(CRM / name)
    # The name of the file says nothing: people call an export what they like.
    proposal = propose(read.names, sampled(read), "download.csv")
    assert proposal.kind == said[0]["kind"]
    assert proposal.source == said[0]["source"]
    assert {match.header: match.field for match in proposal.matches} == {
        row["header"]: row["field"] or None for row in said
    }


@pytest.mark.parametrize("name", [name for name in NAMES if "opportunities" in name])
def test_the_deals_of_a_crm_are_all_taken_over(prepared: Callable[..., Prepared], name: str) -> None:
    result = prepared(CRM / name)
    assert (result.row_count, result.rejected_count) == (30, 0)
    frame = pl.read_parquet(result.path)
    # Rows are by turns open, open, won and lost; the amounts are 1000.50, 1137.50, ...
    assert dict(frame["status"].value_counts().iter_rows()) == {"open": 16, "won": 7, "lost": 7}
    assert frame["amount"].sum() == 30 * 1000 + 137 * sum(range(30)) + 15
    assert frame["close_on"].null_count() == frame["created_on"].null_count() == 0


@pytest.mark.parametrize("name", [name for name in NAMES if "accounts" in name])
def test_the_accounts_of_a_crm_are_all_taken_over(prepared: Callable[..., Prepared], name: str) -> None:
    result = prepared(CRM / name)
    assert (result.row_count, result.rejected_count) == (30, 0)
    frame = pl.read_parquet(result.path)
    assert frame["account_id"].n_unique() == 30
    assert frame["domain"].str.ends_with(".example").all()
    assert not frame["domain"].str.starts_with("www").any()
