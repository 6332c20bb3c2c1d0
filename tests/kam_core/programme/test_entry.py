"""What an account had when it was admitted, beside what it has now."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from kam_core.programme.entry import then_and_now
from kam_core.scoring import explanation
from kam_core.store.store import Store
from tests.kam_core.programme.conftest import CLOSED, TODAY, stay


def test_then_and_now_by_hand(admitted: Store) -> None:
    rows = then_and_now(admitted.database, None, TODAY, CLOSED)
    shown = rows.select(
        *("account_id", "since", "revenue_then", "revenue_now", "margin_then", "margin_now"),
        *("families_then", "families_now", "revenue_growth"),
    )
    # Dot's twelve months before June 2024 hold what it bought in August 2023 and in February 2024.
    assert shown.rows() == [
        ("key", date(2024, 1, 15), 1000, 2000, 400, 800, 1, 1, 1.0),
        ("dot", date(2024, 6, 1), 1000, 1000, 400, 400, 1, 1, 0.0),
    ]


def test_what_the_orders_do_not_reach_back_to_is_unknown_and_who_bought_nothing_has_nothing(admitted: Store) -> None:
    stays = pl.DataFrame([stay("ann", date(2023, 12, 1)), stay("cat", date(2025, 9, 1)), stay("ben", date(2025, 1, 1))])
    admitted.writer.derive(lambda transaction: transaction.insert("app.membership", stays))
    rows = {row["account_id"]: row for row in then_and_now(admitted.database, None, TODAY, CLOSED).to_dicts()}
    ann, cat, ben = rows["ann"], rows["cat"], rows["ben"]
    assert (ann["revenue_then"], ann["margin_then"], ann["families_then"], ann["revenue_growth"]) == (None,) * 4
    assert (cat["revenue_then"], cat["families_then"], cat["revenue_now"], cat["revenue_growth"]) == (0, 0, 0, None)
    # Nobody knows what Ben's orders of February 2024 cost.
    assert (ben["revenue_then"], ben["margin_then"], ben["margin_now"]) == (Decimal(800), None, Decimal(160))


def test_scores_of_both_days_are_those_that_the_trail_of_the_account_has(demo: Store) -> None:
    today, closed = date(2013, 11, 29), date(2013, 11, 30)
    row = then_and_now(demo.database, pl.DataFrame({"account_id": ["546"]}), today, closed).row(0, named=True)
    then, now = explanation.trail(demo.database, "546", [row["since"], today]).to_dicts()  # type: ignore[arg-type]
    for name in ("attractiveness", "strength"):
        assert (row[f"{name}_then"], row[f"{name}_now"]) == pytest.approx((then[name], now[name]))
    assert row["coverage_now"] == pytest.approx(min(now["attractiveness_coverage"], now["strength_coverage"]))


def test_of_nobody_there_is_nothing(world: Store) -> None:
    assert then_and_now(world.database, None, date(2026, 1, 15), date(2025, 12, 31)).is_empty()
