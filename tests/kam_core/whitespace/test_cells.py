"""Accounts by product families: by hand in two small worlds, as published in the demo, and always."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from kam_core.kpis.facts import YEAR as MONTHS
from kam_core.period import Period, add_months
from kam_core.plans.cells import decide
from kam_core.records.model import Wanted
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.whitespace import cells
from kam_core.whitespace.model import Room, Totals
from tests.kam_core.whitespace.conftest import SHOPS, YEAR, shop

ALL_TIME = Period(date(2010, 12, 1), date(2013, 12, 1))


def chosen(*ids: str) -> pl.DataFrame:
    return pl.DataFrame({"account_id": list(ids)}, schema={"account_id": pl.String})


WORLD = chosen("001", "002", "003")
EVERYBODY = chosen(*(shop(k) for k in SHOPS), "N", "Q")


def of(found: pl.DataFrame, account_id: str, family: str) -> dict[str, object]:
    return found.row(by_predicate=(pl.col("account_id") == account_id) & (pl.col("family") == family), named=True)


def buying(store: Store, period: Period) -> pl.DataFrame:
    everybody = store.database.ask(lambda cursor: cursor.execute("SELECT account_id FROM facts.account").pl())
    return cells.accounts(store.database, everybody, period, rows=10_000).filter(pl.col("revenue").is_not_null())


def test_every_cell_of_the_world_by_hand(world: Store) -> None:
    found = cells.cells(world.database, WORLD, YEAR)
    assert found.select("account_id", "family", "state", "revenue", "last_order_date").rows() == [
        ("001", "Other", "bought", Decimal(300), date(2025, 2, 20)),
        ("001", "Parts", "lapsed", Decimal(0), date(2024, 11, 30)),
        ("001", "Pumps", "bought", Decimal(1500), date(2025, 9, 30)),
        ("002", "Other", "not_bought", Decimal(0), None),
        ("002", "Parts", "bought", Decimal(400), date(2025, 6, 15)),
        ("002", "Pumps", "bought", Decimal(800), date(2025, 6, 15)),
        ("003", "Other", "lapsed", Decimal(0), date(2024, 8, 1)),
        ("003", "Parts", "lapsed", Decimal(0), date(2023, 7, 1)),
        ("003", "Pumps", "not_bought", Decimal(0), None),
    ]
    assert cells.totals(found) == Totals(3, 3, 9, 4, 3, 2, 0, 0, None)


def test_three_accounts_are_too_few_to_tell_what_could_be_bought(world: Store) -> None:
    found = cells.cells(world.database, WORLD, YEAR)
    assert found.select("potential", "gap", "method").null_count().row(0) == (9, 9, 9)
    assert of(found, "003", "Pumps")["n"] == 1


def test_a_family_is_there_from_the_first_time_anybody_bought_it(world: Store) -> None:
    families = cells.families(world.database, Period(date(2023, 1, 1), date(2024, 1, 1)))
    assert families.rows() == [("Pumps", Decimal(1900)), ("Parts", Decimal(280))]


@pytest.mark.parametrize(
    ("account_id", "family", "potential", "gap", "method", "n", "comparable"),
    [
        pytest.param("S01", "Grips", 550, 450, "third", 10, 10, id="the median of the smallest third"),
        pytest.param("S20", "Grips", 1550, 0, "third", 10, 10, id="who buys more has no room"),
        pytest.param("S13", "Bells", 20, 20, "segment", 12, 30, id="two buyers of the same size: the whole segment"),
        pytest.param("S30", "Lamps", None, None, None, 9, None, id="nine buyers are too few"),
        pytest.param("N", "Grips", 1550, 1550, "segment", 30, 30, id="who bought nothing has no size"),
        pytest.param("Q", "Grips", None, None, None, 0, None, id="nobody to compare with"),
    ],
)
def test_a_potential_is_the_median_of_ten_comparable_buyers_or_unknown(  # noqa: PLR0917  (pytest names them)
    shops: Store,
    account_id: str,
    family: str,
    potential: int | None,
    gap: int | None,
    method: str | None,
    n: int,
    comparable: int | None,
) -> None:
    cell = of(cells.cells(shops.database, EVERYBODY, YEAR), account_id, family)
    found = tuple(cell[name] for name in ("potential", "gap", "method", "n"))
    assert found == (potential, gap, method, n)
    assert method is None or cell["comparable"] == comparable


def test_white_space_value_adds_up_the_room_of_cells_that_apply(shops: Store) -> None:
    """Grips: 1250 in each third and 1550 of the newcomer; Bells: 19 shops lack 20 each; Pads: 20 shops 30 each."""
    totals = cells.totals(cells.cells(shops.database, EVERYBODY, YEAR))
    assert totals.value == 3 * 1250 + 1550 + 19 * 20 + 20 * 30
    assert (totals.cells, totals.bought, totals.lapsed, totals.known) == (32 * 4, 30 + 12 + 11 + 9, 1, 31 * 3)


def test_what_does_not_apply_has_no_room_and_what_was_bought_is_bought(shops: Store) -> None:
    wanted = {"reason": Wanted("No stores", None), "applicable": Wanted("no", None)}
    for account_id, family in (("N", "Grips"), ("S01", "Grips"), ("S30", "Lamps")):
        decide(shops, new_request("P1", "test"), account_id, family, wanted)

    found = cells.cells(shops.database, EVERYBODY, YEAR)
    assert [of(found, account_id, "Grips")["state"] for account_id in ("N", "S01")] == ["not_applicable", "bought"]
    assert of(found, "S30", "Lamps")["state"] == "not_applicable"
    assert (of(found, "N", "Grips")["potential"], of(found, "N", "Grips")["gap"]) == (None, None)
    totals = cells.totals(found)
    assert totals.value == 3 * 1250 + 19 * 20 + 20 * 30
    assert cells.room(shops.database, EVERYBODY, YEAR) == Room(totals.known, totals.value)


def test_what_was_worked_out_before_is_made_anew_once_a_cell_is_decided(shops: Store) -> None:
    """The newcomer's room in grips, 1,550, is gone in the next moment, and back once it applies again."""

    def room() -> Decimal | None:
        with shops.database.one_moment() as database:
            return cells.room(database, EVERYBODY, YEAR).value

    before = room()
    wanted = {"reason": Wanted("No stores", None), "applicable": Wanted("no", None)}
    decide(shops, new_request("P1", "test"), "N", "Grips", wanted)
    assert (before, room()) == (6280, 4730)
    decide(shops, new_request("P1", "test"), "N", "Grips", {"applicable": Wanted("yes", "no")})
    assert room() == 6280


