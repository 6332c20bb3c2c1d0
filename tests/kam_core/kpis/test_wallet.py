"""Share of wallet and what is spent elsewhere, by hand, in a world of three accounts of which two bought in 2025."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.ingest.demo import TODAY as DEMO_TODAY
from kam_core.ingest.load import load_file
from kam_core.kpis import account, catalogue
from kam_core.kpis.model import KpiValue
from kam_core.kpis.portfolio import strip
from kam_core.kpis.trend import trends
from kam_core.store.store import Store

TODAY = date(2026, 1, 15)
BOTH = catalogue.chosen("share_of_wallet", "wallet_gap")
# Of 2026 there is no closed month yet, an estimate of one family is none of all, and 1 USD was 0.90 EUR in 2024.
ESTIMATES = """\
account_id,year,family,amount,currency,estimated_on
001,2024,,5000.00,EUR,2024-06-30
001,2025,,6000.00,EUR,2025-03-10
001,2025,Pumps,900.00,EUR,2025-12-01
001,2026,,9000.00,EUR,2025-12-20
002,2025,,1000.00,EUR,2026-01-10
003,2024,,2000.00,USD,2024-11-15
"""


@pytest.fixture
def estimated(world: Store, tmp_path: Path) -> Store:
    """The world with estimates of what its accounts spend."""
    (tmp_path / "wallet_estimates.csv").write_text(ESTIMATES, encoding="utf-8")
    load_file(world, tmp_path / "wallet_estimates.csv", "wallet_estimates", who="test")
    return world


def typed(store: Store, account_id: str, amount: int) -> None:
    """Somebody types an estimate on the day that the loaded one of Beta is of."""
    row = {
        "wallet_estimate_id": "W",
        "account_id": account_id,
        "year": 2025,
        "amount": Decimal(amount),
        "estimated_on": date(2026, 1, 10),
        "illustrative": False,
        "version": 1,
    }
    store.writer.derive(lambda transaction: transaction.insert("app.wallet_estimate", pl.DataFrame([row])))


def told(values: list[KpiValue]) -> list[tuple[object, ...]]:
    return [(one.value, one.before, one.n, one.coverage) for one in values]


def test_every_kpi_by_hand(estimated: Store) -> None:
    """2025: Alpha 1800 of 6000, Beta 1200 of 1000, Gamma 0 of 1800. 2024: Alpha 1200 of 5000, Gamma 250.50 of 1800."""
    assert told(strip(estimated.database, None, TODAY, BOTH)) == [
        (pytest.approx(3000 / 8800), pytest.approx(1450.5 / 6800), 3, 1.0),
        (4200 + 0 + 1800, Decimal(3800) + Decimal("1549.5"), 3, 1.0),
    ]


def test_an_estimate_counts_from_the_day_on_which_it_was_made(estimated: Store) -> None:
    (found,) = trends(estimated.database, pl.DataFrame({"account_id": ["001"]}), TODAY, BOTH[:1])
    shares = dict(found.points.select("month", "value").iter_rows())
    # May 2024 is in the twelve months to June; 5000 was estimated on its last day, 6000 in March 2025.
    assert found.points["month"][0] == date(2024, 6, 1)
    assert shares[date(2024, 6, 1)] == pytest.approx(1100 / 5000)
    assert (shares[date(2025, 2, 1)], shares[date(2025, 3, 1)]) == (
        pytest.approx(3500 / 5000),
        pytest.approx(3500 / 6000),
    )


def test_coverage_is_of_the_accounts_that_bought(estimated: Store) -> None:
    (found,) = trends(estimated.database, None, TODAY, BOTH[:1])
    known = {month: (n, coverage) for month, n, coverage in found.points.select("month", "n", "coverage").iter_rows()}
    # Alpha and Gamma of three; since Gamma's last order left the twelve months, Alpha of two.
    assert known[date(2025, 7, 1)] == (2, pytest.approx(2 / 3))
    assert known[date(2025, 8, 1)] == (2, 0.5)


@pytest.mark.parametrize(
    ("who", "share", "gap"),
    [
        pytest.param("001", 0.3, 4200, id="most is spent elsewhere"),
        pytest.param("002", 1.2, 0, id="the estimate is too low, and nothing is spent elsewhere"),
        pytest.param("003", 0.0, 1800, id="bought nothing"),
        pytest.param("999", None, None, id="nobody"),
    ],
)
def test_an_account_has_its_own(estimated: Store, who: str, share: float | None, gap: int | None) -> None:
    values = account.strip(estimated.database, AccountId(who), TODAY, BOTH)
    assert [one.value for one in values] == [None if share is None else pytest.approx(share), gap]


def test_chosen_accounts_are_read_alone(estimated: Store) -> None:
    chosen = pl.DataFrame({"account_id": ["003", "001"]})
    assert told(strip(estimated.database, chosen, TODAY, BOTH)) == [
        (pytest.approx(1800 / 7800), pytest.approx(1450.5 / 6800), 2, 1.0),
        (6000, Decimal("5349.5"), 2, 1.0),
    ]


@pytest.mark.parametrize(
    ("amount", "share", "n"),
    [
        pytest.param(2400, 0.5, 1, id="wins over the loaded one of the same day"),
        pytest.param(0, None, 0, id="of nothing tells nothing"),
    ],
)
def test_a_typed_estimate(estimated: Store, amount: int, share: float | None, n: int) -> None:
    typed(estimated, "002", amount)
    (found, _gap) = account.strip(estimated.database, AccountId("002"), TODAY, BOTH)
    assert (found.value, found.n) == (share, n)


def test_without_an_estimate_or_twelve_months_nothing_is_known(estimated: Store) -> None:
    early = strip(estimated.database, None, date(2023, 12, 31), BOTH)
    assert told(early) == [(None, None, 0, None)] * 2
    nobody = strip(estimated.database, pl.DataFrame(schema={"account_id": pl.String}), TODAY, BOTH)
    assert told(nobody) == [(None, None, 0, None)] * 2


def test_made_up_estimates_of_the_demo_are_marked_and_cover_part_of_the_accounts(demo: Store) -> None:
    for found in strip(demo.database, None, DEMO_TODAY, BOTH):
        assert found.illustrative
        assert 0 < (found.coverage or 0) < 1
