"""How we stand against the best rival."""

import polars as pl
import pytest

from kam_core.scoring.rivals import relative_strength

COLUMNS = ("place", "rival", "factor", "weight", "rating", "illustrative")


def against(*rows: tuple[str, str, float, float]) -> list[float]:
    ratings = pl.DataFrame([(0, *row, True) for row in rows], schema=COLUMNS, orient="row")
    return relative_strength(ratings)["relative_strength"].to_list()


def test_level_with_the_best_rival_is_50() -> None:
    assert against(("", "price", 1, 7), ("Acme", "price", 1, 7), ("Best", "price", 1, 2)) == [50.0]


def test_the_lead_is_weighted_by_our_weights_and_taken_over_the_best_rival() -> None:
    # Acme: (3 x 2 + 1 x 4) / 4 = 2.5; Best: (3 x 4 + 0) / 4 = 3. 50 + 5 x 2.5.
    rows = [("", "price", 3, 8), ("", "service", 1, 6)]
    rivals = [("Acme", "price", 9, 6), ("Acme", "service", 1, 2), ("Best", "price", 9, 4), ("Best", "service", 1, 6)]
    assert against(*rows, *rivals) == pytest.approx([62.5])


def test_ten_ratings_behind_is_0_and_never_less() -> None:
    assert against(("", "price", 1, 0), ("Acme", "price", 1, 10)) == [0.0]


def test_a_factor_without_a_rating_counts_neither_way() -> None:
    assert against(("", "price", 1, 6), ("", "service", 3, 1), ("Acme", "price", 1, 5)) == pytest.approx([55.0])


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("", "price", 1.0, 6.0)], id="no rival"),
        pytest.param([("Acme", "price", 1.0, 6.0)], id="not us"),
        pytest.param([("", "price", 0.0, 6.0), ("Acme", "price", 1.0, 6.0)], id="no weight"),
        pytest.param([("", "price", 1.0, 6.0), ("Acme", "service", 1.0, 6.0)], id="nothing in common"),
    ],
)
def test_what_cannot_be_compared_is_unknown(rows: list[tuple[str, str, float, float]]) -> None:
    assert against(*rows) == []
