from collections.abc import Callable
from datetime import date

import pytest

from kam_core.accounts import membership
from kam_core.accounts.company import company as company_of
from kam_core.accounts.company import fix_today, set_ceiling, set_fiscal_year_start, set_time_zone
from kam_core.errors import ConflictError, RefusedError
from kam_core.store.moments import moments
from kam_core.store.request import Request
from kam_core.store.store import Store

Ask = Callable[[str], Request]


def test_a_new_store_has_the_default_settings_and_no_company(store: Store) -> None:
    found = company_of(store.database)

    assert (found.name, found.base_currency) == (None, None)
    assert [found.ceiling.value, found.fiscal_year_start.value, found.time_zone.value] == ["30", "1", "UTC"]
    assert found.fixed_today.value is None


def test_settings_are_kept_with_their_versions(company: Store, ask: Ask) -> None:
    set_ceiling(company, ask("P1"), 25, 1)
    set_ceiling(company, ask("P1"), 35, 2)
    set_fiscal_year_start(company, ask("P1"), 7, 1)
    set_time_zone(company, ask("P1"), "Asia/Ho_Chi_Minh", 1)

    found = company_of(company.database)
    assert (found.name, found.base_currency) == ("Test", "USD")
    assert (found.ceiling.value, found.ceiling.version) == ("35", 3)
    assert (found.fiscal_year_start.value, found.time_zone.value) == ("7", "Asia/Ho_Chi_Minh")
    assert membership.ceiling(company.database) == 35


@pytest.mark.parametrize(
    ("change", "value", "message"),
    [
        (set_ceiling, 0, "1 to 500, not 0"),
        (set_ceiling, 501, "1 to 500, not 501"),
        (set_fiscal_year_start, 0, "from 1 to 12, not 0"),
        (set_fiscal_year_start, 13, "from 1 to 12, not 13"),
        (set_time_zone, "Mars/Base", "no time zone Mars/Base"),
        (set_time_zone, "../../etc/passwd", "no time zone"),
        (set_time_zone, "", "no time zone"),
    ],
)
def test_refuses_what_a_setting_cannot_be(
    company: Store, ask: Ask, change: Callable[..., None], value: object, message: str
) -> None:
    with pytest.raises(RefusedError, match=message):
        change(company, ask("P1"), value, 1)


def test_the_second_to_change_a_setting_sees_who_was_first(company: Store, ask: Ask) -> None:
    set_ceiling(company, ask("P2"), 25, 1)

    with pytest.raises(ConflictError) as conflict:
        set_ceiling(company, ask("P1"), 35, 1)

    places = conflict.value.places
    assert (places["who"], places["theirs"], places["mine"]) == ("Bo Ek", "25", "35")


def test_today_can_be_fixed_and_let_go(company: Store, ask: Ask) -> None:
    assert moments(company.database).today == date(2026, 3, 15)

    fix_today(company, ask("P1"), None)
    assert moments(company.database).today > date(2026, 3, 15)


def test_only_the_ceiling_moves_scores(company: Store, ask: Ask) -> None:
    def scoring() -> str:
        return str(company.database.read("store", "revisions")["scoring"][0])

    before = scoring()
    set_fiscal_year_start(company, ask("P1"), 7, 1)
    assert scoring() == before
    set_ceiling(company, ask("P1"), 25, 1)
    assert scoring() != before
