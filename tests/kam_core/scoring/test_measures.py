"""What is known of each account on a day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from kam_core.ingest import company
from kam_core.scoring import measures
from kam_core.scoring.defaults import default_set
from kam_core.store.store import Store

Load = Callable[[str, str], None]


def facts(store: Store, day: date, *columns: str) -> list[tuple[object, ...]]:
    return measures.facts(store.database, measures.everybody(store.database), day).select(columns).rows()


def test_revenue_is_that_of_the_twelve_closed_months_and_none_at_all_is_zero(world: Store, day: date) -> None:
    assert facts(world, day, "account_id", "revenue", "current_revenue") == [
        ("001", Decimal("1800.0000"), 1800.0),
        ("002", Decimal("1200.0000"), 1200.0),
        ("003", Decimal("0.0000"), 0.0),
    ]


def test_windows_end_at_the_last_month_end_not_after_the_day(world: Store) -> None:
    # The last twelve months to 2024-05-31 hold Alpha's order of May, those to 2024-04-30 do not.
    assert facts(world, date(2024, 5, 31), "revenue") == [(1100,), (900,), (80,)]
    assert facts(world, date(2024, 5, 30), "revenue") == [(0,), (900,), (80,)]


def test_windows_never_reach_beyond_what_is_closed(world: Store, day: date) -> None:
    assert facts(world, date(2030, 1, 1), "revenue") == facts(world, day, "revenue")


def test_net_margin_is_unknown_without_revenue_or_with_an_unknown_cost(world: Store, day: date) -> None:
    assert facts(world, day, "net_margin") == [(None,), (0.5,), (None,)]


def test_net_margin_bears_the_cost_to_serve_where_its_drivers_are_known(world: Store, day: date, load: Load) -> None:
    # Beta: 1200 - 600 - 6 visits of 10 = 540 of 1200.
    load("cost_drivers", "account_id,month,driver,quantity,rate,currency\n002,2025-03-01,visits,6,10.00,EUR\n")
    assert facts(world, day, "net_margin") == [(None,), (pytest.approx(0.45),), (None,)]


def test_cooperation_is_the_share_of_the_last_twelve_closed_quarters_with_an_order(world: Store, day: date) -> None:
    assert facts(world, day, "cooperation") == [
        (pytest.approx(5 / 12),),
        (pytest.approx(3 / 12),),
        (pytest.approx(2 / 12),),
    ]


def test_cooperation_looks_at_as_many_quarters_as_the_data_hold(world: Store) -> None:
    # Five quarters from the first order, in 2023-03, to 2024-03-31.
    assert facts(world, date(2024, 4, 20), "cooperation") == [(0.2,), (0.2,), (0.2,)]


def test_cooperation_is_unknown_before_the_first_order(world: Store) -> None:
    assert facts(world, date(2023, 4, 1), "cooperation") == [(1.0,), (None,), (None,)]


def test_growth_potential_takes_the_wallet_or_else_a_third_of_three_years(rated: Store, day: date) -> None:
    assert facts(rated, day, "growth_potential", "potential") == [(1200.0, 9000), (300.0, None), (100.0, 300)]


def test_growth_potential_is_unknown_before_somebody_said_something(rated: Store) -> None:
    assert facts(rated, date(2025, 5, 31), "growth_potential") == [(None,), (None,), (None,)]


def test_the_newest_wallet_estimate_of_the_newest_year_counts(world: Store, day: date, load: Load) -> None:
    load(
        "wallet_estimates",
        "account_id,year,family,amount,currency,method,estimated_on\n"
        "002,2025,,1500.00,EUR,asked,2025-07-01\n"
        "002,2025,,2000.00,EUR,tender,2025-12-01\n"
        "002,2025,Pumps,900.00,EUR,tender,2025-12-02\n"
        "002,2024,,7000.00,EUR,tender,2025-12-02\n"
        "002,2026,,8000.00,EUR,tender,2025-12-03\n",
    )
    assert facts(world, day, "growth_potential")[1] == (800.0,)


def test_the_newest_rating_not_after_the_day_counts(rated: Store, day: date) -> None:
    def fit_and_relationship(on_day: date) -> list[tuple[object, ...]]:
        everybody = measures.everybody(rated.database)
        values = measures.values(rated.database, everybody, on_day, default_set().criteria)
        return values.select("rated:fit", "rated:relationship").rows()

    assert fit_and_relationship(date(2025, 2, 28)) == [(None, None)] * 3
    assert fit_and_relationship(date(2025, 8, 31)) == [(1.0, 4.0), (None, 2.0), (None, None)]
    assert fit_and_relationship(day) == [(3.0, 4.0), (None, 2.0), (None, None)]


def test_without_order_lines_what_they_tell_is_unknown_not_zero(store: Store, day: date, load: Load) -> None:
    company.describe(store, name="New", base_currency="EUR")
    load("accounts", "account_id,account_name\n1,Only\n")
    assert facts(store, day, "revenue", "net_margin", "cooperation", "growth_potential") == [(None,) * 4]


def test_a_store_without_accounts_has_typed_columns(store: Store, day: date) -> None:
    values = measures.values(store.database, measures.everybody(store.database), day, default_set().criteria)
    assert values.height == 0
    assert {"revenue", "net_margin", "relative_strength", "rated:fit"} <= set(values.columns)


def test_before_its_first_order_an_account_has_no_revenue_to_score(world: Store) -> None:
    # On 2023-03-31 only Alpha had ordered.
    assert facts(world, date(2023, 3, 31), "revenue", "current_revenue") == [(1200, 1200.0), (0, None), (0, None)]


def test_one_account_alone_has_the_same_facts_as_among_all(rated: Store, day: date) -> None:
    everybody = measures.everybody(rated.database)
    together = measures.values(rated.database, everybody, day, default_set().criteria)
    for account in together["account_id"]:
        alone = measures.values(rated.database, everybody.filter(account_id=account), day, default_set().criteria)
        assert alone.rows() == together.filter(account_id=account).rows()
