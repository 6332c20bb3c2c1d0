"""Every scale becomes 0..100, and null stays null."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_core.scoring import normalise

NUMBERS = st.lists(st.none() | st.floats(-1e9, 1e9), max_size=60)


def series(*values: float | None) -> pl.Series:
    return pl.Series("x", values, dtype=pl.Float64)


def test_bands_count_the_edges_that_a_value_reaches_and_an_edge_itself_counts() -> None:
    norms = normalise.bands(series(0.5, 1.0, 2.5, 3.9, 4.0, 99.0, None), (1.0, 2.0, 3.0, 4.0))
    assert norms.to_list() == [0.0, 25.0, 50.0, 75.0, 100.0, 100.0, None]


def test_bands_are_unknown_where_their_edges_are() -> None:
    assert normalise.bands(series(1.0, 2.0), None).to_list() == [None, None]


def test_default_edges_are_the_quintiles_between_neighbours() -> None:
    assert normalise.default_edges(series(1.0, None, 2.0, 3.0, 4.0, 5.0, 6.0)) == (2.0, 3.0, 4.0, 5.0)


def test_default_edges_of_nothing_are_unknown() -> None:
    assert normalise.default_edges(series(None)) is None


def test_rating_is_the_place_on_its_scale() -> None:
    assert normalise.rating(series(1, 2, 3, 5, None)).to_list() == [0.0, 25.0, 50.0, 100.0, None]
    assert normalise.rating(series(0, 5), 0.0, 5.0).to_list() == [0.0, 100.0]


def test_min_max_trims_at_p5_and_p95() -> None:
    # 0..100: P5 is 5 and P95 is 95, so 50 is in the middle.
    norms = normalise.min_max(series(*range(101), None)).to_list()
    assert (norms[0], norms[5], norms[50], norms[95], norms[100], norms[101]) == (0.0, 0.0, 50.0, 100.0, 100.0, None)


def test_min_max_needs_twenty_values_that_differ() -> None:
    assert normalise.min_max(series(*range(19))).null_count() == 19
    assert normalise.min_max(series(*[7.0] * 30)).null_count() == 30


def test_log_min_max_puts_the_geometric_middle_in_the_middle() -> None:
    # ln(1 + x) of these is 0, 1, 2 ... 20 times ln 10, with P5 and P95 at the second and last but one.
    norms = normalise.log_min_max(series(*[10.0**power - 1 for power in range(21)])).to_list()
    assert norms[10] == pytest.approx(50.0)
    assert (norms[0], norms[20]) == (0.0, 100.0)


def test_percent_rank_shares_the_lower_rank_among_equals() -> None:
    assert normalise.percent_rank(series(10, 20, 20, None, 40)).to_list() == pytest.approx(
        [0.0, 100 / 3, 100 / 3, None, 100.0]
    )
    assert normalise.percent_rank(series(10, None)).to_list() == [None, None]


def test_inverse_turns_the_scale() -> None:
    assert normalise.inverse(series(0, 25, None)).to_list() == [100.0, 75.0, None]


def test_linear_target_is_full_at_120_percent() -> None:
    assert normalise.linear_target(series(-1, 0, 60, 120, 500, None), 100.0).to_list() == [0, 0, 50, 100, 100, None]
    assert normalise.linear_target(series(1.0), 0.0).to_list() == [None]


@given(NUMBERS)
def test_every_method_stays_within_0_and_100_and_knows_nothing_that_was_not_known(values: list[float | None]) -> None:
    x = series(*values)
    for norms in (
        normalise.bands(x, normalise.default_edges(x)),
        normalise.min_max(x),
        normalise.log_min_max(x),
        normalise.percent_rank(x),
        normalise.linear_target(x, 7.0),
    ):
        assert norms.drop_nulls().is_between(0.0, 100.0).all()
        assert not (x.is_null() & norms.is_not_null()).any()


@given(NUMBERS)
def test_more_is_never_less(values: list[float | None]) -> None:
    ordered = series(*sorted(value for value in values if value is not None))
    for norms in (normalise.bands(ordered, normalise.default_edges(ordered)), normalise.percent_rank(ordered)):
        assert norms.drop_nulls().is_sorted()
