"""Contacts, activities and products of six CRMs are understood with no mapping by hand, and call their accounts."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from kam_core.crm.decisions import Prepared
from kam_core.crm.propose import propose, sampled
from kam_core.reading.model import Reading

LINKED = Path(__file__).parents[2] / "files" / "crm_linked"
with (LINKED / "fields.csv").open(encoding="utf-8", newline="") as text:
    SAID = list(csv.DictReader(text))
NAMES = sorted({row["file"] for row in SAID})


@pytest.mark.parametrize("name", NAMES)
def test_a_linked_file_of_a_crm_is_understood(reading: Callable[[Path], Reading], name: str) -> None:
    said = [row for row in SAID if row["file"] == name]
    read = reading(LINKED / name)
    proposal = propose(read.names, sampled(read), "download.csv")
    assert (proposal.kind, proposal.source) == (said[0]["kind"], said[0]["source"])
    assert {match.header: match.field for match in proposal.matches} == {
        row["header"]: row["field"] or None for row in said
    }


@pytest.mark.parametrize("name", NAMES)
def test_all_its_rows_are_taken_over(prepared: Callable[..., Prepared], name: str) -> None:
    result = prepared(LINKED / name)
    assert (result.row_count, result.rejected_count, result.doubt_count) == (30, 0, 0)
