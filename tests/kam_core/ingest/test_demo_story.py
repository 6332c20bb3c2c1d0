"""The portfolio that the demo shows: all quadrants, some that slip, some poorly known."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts.model import MEMBER_KINDS, Filters
from kam_core.ingest.demo import CLOSED_THROUGH
from kam_core.scoring import portfolio, scores
from kam_core.store.store import Store

YEAR_AGO = date(2012, 11, 30)


@pytest.fixture(scope="module")
def scored(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[pl.DataFrame]:
    """Where all accounts stand on the last closed day, and stood a year before."""
    copy = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("scored") / "kam.duckdb"))
    with Store(copy) as opened:
        scores.ensure_compared(opened, CLOSED_THROUGH, YEAR_AGO)
        yield portfolio.positions(opened.database, Filters(), CLOSED_THROUGH, YEAR_AGO)


def test_key_accounts_stand_in_all_quadrants(scored: pl.DataFrame) -> None:
    quadrants = scored.filter(pl.col("kind").is_in(list(MEMBER_KINDS))).group_by("quadrant").len()

    assert set(quadrants["quadrant"]) == {"strategic", "star", "status", "streamline"}
    assert quadrants["len"].min() >= 4  # type: ignore[operator]


def test_some_key_accounts_slipped_within_a_year(scored: pl.DataFrame) -> None:
    slipped = scored.filter(
        pl.col("kind").is_in(list(MEMBER_KINDS)),
        pl.col("attractiveness") < pl.col("then_attractiveness") - 15,
        pl.col("strength") < pl.col("then_strength") - 10,
    )

    assert set(slipped["account_name"]) >= {"Retail Mall", "Excellent Riding Supplies", "Corner Bicycle Supply"}


def test_some_key_accounts_are_poorly_covered_and_most_are_not(scored: pl.DataFrame) -> None:
    members = scored.filter(pl.col("kind").is_in(list(MEMBER_KINDS)))

    assert 3 <= members.filter(pl.col("coverage") < 0.7).height <= 6


def test_there_are_candidates_beside_the_key_accounts(scored: pl.DataFrame) -> None:
    candidates = scored.filter(pl.col("kind") == "candidate")

    assert "Westside Plaza" in set(candidates["account_name"])
    assert 5 <= candidates.height <= 30