def test_half_a_year_of_data_says_nothing_of_a_year(shops: Store) -> None:
    year = Period(date(2024, 1, 1), date(2025, 1, 1))
    assert cells.totals(cells.cells(shops.database, EVERYBODY, year)).value is None
    assert cells.room(shops.database, EVERYBODY, year) == Room(0, None)


def test_accounts_come_by_revenue_and_those_without_last(shops: Store) -> None:
    first = cells.accounts(shops.database, EVERYBODY, YEAR, rows=2)
    last = cells.accounts(shops.database, EVERYBODY, YEAR, rows=5, skipped=29)
    assert first.select("account_id", "revenue").rows() == [("S30", Decimal(3000)), ("S29", Decimal(2900))]
    assert last.select("account_id", "revenue").rows() == [("S01", Decimal(160)), ("N", None), ("Q", None)]


def test_quarters_of_a_cell_newest_first(world: Store) -> None:
    found = cells.by_quarter(world.database, "001", "Pumps")
    assert found.rows()[:3] == [
        (date(2026, 1, 1), Decimal(500), Decimal(200), date(2026, 1, 15)),
        (date(2025, 7, 1), Decimal(-500), Decimal(-200), date(2025, 9, 30)),
        (date(2025, 1, 1), Decimal(2000), Decimal(800), date(2025, 2, 14)),
    ]


def test_nobody_chosen_is_no_cell_and_unknown_ids_are_left_out(world: Store) -> None:
    assert cells.cells(world.database, chosen(), YEAR).is_empty()
    assert cells.room(world.database, chosen(), YEAR) == Room(0, None)
    assert cells.totals(cells.cells(world.database, chosen("?"), YEAR)) == Totals(0, 0, 0, 0, 0, 0, 0, 0, None)


def test_an_empty_store_has_no_cells(store: Store) -> None:
    assert cells.cells(store.database, chosen("001"), YEAR).is_empty()
    assert cells.families(store.database, YEAR).is_empty()


def test_the_demo_has_the_published_cells(demo: Store) -> None:
    totals = cells.totals(cells.cells(demo.database, buying(demo, ALL_TIME), ALL_TIME))
    assert (totals.accounts, totals.families, totals.cells) == (635, 33, 20_955)
    assert (totals.bought, totals.cells - totals.bought, totals.lapsed) == (5_804, 15_151, 0)


@settings(max_examples=15)
@given(data=st.data())
def test_cells_add_up_whoever_is_chosen_in_whatever_order(demo: Store, data: st.DataObject) -> None:
    ids = demo.database.ask(lambda cursor: cursor.execute("SELECT account_id FROM facts.account ORDER BY 1").fetchall())
    some = data.draw(st.lists(st.sampled_from([one for (one,) in ids]), unique=True, max_size=40))
    first = add_months(date(2011, 1, 1), data.draw(st.integers(0, 23)))
    period = Period(first, add_months(first, MONTHS))
    found = cells.cells(demo.database, chosen(*some), period)
    totals = cells.totals(found)

    assert cells.room(demo.database, chosen(*some), period) == Room(totals.known, totals.value)
    assert totals.cells == len(some) * cells.families(demo.database, period).height
    assert totals.bought + totals.lapsed + totals.not_bought + totals.not_applicable == totals.cells
    assert totals.value is None or totals.value >= 0
    assert found.filter(pl.col("state") == "not_applicable")["gap"].drop_nulls().is_empty()
    assert_frame_equal(cells.cells(demo.database, chosen(*reversed(some)), period), found)
    halves = [cells.totals(cells.cells(demo.database, chosen(*half), period)) for half in (some[::2], some[1::2])]
    assert sum((half.value or Decimal() for half in halves), Decimal()) == (totals.value or 0)
    bought = found["revenue"].sum() or Decimal()
    rows = cells.accounts(demo.database, chosen(*some), period, rows=1_000)
    assert bought == (rows["revenue"].sum() or 0)
