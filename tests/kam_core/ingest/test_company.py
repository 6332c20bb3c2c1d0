from datetime import date
from pathlib import Path

import pytest

from kam_core.errors import RefusedError
from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.store.moments import moments
from kam_core.store.store import Store


def ordered_on(store: Store, folder: Path, number: str, day: str) -> None:
    file = folder / "lines.csv"
    file.write_text(f"order_no,line_no,order_date,account_id,product_id,revenue\n{number},1,{day},1,1,1\n")
    load_file(store, file, "order_lines", who="test")


def dates(store: Store) -> tuple[date | None, date | None]:
    known = moments(store.database)
    return known.as_of, known.closed_through


def test_the_dates_of_the_world_are_its_last_order_and_the_month_end_before(world: Store) -> None:
    assert dates(world) == (date(2026, 1, 15), date(2025, 12, 31))


def test_a_date_far_ahead_by_mistake_goes_with_the_file_put_right(store: Store, tmp_path: Path) -> None:
    company.describe(store, name="Test", base_currency="EUR")
    ordered_on(store, tmp_path, "A", "2031-05-20")
    assert dates(store) == (date(2031, 5, 20), date(2031, 4, 30))
    ordered_on(store, tmp_path, "A", "2013-05-20")
    assert dates(store) == (date(2013, 5, 20), date(2013, 4, 30))


def test_closed_through_stays_ahead_of_the_data_until_the_data_pass_it(store: Store, tmp_path: Path) -> None:
    company.describe(store, name="Test", base_currency="EUR", closed_through=date(2013, 11, 30))
    ordered_on(store, tmp_path, "A", "2013-11-29")
    assert dates(store) == (date(2013, 11, 29), date(2013, 11, 30))
    ordered_on(store, tmp_path, "B", "2013-12-31")
    assert dates(store) == (date(2013, 12, 31), date(2013, 12, 31))


def test_what_is_planned_or_still_open_has_not_happened(world: Store, tmp_path: Path) -> None:
    activities = tmp_path / "activities.csv"
    activities.write_text(
        "activity_id,account_id,kind,activity_date,planned\n1,001,visit,2026-02-02,no\n2,001,visit,2026-12-02,yes\n"
    )
    load_file(world, activities, "activities", who="test")
    assert dates(world) == (date(2026, 2, 2), date(2026, 1, 31))
    deals = tmp_path / "opportunities.csv"
    deals.write_text(
        "opportunity_id,snapshot_on,stage,status,close_on\n"
        "1,2026-03-01,Bid,open,2026-09-30\n2,2026-03-01,Signed,won,2026-02-28\n"
    )
    load_file(world, deals, "opportunities", who="test")
    assert dates(world) == (date(2026, 2, 28), date(2026, 2, 28))


def test_described_again_the_company_keeps_its_dates(world: Store) -> None:
    company.describe(world, name="New name", base_currency="EUR")
    assert dates(world) == (date(2026, 1, 15), date(2025, 12, 31))
    assert world.database.read("store", "company")["company_name"].to_list() == ["New name"]


def test_the_base_currency_holds_once_amounts_were_converted_into_it(world: Store) -> None:
    with pytest.raises(RefusedError, match="EUR"):
        company.describe(world, name="World", base_currency="USD")


def test_the_base_currency_may_change_while_nothing_was_converted(store: Store) -> None:
    company.describe(store, name="Test", base_currency="EUR")
    company.describe(store, name="Test", base_currency="USD")
    assert store.database.read("store", "company")["base_currency"].to_list() == ["USD"]
