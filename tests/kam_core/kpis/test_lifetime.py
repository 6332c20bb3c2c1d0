"""Lifetime profit by hand and by its closed form, and what it is made of for accounts."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_core.accounts.model import AccountId
from kam_core.ingest.demo import TODAY as DEMO_TODAY
from kam_core.kpis import account, catalogue
from kam_core.kpis.lifetime import DISCOUNT, YEARS, lifetime_profit
from kam_core.kpis.portfolio import strip
from kam_core.kpis.trend import trends
from kam_core.store.store import Store

TODAY = date(2026, 1, 15)
RATES = st.floats(0, 0.99)


def test_lifetime_profit_by_hand() -> None:
    # 110 / 1.1 + 110 x 0.5 / 1.21: the first year whole, the second half of it.
    assert lifetime_profit(110, 0.5, 2, 0.1) == pytest.approx(100 + 55 / 1.21)


@given(RATES, st.integers(1, 50), st.floats(0.01, 1))
def test_the_sum_is_the_closed_form(retention: float, years: int, discount: float) -> None:
    closed = 1 / (1 + discount - retention) * (1 - (retention / (1 + discount)) ** years)
    assert lifetime_profit(1, retention, years, discount) == pytest.approx(closed)


@pytest.mark.parametrize(("kept", "part"), [(1.0, "66%"), (0.8, "77%")])
def test_the_definition_says_rightly_what_three_years_would_give(kept: float, part: str) -> None:
    three, five = (lifetime_profit(1, kept, years, DISCOUNT) for years in (3, YEARS))
    assert f"{three / five:.0%}" == part
    assert part in catalogue.BY_CODE["clv"].edge_rules


def test_accounts_add_up_to_the_value_to_date_of_all(world: Store) -> None:
    (whole,) = strip(world.database, None, TODAY, catalogue.chosen("clv_hist"))
    apart = [
        account.strip(world.database, AccountId(one), TODAY, catalogue.chosen("clv_hist"))[0].value
        for one in ("001", "002", "003")
    ]
    # Alpha 500 + 550 - 200, Beta 450 + 900 + 600, Gamma 40 + 150.25.
    assert [float(value or 0) for value in apart] == [850, 1950, 190.25]
    assert float(whole.value or 0) == sum(float(value or 0) for value in apart)


def test_the_value_to_date_grows_from_the_first_month_on(world: Store) -> None:
    (found,) = trends(world.database, pl.DataFrame({"account_id": ["003"]}), TODAY, catalogue.chosen("clv_hist"))
    months = dict(found.points.select("month", "value").iter_rows())
    # Gamma bought in July 2023 and August 2024.
    assert found.points["month"][0] == date(2023, 7, 1)
    assert (months[date(2024, 7, 1)], months[date(2024, 8, 1)], found.last) == (40, 190.25, 190.25)


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("003", "nothing was bought in the year: no margin"),
        ("001", "nothing of the year's cost is known"),
        ("999", "nobody"),
    ],
)
def test_a_lifetime_value_is_unknown_without_a_margin(world: Store, who: str, why: str) -> None:
    (found,) = account.strip(world.database, AccountId(who), TODAY, catalogue.chosen("clv"))
    assert (found.value, found.n, found.coverage) == (None, 0, None), why


def test_the_value_to_date_of_the_demo_is_its_published_margin(demo: Store) -> None:
    """All three years, and every cost is known."""
    (found,) = strip(demo.database, None, DEMO_TODAY, catalogue.chosen("clv_hist"))
    assert round(float(found.value or 0), 2) == 470482.60
    assert (found.n, found.coverage) == (635, 1.0)
