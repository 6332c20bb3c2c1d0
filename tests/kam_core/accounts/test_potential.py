from collections.abc import Callable
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from kam_core.accounts.potential import potentials, set_potential, version
from kam_core.errors import ConflictError, RefusedError, UnknownAccountError
from kam_core.store.request import Request
from kam_core.store.store import Store

Ask = Callable[[str], Request]
TODAY = date(2026, 3, 15)


def load(store: Store, said_on: date, amount: str) -> None:
    loaded = {"account_id": ["A"], "said_on": [said_on], "said_by": ["CRM"], "batch_id": [1]}
    money = {"amount": [Decimal(amount)], "amount_base": [Decimal(amount)]}
    store.writer.load(lambda kept: kept.insert("facts.potential", pl.DataFrame({**loaded, **money})))


def test_a_typed_potential_stands_beside_loaded_ones_and_wins_on_its_day(company: Store, ask: Ask) -> None:
    load(company, date(2026, 1, 1), "100")
    load(company, TODAY, "200")
    set_potential(company, ask("P2"), "A", amount=Decimal("300.55555"), expected_version=0)

    assert potentials(company.database, "A").rows() == [
        (TODAY, Decimal("300.5556"), "Bo Ek", False),
        (date(2026, 1, 1), Decimal("100.0000"), "CRM", True),
    ]


def test_a_second_one_on_the_same_day_replaces_the_first_and_both_are_in_the_history(company: Store, ask: Ask) -> None:
    set_potential(company, ask("P1"), "A", amount=Decimal(10), expected_version=0)
    set_potential(company, ask("P2"), "A", amount=Decimal(20), expected_version=1)

    assert [row[1] for row in potentials(company.database, "A").rows()] == [Decimal(20)]
    assert version(company.database, "A") == 2
    told = company.database.read("accounts", "whole_history").filter(record="potential", field="amount")
    assert told["new_value"].to_list() == ["10.0000", "20.0000"]


@pytest.mark.parametrize("amount", ["0", "-1", "0.00001", "NaN", "Infinity", "1e14"])
def test_refuses_what_is_not_an_amount_above_nothing(company: Store, ask: Ask, amount: str) -> None:
    with pytest.raises(RefusedError, match="an amount above 0"):
        set_potential(company, ask("P1"), "A", amount=Decimal(amount), expected_version=0)

    assert version(company.database, "A") == 0


def test_the_second_editor_sees_who_was_first(company: Store, ask: Ask) -> None:
    set_potential(company, ask("P2"), "A", amount=Decimal(10), expected_version=0)

    with pytest.raises(ConflictError) as conflict:
        set_potential(company, ask("P1"), "A", amount=Decimal(20), expected_version=0)

    places = conflict.value.places
    assert (places["who"], places["theirs"], places["mine"]) == ("Bo Ek", Decimal(10), Decimal(20))


def test_refuses_an_account_that_nobody_knows(company: Store, ask: Ask) -> None:
    with pytest.raises(UnknownAccountError):
        set_potential(company, ask("P1"), "nobody", amount=Decimal(10), expected_version=0)


def test_a_potential_moves_scores(company: Store, ask: Ask) -> None:
    def scoring() -> str:
        return str(company.database.read("store", "revisions")["scoring"][0])

    before = scoring()
    set_potential(company, ask("P1"), "A", amount=Decimal(10), expected_version=0)

    assert scoring() != before
