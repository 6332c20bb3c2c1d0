"""Closed quarters of the world of three accounts, by hand: it begins in March 2023 and is closed through 2025."""

from datetime import date
from decimal import Decimal

from kam_core.accounts.company import company, set_fiscal_year_start
from kam_core.forecast.model import EVERYBODY
from kam_core.forecast.series import closed, history, series
from kam_core.store.request import new_request
from kam_core.store.store import Store


def amounts(store: Store, name: str) -> list[float]:
    return [float(one) for one in series(store.database, [name])[name]]


def test_quarters_are_whole_and_closed(world: Store) -> None:
    # The first quarter of 2023 is known from March on only, and the first of 2026 still runs.
    span = closed(world.database)
    assert span is not None
    assert (span.first, span.last, len(span.days())) == (date(2023, 4, 1), date(2025, 10, 1), 11)


def test_a_quarter_without_orders_is_zero_and_a_return_is_negative(world: Store) -> None:
    assert amounts(world, "001") == [0, 0, 0, 0, 1100, 0, 100, 2300, 0, -500, 0]


def test_a_series_begins_with_the_first_order_in_the_base_currency(world: Store) -> None:
    # 1,000 USD at 0.90 in December 2023, 2,000 at 0.90 in June 2024, 1,500 at 0.80 in June 2025.
    assert amounts(world, "002") == [900, 0, 1800, 0, 0, 0, 1200, 0, 0]


def test_all_together_are_the_sums_of_the_quarters(world: Store) -> None:
    assert amounts(world, EVERYBODY) == [0, 80, 900, 0, 2900, 250.5, 100, 2300, 1200, -500, 0]


def test_quarters_are_those_of_the_companys_year(world: Store) -> None:
    version = company(world.database).fiscal_year_start.version
    set_fiscal_year_start(world, new_request("P1", "data"), 2, version)
    span = closed(world.database)
    assert span is not None
    # From February, May, August and November; the last one that is over ends with October.
    assert (span.first, span.last) == (date(2023, 5, 1), date(2025, 8, 1))
    assert amounts(world, "002") == [900, 0, 1800, 0, 0, 0, 1200, 0]


def test_a_series_as_a_frame_names_its_quarters(world: Store) -> None:
    rows = history(world.database, "003").rows()
    assert (rows[0], len(rows)) == ((date(2023, 7, 1), Decimal("80.0000")), 10)


def test_who_never_ordered_has_no_series(world: Store) -> None:
    assert series(world.database, ["nobody"]) == {"nobody": []}
    assert history(world.database, "nobody").is_empty()


def test_an_empty_store_has_no_quarters(store: Store) -> None:
    assert closed(store.database) is None
    assert series(store.database, [EVERYBODY]) == {EVERYBODY: []}
