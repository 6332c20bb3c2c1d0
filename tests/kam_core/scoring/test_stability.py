"""How sure a quadrant is."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_core.scoring.defaults import default_set
from kam_core.scoring.model import BEGINNING, Axis, CriteriaSet, Criterion, Cuts
from kam_core.scoring.stability import class_stability

CODES = [criterion.code for criterion in default_set().criteria]
VALUES = st.none() | st.sampled_from([0.0, 25.0, 50.0, 75.0, 100.0])
NORMS = st.lists(st.fixed_dictionaries(dict.fromkeys(CODES, VALUES)), min_size=1, max_size=8)


def three(*weights: float) -> CriteriaSet:
    """Three criteria on one axis, one on the other."""
    attractive = [Criterion(Axis.ATTRACTIVENESS, f"a{n}", n, weight) for n, weight in enumerate(weights, start=1)]
    return CriteriaSet(1, BEGINNING, Cuts(), (*attractive, Criterion(Axis.STRENGTH, "s1", 1, 100.0)))


def one(*norms: float | None) -> pl.DataFrame:
    return pl.DataFrame([norms], schema=dict.fromkeys(("a1", "a2", "a3", "s1"), pl.Float64), orient="row")


def frame(rows: list[dict[str, float | None]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(CODES, pl.Float64))


def test_one_guess_of_210_runs_changes_the_quadrant() -> None:
    # Distance to the cut times weight: 35 x 50 - 20 x 50 = 750, high. Any draw keeps at least 0.8 x 1750 - 1.2 x 1000
    # = 200. The third at 25 takes 45 x 25 = 1125 away: low; at 75 it adds them. 4 x 2 + 2 + 200 runs.
    assert class_stability(one(100.0, 0.0, None, 100.0), three(35.0, 20.0, 45.0)).to_list() == pytest.approx(
        [209 / 210]
    )


def test_two_single_weights_of_208_runs_and_about_half_of_the_draws_change_it() -> None:
    # 50 x 25 - 50 x 25 = 0 is on the cut, so high: a1 x0.8 and a2 x1.2 alone make it low, a1 x1.2 and a2 x0.8 do not;
    # a3 lies on the cut and never matters. A joint draw keeps it if a1's factor is not below a2's: near one in two.
    found = class_stability(one(75.0, 25.0, 50.0, 100.0), three(50.0, 50.0, 0.0))[0]
    assert 6 + 70 <= found * 208 <= 6 + 130
    assert (found * 208) == pytest.approx(round(found * 208))


def test_an_account_far_from_both_cuts_is_sure() -> None:
    assert class_stability(one(100.0, 75.0, 100.0, 0.0), three(30.0, 30.0, 40.0)).to_list() == [1.0]


def test_without_a_score_there_is_no_stability() -> None:
    weights = three(30.0, 70.0, 0.0)
    assert class_stability(one(100.0, 100.0, 100.0, None), weights).to_list() == [None]
    assert class_stability(one(None, None, 100.0, 100.0), weights).to_list() == [None]


def test_no_accounts_have_no_stability() -> None:
    assert class_stability(one(1, 1, 1, 1).clear(), three(30.0, 70.0, 0.0)).to_list() == []


def test_accounts_beyond_one_chunk_are_worked_out_alike() -> None:
    many = pl.concat([one(100.0, 0.0, None, 100.0)] * 40_000)
    assert class_stability(many, three(35.0, 20.0, 45.0)).unique().to_list() == pytest.approx([209 / 210])


@given(NORMS)
def test_stability_is_a_share_exactly_where_there_is_a_score(rows: list[dict[str, float | None]]) -> None:
    found = class_stability(frame(rows), default_set())
    assert found.drop_nulls().is_between(0.0, 1.0).all()
    sides = [[c.code for c in default_set().on(axis)] for axis in Axis]
    assert [value is not None for value in found] == [
        all(any(row[code] is not None for code in codes) for codes in sides) for row in rows
    ]


@given(NORMS)
def test_the_order_of_accounts_and_of_criteria_does_not_matter(rows: list[dict[str, float | None]]) -> None:
    turned = CriteriaSet(0, BEGINNING, Cuts(), tuple(reversed(default_set().criteria)))
    forward = class_stability(frame(rows), default_set())
    assert forward.to_list() == pytest.approx(class_stability(frame(rows).reverse(), turned).reverse().to_list())
