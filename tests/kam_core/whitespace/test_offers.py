"""What to offer next: by hand among thirty shops."""

from datetime import date

import polars as pl
import pytest

from kam_core.period import Period
from kam_core.plans.cells import decide, decide_offer
from kam_core.records.model import Wanted
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.whitespace import cells
from kam_core.whitespace.offers import offers
from kam_core.whitespace.together import strongest, together
from tests.kam_core.whitespace.conftest import YEAR

SOME = pl.DataFrame({"account_id": ["S12", "S13", "Q"]})


def found(store: Store, most: int = 3) -> list[dict[str, object]]:
    there = cells.cells(store.database, SOME, YEAR)
    return offers(store.database, there, YEAR, most).rows(named=True)


def test_families_bought_together_are_counted(shops: Store) -> None:
    """11 of the 12 buyers of Bells buy Pads, and 11 of all 30 do."""
    pairs = together(shops.database, YEAR)
    row = pairs.row(by_predicate=(pl.col("given") == "Bells") & (pl.col("family") == "Pads"), named=True)
    assert [row[name] for name in ("together", "given_buyers", "family_buyers", "accounts")] == [11, 12, 11, 30]
    assert (row["attach"], row["base"], row["lift"]) == pytest.approx((11 / 12, 11 / 30, 2.5))


def test_ten_accounts_must_have_bought_both(shops: Store) -> None:
    best = dict(strongest(together(shops.database, YEAR), 10).select("family", "given").iter_rows())
    assert best == {"Bells": "Pads", "Pads": "Bells", "Grips": "Bells"}


def test_what_goes_with_what_they_buy_is_offered_and_else_what_comparable_accounts_buy(shops: Store) -> None:
    told = [
        (row["account_id"], row["family"], row["basis"], row["given"], row["lift"], row["share"])
        for row in found(shops)
    ]
    assert told == [
        # Shop 12 buys Bells: who buys these buys Pads 2.5 times as often as all do.
        ("S12", "Pads", "together", "Bells", pytest.approx(2.5), pytest.approx(11 / 30)),
        # Shop 13 buys Grips alone, which all buy: that says nothing. Nine buyers of Lamps are too few for anybody.
        # 11 of 30 times 30 is more than 12 of 30 times 20.
        ("S13", "Pads", "comparable", None, None, pytest.approx(11 / 30)),
        ("S13", "Bells", "comparable", None, None, pytest.approx(12 / 30)),
    ]


def test_an_account_has_a_few_offers_at_most(shops: Store) -> None:
    assert [(row["account_id"], row["family"]) for row in found(shops, 1)] == [("S12", "Pads"), ("S13", "Pads")]


def test_what_somebody_decided_stays_with_its_reason_and_makes_room_for_another(shops: Store) -> None:
    rejected = {
        "decision": Wanted("rejected", None),
        "reason": Wanted("Tried it, sent it back", None),
        "basis": Wanted("comparable", None),
    }
    decide_offer(shops, new_request("P1", "test"), "S13", "Pads", rejected)
    told = [(row["family"], row["decision"], row["reason"]) for row in found(shops, 1) if row["account_id"] == "S13"]
    assert told == [("Pads", "rejected", "Tried it, sent it back"), ("Bells", None, None)]


def test_what_does_not_apply_is_not_offered(shops: Store) -> None:
    wanted = {"reason": Wanted("No stores", None), "applicable": Wanted("no", None)}
    decide(shops, new_request("P1", "test"), "S12", "Pads", wanted)
    assert [row["family"] for row in found(shops) if row["account_id"] == "S12"] == []


def test_a_small_world_offers_nothing(world: Store) -> None:
    there = cells.cells(world.database, pl.DataFrame({"account_id": ["001", "002", "003"]}), YEAR)
    assert offers(world.database, there, YEAR).is_empty()


def test_an_empty_store_has_no_pairs_and_no_offers(store: Store) -> None:
    period = Period(date(2025, 1, 1), date(2026, 1, 1))
    assert together(store.database, period).is_empty()
    there = cells.cells(store.database, SOME, period)
    assert offers(store.database, there, period).is_empty()
