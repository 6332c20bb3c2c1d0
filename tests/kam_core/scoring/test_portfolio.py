"""Where the accounts of a view stand."""

from datetime import date

import polars as pl
import pytest

from kam_core.accounts.model import Filters, Kind, PersonId, Quadrant
from kam_core.scoring import portfolio, scores
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

THEN = date(2025, 4, 30)
EVERYBODY = Filters()


@pytest.fixture
def scored(rated: Store, day: date) -> Store:
    """Gamma is on the list; Alpha is proposed."""

    def put_on_list(transaction: Transaction) -> None:
        stay = {
            "membership_id": "m1",
            "account_id": "003",
            "kind": "emerging",
            "since": date(2025, 7, 1),
            "admit_reason": "New site",
            "admitted_by": "P1",
            "illustrative": True,
            "version": 1,
        }
        transaction.insert("app.membership", pl.DataFrame([stay]))

    rated.writer.derive(put_on_list)
    scores.ensure_compared(rated, day, THEN)
    return rated


def ids(store: Store, filters: Filters, day: date) -> list[str]:
    return sorted(portfolio.population(store.database, filters, day)["account_id"])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param(Filters(), ["001", "002", "003"], id="nothing limits nothing"),
        pytest.param(Filters(owners=(PersonId("P1"),)), ["001", "003"], id="owner"),
        pytest.param(Filters(segments=("Industry",), countries=("FR", "US")), ["003"], id="segment and country"),
        pytest.param(Filters(kinds=(Kind.EMERGING, Kind.CANDIDATE)), ["001", "003"], id="kinds"),
        pytest.param(Filters(kinds=(Kind.NONE,)), ["002"], id="neither listed nor proposed"),
        pytest.param(Filters(quadrants=(Quadrant.STREAMLINE,)), ["002", "003"], id="quadrant"),
        pytest.param(Filters(countries=("'; drop table facts.account; --",)), [], id="a hostile value finds nothing"),
    ],
)
def test_population(scored: Store, day: date, filters: Filters, expected: list[str]) -> None:
    assert ids(scored, filters, day) == expected


def test_a_member_is_of_no_kind_before_it_joined(scored: Store) -> None:
    scores.ensure(scored, date(2025, 6, 30))
    assert ids(scored, Filters(kinds=(Kind.EMERGING,)), date(2025, 6, 30)) == []


def test_positions_tell_who_where_and_where_before(scored: Store, day: date) -> None:
    alpha = portfolio.positions(scored.database, EVERYBODY, day, THEN).row(0, named=True)
    assert alpha.pop("class_stability") == 1.0
    assert alpha == {
        "account_id": "001",
        "account_name": "Alpha",
        "owner_id": "P1",
        "owner_name": "Ada Abel",
        "segment": "Industry",
        "country": "DE",
        "kind": "candidate",
        "attractiveness": pytest.approx(90.0),
        "strength": pytest.approx(3875 / 55),
        "coverage": pytest.approx(0.55),
        "attractiveness_coverage": pytest.approx(0.75),
        "strength_coverage": pytest.approx(0.55),
        "quadrant": "strategic",
        "border_margin": pytest.approx(3875 / 55 - 50),
        "revenue": 1800,
        "potential": 9000,
        "proposal": "existing",
        "then_attractiveness": pytest.approx(75.0),
        "then_strength": pytest.approx((1875 + 1000 + 10 * 100) / 55),
    }


def test_where_an_account_stood_is_null_on_a_day_that_was_not_scored(scored: Store, day: date) -> None:
    never = portfolio.positions(scored.database, EVERYBODY, day, date(2020, 1, 31))
    assert never["then_attractiveness"].to_list() == [None, None, None]


def test_positions_of_nobody_are_typed(scored: Store, day: date) -> None:
    everybody = portfolio.positions(scored.database, EVERYBODY, day, THEN)
    nobody = portfolio.positions(scored.database, Filters(segments=("None",)), day, THEN)
    assert nobody.is_empty()
    assert nobody.schema == everybody.schema


@pytest.mark.parametrize(
    ("sort", "descending", "expected"),
    [
        (portfolio.Sort.REVENUE, True, ["001", "002", "003"]),
        (portfolio.Sort.ACCOUNT_NAME, True, ["003", "002", "001"]),
        (portfolio.Sort.POTENTIAL, False, ["003", "001", "002"]),
        (portfolio.Sort.POTENTIAL, True, ["001", "003", "002"]),
    ],
)
def test_pages_are_sorted_with_unknowns_last(
    scored: Store, day: date, sort: portfolio.Sort, descending: bool, expected: list[str]
) -> None:
    among = portfolio.population(scored.database, EVERYBODY, day)
    whole = portfolio.page(scored.database, among, day, THEN, sort=sort, descending=descending)
    assert whole.rows["account_id"].to_list() == expected
    second = portfolio.page(
        scored.database, among, day, THEN, sort=sort, descending=descending, first_row=1, page_rows=1
    )
    assert (second.rows["account_id"].to_list(), second.total) == (expected[1:2], 3)


@pytest.mark.parametrize("sort", list(portfolio.Sort))
def test_every_column_can_be_sorted_by(scored: Store, day: date, sort: portfolio.Sort) -> None:
    among = portfolio.population(scored.database, EVERYBODY, day)
    found = portfolio.page(scored.database, among, day, THEN, sort=sort, descending=False).rows
    known = found[sort.value].drop_nulls()
    assert known.is_sorted()
    assert found.columns == portfolio.positions(scored.database, EVERYBODY, day, THEN).columns


def test_standing_counts_quadrants_borders_and_coverage(scored: Store, day: date) -> None:
    among = portfolio.population(scored.database, EVERYBODY, day)
    assert portfolio.standing(scored.database, among, day).rows() == [
        ("strategic", 1, 1800, 0, 1),
        ("streamline", 2, 1200, 0, 2),
    ]


def test_low_coverage_lists_the_largest_first_and_borderline_the_nearest(scored: Store, day: date) -> None:
    among = portfolio.population(scored.database, EVERYBODY, day)
    assert portfolio.low_coverage(scored.database, among, day)["account_id"].to_list() == ["001", "002", "003"]
    assert portfolio.borderline(scored.database, among, day).is_empty()


def test_bins_of_five_points_hold_every_account_with_both_scores(scored: Store, day: date) -> None:
    # Alpha at strength 70.45 and attractiveness 90, Beta at 31.25 and 27.27, Gamma at 0 and 0.
    among = portfolio.population(scored.database, EVERYBODY, day)
    assert portfolio.binned(scored.database, among, day).rows() == [
        (0.0, 0.0, 1, 0),
        (30.0, 25.0, 1, 1200),
        (70.0, 90.0, 1, 1800),
    ]


def test_overlap_of_key_and_big(scored: Store, day: date) -> None:
    # One key account, Gamma, without revenue; the one largest is Alpha: nothing in common of two.
    among = portfolio.population(scored.database, EVERYBODY, day)
    found = portfolio.overlap(scored.database, among, day)
    assert (found.jaccard, found.both) == (0.0, 0)
    assert found.key_not_big.select("account_id", "kind", "place").rows() == [("003", "emerging", None)]
    assert found.big_not_key.select("account_id", "kind", "place").rows() == [("001", "candidate", 1)]


def test_overlap_is_unknown_without_key_accounts(scored: Store, day: date) -> None:
    among = portfolio.population(scored.database, Filters(segments=("Retail",)), day)
    found = portfolio.overlap(scored.database, among, day)
    assert found.jaccard is None
    assert found.big_not_key.is_empty()
