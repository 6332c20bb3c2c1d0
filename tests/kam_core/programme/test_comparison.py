"""Key accounts beside comparable ones, from the months in the store."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from kam_core.programme.comparison import Comparison, Year, compared
from kam_core.store.store import Store
from tests.kam_core.programme.conftest import CLOSED, SEGMENTS, TODAY, fill, stay


def of(store: Store, year: Year = Year.FIRST, population: pl.DataFrame | None = None) -> Comparison:
    return compared(store.database, population, TODAY, CLOSED, year)


def row(found: Comparison, account: str) -> dict[str, Any]:
    return found.accounts.filter(account_id=account).row(0, named=True)


def test_the_first_year_on_the_list_by_hand(admitted: Store) -> None:
    found = of(admitted)
    key = row(found, "key")
    assert (key["revenue_before"], key["revenue_after"], key["trend"]) == (1000, 1500, 0)
    # Ann +10 %, Ben as before, Cat -10 %. Dot was key within the year, Eve is too large, Fay of another segment.
    controls = found.pairs.filter(account_id="key")
    assert sorted(controls["control_id"]) == ["ann", "ben", "cat"]
    assert (key["growth"], key["growth_controls"], key["growth_effect"]) == pytest.approx((0.5, 0.0, 0.5))
    # All bought at 60 % cost; Ben's cost is unknown, which leaves two.
    assert (key["margin"], key["margin_effect"]) == (pytest.approx(0.0), None)
    assert key["left_out"] is None


def test_the_last_year_by_hand(admitted: Store) -> None:
    key = row(of(admitted, Year.LAST), "key")
    # From 1000 to 2000; Ann +20 %, Ben -50 %, Cat -100 %.
    assert (key["growth"], key["growth_controls"]) == pytest.approx((1.0, -1.3 / 3))
    assert (key["margin_before"], key["margin_after"]) == pytest.approx((400, 800))


def test_who_is_limited_to_does_not_limit_whom_they_are_compared_with(admitted: Store) -> None:
    only = of(admitted, population=pl.DataFrame({"account_id": ["key"]}))
    assert only.accounts["account_id"].to_list() == ["key"]
    assert row(only, "key")["growth_effect"] == pytest.approx(0.5)


def test_why_an_account_cannot_be_compared_is_said(admitted: Store) -> None:
    stays = pl.DataFrame(
        [
            stay("fay", date(2024, 1, 1)),
            stay("ann", date(2023, 6, 1)),
            stay("ben", date(2025, 6, 1)),
            stay("gus", date(2025, 2, 1)),
        ]
    )
    admitted.writer.derive(lambda transaction: transaction.insert("app.membership", stays))
    told = dict(of(admitted).accounts.select("account_id", "left_out").iter_rows())
    assert told == {
        "key": "few_comparable",
        "dot": "few_comparable",
        "fay": "few_comparable",
        "ann": "no_year_before",
        "ben": "no_year_after",
        "gus": "nothing_before",
    }


def test_accounts_that_nobody_gave_a_segment_are_not_compared_among_themselves(store: Store) -> None:
    unknown = {**SEGMENTS, **dict.fromkeys(("key", "ann", "ben", "cat"))}
    store.writer.derive(lambda transaction: fill(transaction, unknown))
    found = of(store)
    assert (row(found, "key")["left_out"], row(found, "key")["growth_effect"]) == ("no_segment", None)
    assert found.pairs.filter(account_id="key").is_empty()


def test_where_no_account_has_a_segment_all_are_compared(store: Store) -> None:
    store.writer.derive(lambda transaction: fill(transaction, dict.fromkeys(SEGMENTS)))
    found = of(store)
    # Fay, who bought as before, is beside Ann, Ben and Cat now.
    assert sorted(found.pairs.filter(account_id="key")["control_id"]) == ["ann", "ben", "cat", "fay"]
    assert row(found, "key")["growth_effect"] == pytest.approx(0.5)


def test_who_left_the_list_after_a_month_counts_in_its_first_year_and_not_in_the_last(admitted: Store) -> None:
    left = pl.DataFrame([stay("fay", date(2024, 1, 1), date(2024, 2, 1))])
    admitted.writer.derive(lambda transaction: transaction.insert("app.membership", left))
    first, last = row(of(admitted), "fay"), row(of(admitted, Year.LAST), "fay")
    assert (first["left_out"], first["left_on"]) == ("few_comparable", date(2024, 2, 1))
    assert last["left_out"] == "left_again"


def test_of_a_list_that_nobody_was_ever_on_nothing_is_told(world: Store) -> None:
    found = compared(world.database, None, date(2026, 1, 15), date(2025, 12, 31))
    assert found.accounts.is_empty() and found.pairs.is_empty()
    assert not found.illustrative


def test_without_orders_everybody_is_left_out(store: Store) -> None:
    stays = pl.DataFrame([stay("key", date(2024, 1, 1))])
    store.writer.derive(lambda transaction: transaction.insert("app.membership", stays))
    found = of(store)
    assert (found.accounts["left_out"].to_list(), found.first_month) == (["no_year_before"], None)
