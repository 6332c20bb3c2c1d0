from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from kam_core.accounts import membership
from kam_core.accounts.admission import admit, change_kind, retire
from kam_core.accounts.membership import Standing
from kam_core.accounts.model import Kind
from kam_core.store.request import Request
from kam_core.store.store import Store

Ask = Callable[[str], Request]


@pytest.fixture
def year(company: Store, ask: Ask) -> Store:
    """A: existing from 20 Nov, emerging from 5 Jan. B: 1 Dec to 31 Jan, and again from 1 Mar."""

    def joins(account_id: str, since: date) -> None:
        admit(company, ask("P1"), account_id, kind=Kind.EXISTING, reason="Large", since=since)

    joins("A", date(2025, 11, 20))
    change_kind(company, ask("P1"), "A", kind=Kind.EMERGING, reason="Turn", on=date(2026, 1, 5), expected_version=1)
    joins("B", date(2025, 12, 1))
    retire(company, ask("P2"), "B", reason="Quiet", on=date(2026, 1, 31), expected_version=1)
    joins("B", date(2026, 3, 1))
    return company


def test_growth_counts_the_list_at_each_month_end_and_today(year: Store) -> None:
    assert membership.growth(year.database).rows() == [
        (date(2025, 11, 1), 1),
        (date(2025, 12, 1), 2),
        (date(2026, 1, 1), 1),
        (date(2026, 2, 1), 1),
        (date(2026, 3, 1), 2),
    ]


def test_growth_is_empty_but_typed_before_anybody_joined(company: Store) -> None:
    assert membership.growth(company.database).schema == {"month": pl.Date, "members": pl.Int64}
    assert membership.growth(company.database).is_empty()


def test_changes_are_those_of_the_span_newest_first(year: Store) -> None:
    inside = membership.changes(year.database, date(2025, 12, 1), date(2026, 3, 1))

    assert inside.select("day", "event", "account_id", "kind", "kind_before", "reason").rows() == [
        (date(2026, 1, 31), "left", "B", "existing", None, "Quiet"),
        (date(2026, 1, 5), "kind_changed", "A", "emerging", "existing", "Turn"),
        (date(2025, 12, 1), "joined", "B", "existing", None, "Large"),
    ]


def test_standing_tells_since_when_the_account_is_there_and_has_its_kind(year: Store) -> None:
    assert [membership.standing(year.database, account_id) for account_id in "ABC"] == [
        Standing(Kind.EMERGING, date(2025, 11, 20), date(2026, 1, 5), 3),
        Standing(Kind.EXISTING, date(2026, 3, 1), date(2026, 3, 1), 3),
        Standing(None, None, None, 0),
    ]


def test_members_on_a_day_agree_with_standing(year: Store) -> None:
    today = membership.members(year.database, date(2026, 3, 15))

    assert today.select("account_id", "kind", "since", "kind_since", "version").rows() == [
        ("A", "emerging", date(2025, 11, 20), date(2026, 1, 5), 3),
        ("B", "existing", date(2026, 3, 1), date(2026, 3, 1), 3),
    ]


def test_stays_are_the_trail_of_one_account(year: Store) -> None:
    assert membership.stays(year.database, "B").select("since", "until", "retire_reason", "retired_by").rows() == [
        (date(2026, 3, 1), None, None, None),
        (date(2025, 12, 1), date(2026, 1, 31), "Quiet", "Bo Ek"),
    ]


def test_the_ceiling_of_a_new_store_is_thirty(store: Store) -> None:
    assert membership.ceiling(store.database) == 30
    assert membership.ADVISED_CEILING == (15, 35)
