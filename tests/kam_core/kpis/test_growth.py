"""Our growth against theirs by hand: in 2025 Alpha bought a half more than in 2024, Beta a third less, Gamma none."""

from datetime import date, timedelta

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.health.values import values
from kam_core.kpis import account, catalogue
from kam_core.kpis.portfolio import strip
from kam_core.store.store import Store
from tests.kam_core.kpis.written import TODAY, answer, let_it_be, plan, put

GAP = catalogue.chosen("growth_gap")


@pytest.fixture
def said(world: Store) -> Store:
    """The world on its day; Alpha grows by 10 %, Beta shrinks by 5 %, the plan of Gamma does not know."""
    let_it_be(world, TODAY)
    put(world, "app.plan", [plan("A", "001", 2026), plan("B", "002", 2026), plan("G", "003", 2026)])
    put(
        world,
        "app.answer",
        [
            answer("A", "001", "R02", "10"),
            answer("B", "002", "R02", "-5"),
            answer("G", "003", "R02", None, state="unknown"),
        ],
    )
    return world


def test_the_middle_of_all_accounts_by_hand(said: Store) -> None:
    (found,) = strip(said.database, None, TODAY, GAP)
    # 0.5 - 0.1 and -1/3 + 0.05.
    assert found.value == pytest.approx((0.4 + 0.05 - 1 / 3) / 2)
    assert (found.before, found.n, found.coverage) == (None, 2, pytest.approx(2 / 3))


@pytest.mark.parametrize(("account_id", "value"), [("001", 0.4), ("002", 0.05 - 1 / 3)])
def test_that_of_one_account_is_what_its_health_says(said: Store, account_id: str, value: float) -> None:
    (found,) = account.strip(said.database, AccountId(account_id), TODAY, GAP)
    health = values(said.database, pl.DataFrame({"account_id": [account_id]}), [TODAY])
    assert (found.value, found.n, found.coverage) == (pytest.approx(value), 1, 1.0)
    assert health["growth_gap"].to_list() == [pytest.approx(value)]


def test_it_is_unknown_where_the_plan_does_not_say_and_on_earlier_days(said: Store) -> None:
    (gamma,) = account.strip(said.database, AccountId("003"), TODAY, GAP)
    assert (gamma.value, gamma.n, gamma.coverage) == (None, 0, None)
    (now,) = strip(said.database, None, TODAY, GAP)
    assert now.series["value"].null_count() == now.series.height - 1
    (earlier,) = strip(said.database, None, TODAY - timedelta(days=1), GAP)
    assert earlier.value is None


def test_it_is_unknown_under_24_months_of_data(said: Store) -> None:
    let_it_be(said, date(2025, 1, 31))
    # The data start in March 2023.
    (found,) = strip(said.database, None, date(2025, 1, 31), GAP)
    assert found.value is None
