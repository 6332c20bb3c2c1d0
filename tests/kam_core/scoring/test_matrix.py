"""Score, coverage, quadrant and border."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_core.scoring import matrix
from kam_core.scoring.defaults import default_set
from kam_core.scoring.model import BEGINNING, Axis, CriteriaSet, Criterion, Cuts, Measure

SMALL = CriteriaSet(
    1,
    BEGINNING,
    Cuts(),
    (
        Criterion(Axis.ATTRACTIVENESS, "a1", 1, 60.0),
        Criterion(Axis.ATTRACTIVENESS, "a2", 2, 40.0),
        Criterion(Axis.STRENGTH, "s1", 1, 100.0),
    ),
)
CODES = [criterion.code for criterion in default_set().criteria]
NORMS = st.lists(
    st.fixed_dictionaries({code: st.none() | st.sampled_from([0.0, 25.0, 50.0, 75.0, 100.0]) for code in CODES}),
    min_size=1,
    max_size=8,
)


def norms(*rows: tuple[float | None, float | None, float | None]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(("a1", "a2", "s1"), pl.Float64), orient="row")


def frame(rows: list[dict[str, float | None]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(CODES, pl.Float64))


@pytest.mark.parametrize(
    ("row", "quadrant", "margin"),
    [
        pytest.param((100.0, 0.0, 75.0), "strategic", 10.0, id="60 and 75"),
        pytest.param((50.0, 50.0, 49.0), "star", 0.0, id="on the cut is high"),
        pytest.param((0.0, 100.0, 56.0), "status", 6.0, id="40 and 56"),
        pytest.param((0.0, 0.0, 0.0), "streamline", 50.0, id="nothing of both"),
        pytest.param((100.0, 100.0, None), None, None, id="no strength, no quadrant"),
    ],
)
def test_quadrant_and_border(
    row: tuple[float, float, float | None], quadrant: str | None, margin: float | None
) -> None:
    stood = matrix.scored(norms(row), SMALL)
    assert stood.select("quadrant", "border_margin").row(0) == (quadrant, margin)


def test_a_missing_value_is_left_out_of_score_and_coverage() -> None:
    stood = matrix.scored(norms((100.0, None, None)), SMALL).row(0, named=True)
    assert stood == {
        "attractiveness": 100.0,
        "strength": None,
        "attractiveness_coverage": 0.6,
        "strength_coverage": 0.0,
        "quadrant": None,
        "border_margin": None,
    }


def test_effort_counts_the_other_way_round_and_rivals_take_the_place_of_a_rating() -> None:
    effort = Criterion(Axis.ATTRACTIVENESS, "effort", 1, 100.0, lower_is_better=True)
    share = Criterion(Axis.STRENGTH, "share", 1, 100.0, Measure.RIVAL_OR_RATING)
    values = pl.DataFrame(
        {"rated:effort": [2.0, None], "rated:share": [5.0, 5.0], "relative_strength": [62.5, None]},
    )
    found = matrix.norms(values, CriteriaSet(1, BEGINNING, Cuts(), (effort, share)))
    assert found.rows() == [(75.0, 62.5), (None, 100.0)]


@given(NORMS)
def test_scores_and_coverage_stay_within_their_scales(rows: list[dict[str, float | None]]) -> None:
    stood = matrix.scored(frame(rows), default_set())
    for axis in Axis:
        assert stood[axis.value].drop_nulls().is_between(0.0, 100.0).all()
        assert stood[f"{axis.value}_coverage"].is_between(0.0, 1.0).all()
        assert (stood[axis.value].is_null() == (stood[f"{axis.value}_coverage"] == 0.0)).all()


@given(NORMS, st.sampled_from(CODES))
def test_a_missing_value_never_lowers_a_score_as_a_zero_would(rows: list[dict[str, float | None]], code: str) -> None:
    missing = matrix.scored(frame([{**row, code: None} for row in rows]), default_set())
    zero = matrix.scored(frame([{**row, code: 0.0} for row in rows]), default_set())
    for axis in Axis:
        lowered = missing[axis.value] < zero[axis.value]
        assert not lowered.fill_null(value=False).any()


@given(NORMS)
def test_the_order_of_accounts_and_of_criteria_does_not_matter(rows: list[dict[str, float | None]]) -> None:
    forward = matrix.scored(frame(rows), default_set())
    turned = CriteriaSet(0, BEGINNING, Cuts(), tuple(reversed(default_set().criteria)))
    backward = matrix.scored(frame(rows).reverse(), turned).reverse()
    assert forward.equals(backward)
