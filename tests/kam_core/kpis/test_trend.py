"""A KPI over time is the same KPI at each month end, from the first that is known."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.ingest.load import load_file
from kam_core.kpis import benchmarks, catalogue, multiples, targets
from kam_core.kpis.portfolio import strip
from kam_core.kpis.trend import Step, trends
from kam_core.store.store import Store

TODAY = date(2026, 1, 15)
CLOSED = date(2025, 12, 31)
TARGETS = """\
scope,scope_id,kpi,period_start,period_months,value,currency
account,001,revenue,2025-01-01,3,300,EUR
account,001,revenue,2025-04-01,3,300,EUR
account,001,revenue,2025-07-01,3,300,EUR
account,001,revenue,2025-10-01,3,600,EUR
account,001,revenue,2025-10-01,1,500,EUR
account,002,revenue,2025-01-01,3,300,EUR
"""


def test_a_trend_goes_back_as_far_as_the_value_is_known(world: Store) -> None:
    """The data begin in March 2023: a year is whole at the end of February 2024, two a year later."""
    revenue, nrr = trends(world.database, None, TODAY, catalogue.chosen("rev_ttm", "nrr"))
    assert (revenue.points["month"][0], revenue.points.height) == (date(2024, 2, 1), 23)
    # Alpha 1200, Beta 900, Gamma 80.
    assert (revenue.points["value"][0], revenue.last) == (2180, 3000)
    assert (nrr.points["month"][0], nrr.last) == (date(2025, 2, 1), pytest.approx(3000 / 3250.5))


def test_quarters_are_every_third_of_the_same_points(world: Store) -> None:
    by_month, by_quarter = (
        trends(world.database, None, TODAY, catalogue.chosen("rev_ttm"), step=step)[0].points for step in Step
    )
    ends = by_month.filter(pl.col("month").dt.month().is_in([3, 6, 9, 12]))
    assert by_quarter.rows() == ends.rows()
    assert by_quarter["month"][-1] == date(2025, 12, 1)


def test_a_trend_ends_with_what_the_card_shows(demo: Store) -> None:
    """For every KPI, and its last thirteen points are those of the card's line."""
    day = date(2013, 11, 29)
    cards = strip(demo.database, None, day)
    for card, trend in zip(cards, trends(demo.database, None, day, [card.kpi for card in cards]), strict=True):
        months = card.series["month"].implode()
        recent = trend.points.select("month", "value").filter(pl.col("month").is_in(months)).drop_nulls()
        shown = card.series.drop_nulls()
        assert recent["month"].to_list() == shown["month"].to_list()
        # Ratios are summed by two threads, each time in another order: the sixteenth digit is anybody's.
        values = [float(value) for value in shown["value"]]
        assert [float(value) for value in recent["value"]] == pytest.approx(values, rel=1e-12), card.kpi.code


def test_an_empty_store_has_no_trend(store: Store) -> None:
    found = trends(store.database, None, TODAY, catalogue.chosen("rev_ttm"))[0]
    assert (found.points.height, found.last) == (0, None)


def test_a_year_has_a_target_where_each_of_its_months_has_one(world: Store, tmp_path: Path) -> None:
    """A month's own target wins over its third of a quarter: 900 + 500 + 200 + 200."""
    (tmp_path / "targets.csv").write_text(TARGETS, encoding="utf-8")
    load_file(world, tmp_path / "targets.csv", "targets", who="test")
    assert targets.yearly_target(world.database, AccountId("001"), CLOSED) == 1800
    assert targets.yearly_target(world.database, AccountId("002"), CLOSED) is None
    assert targets.yearly_target(world.database, None, CLOSED) is None


def test_accounts_stand_side_by_side_with_their_quarters(world: Store) -> None:
    everybody = pl.DataFrame({"account_id": ["001", "002", "003"]})
    rows = multiples.quarters(world.database, everybody, CLOSED, count=8)
    assert rows.select("account_name", "revenue", "before", "change").rows() == [
        ("Alpha", 1800.0, 1200.0, 0.5),
        ("Beta", 1200.0, 1800.0, pytest.approx(-1 / 3)),
        ("Gamma", 0.0, 250.5, -1.0),
    ]
    # 2024: 1100 in May, 100 in November; 2025: 2300 in February, a credit of 500 in September.
    assert rows["values"][0].to_list() == [0.0, 1100.0, 0.0, 100.0, 2300.0, 0.0, -500.0, 0.0]
    assert rows["quarters"][0][0] == date(2024, 1, 1)


def test_a_quarter_before_the_data_is_unknown_and_not_nothing(world: Store) -> None:
    rows = multiples.quarters(world.database, pl.DataFrame({"account_id": ["001"]}), CLOSED, count=16)
    # Four of 2022; of the first of 2023 the data hold only March.
    assert rows["values"][0].to_list()[:6] == [None] * 5 + [0.0]


def test_nobody_has_no_quarters(world: Store) -> None:
    nobody = pl.DataFrame(schema={"account_id": pl.String})
    assert multiples.quarters(world.database, nobody, CLOSED).is_empty()


def test_each_quoted_figure_says_where_it_comes_from_and_what_is_wrong_with_it() -> None:
    quoted = benchmarks.benchmarks()
    assert [one.row for one in quoted] == [f"K{number}" for number in range(136, 147)]
    for one in quoted:
        assert all((one.text, one.source, one.caveat))
        assert one.value is None or one.kpi
        assert one.year is None or 1900 < one.year < 2030


def test_quoted_growth_stands_beside_our_own() -> None:
    assert {one.row: one.value for one in benchmarks.of_kpi("rev_yoy")} == {"K138": 0.25, "K141": 0.2}
    assert benchmarks.of_kpi("hhi") == ()


def test_satisfaction_is_four_and_a_half_times_likelier_to_rise_not_to_rise_as_much() -> None:
    said = next(one for one in benchmarks.benchmarks() if one.row == "K143")
    assert "times likelier" in said.text
    assert "4.5 times more likely" in said.caveat


def test_all_months_of_a_published_year_are_in_the_trend(demo: Store) -> None:
    trend = trends(demo.database, None, date(2013, 11, 29), catalogue.chosen("rev_ttm"))[0].points
    at = dict(zip(trend["month"], trend["value"], strict=True))
    assert round(Decimal(str(at[date(2012, 12, 1)])), 2) == Decimal("28193631.53")
