"""Who the figures propose."""

from decimal import Decimal

import polars as pl
import pytest

from kam_core.scoring.defaults import default_set
from kam_core.scoring.proposal import proposal


def proposed(*rows: tuple[float | None, int | None, float | None], ceiling: int) -> list[str | None]:
    scored = pl.DataFrame(
        {
            "attractiveness": [row[0] for row in rows],
            "revenue": [None if row[1] is None else Decimal(row[1]) for row in rows],
        },
        schema={"attractiveness": pl.Float64, "revenue": pl.Decimal(18, 4)},
    )
    norm = pl.DataFrame({"growth_potential": [row[2] for row in rows]}, schema={"growth_potential": pl.Float64})
    return proposal(scored, norm, default_set(), ceiling).to_list()


def test_the_largest_are_existing_and_the_growing_among_the_others_emerging() -> None:
    accounts = [
        (80.0, 900, 0.0),  # the largest
        (49.9, 800, 100.0),  # large, but not attractive
        (50.0, 700, 100.0),  # on both borders: not among the two largest, but growing
        (90.0, 600, 75.0),  # attractive, not large, not in the top band
        (None, 500, 100.0),  # no score
    ]
    assert proposed(*accounts, ceiling=2) == ["existing", None, "emerging", None, None]


def test_equal_revenue_at_the_border_is_all_existing() -> None:
    assert proposed((60.0, 9, 0.0), (60.0, 5, 0.0), (60.0, 5, 0.0), ceiling=2) == ["existing"] * 3


@pytest.mark.parametrize("revenue", [0, None])
def test_who_buys_nothing_is_never_existing(revenue: int | None) -> None:
    assert proposed((60.0, revenue, 0.0), (60.0, revenue, 100.0), ceiling=30) == [None, "emerging"]
