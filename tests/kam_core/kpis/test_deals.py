"""KPIs of deals and contracts, each by hand in a world of three accounts."""

from datetime import date

import polars as pl
import pytest

from kam_core.kpis import catalogue
from kam_core.kpis.portfolio import strip
from kam_core.kpis.ratio import interval
from kam_core.store.store import Store
from tests.kam_core.pipeline.conftest import traded

__all__ = ["traded"]
# Windows end with 2025; the quarter that follows is the first of 2026.
TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("code", "value", "n", "coverage"),
    [
        pytest.param("pipeline_open", 1000, 3, 2 / 3, id="two of three have an amount"),
        pytest.param("pipeline_weighted", 500, 3, 2 / 3, id="900 x 0.5 + 100 x 0.5"),
        # Alpha should buy 1,400 and has bought nothing of it; D1 would bring 900 in the quarter.
        pytest.param("pipeline_coverage", 900 / 1400, 1, 1.0, id="of the quarter ahead"),
        pytest.param("win_rate_count", 2 / 3, 3, 1.0, id="D3 and D5 of three"),
        pytest.param("win_rate_value", 700 / 800, 3, 1.0, id="400 + 300 of 800"),
        pytest.param("deals_won", 700, 2, 1.0, id="400 + 300"),
        pytest.param("average_deal", 350, 2, 1.0, id="a half of them"),
        pytest.param("sales_cycle_days", 60, 1, 0.5, id="D5 has no first day"),
        pytest.param("renewal_rate_count", 0.5, 2, 1.0, id="K1 of K1 and K3"),
        pytest.param("renewal_rate_value", 80 / 400, 2, 1.0, id="80 of 100 + 300"),
        # K2 over 365 days, K4 over 365 days, K5 without a value: (80 + 50) / 2, and a year of it.
        pytest.param("tcv", 65, 3, 2 / 3, id="two of three have a value"),
        pytest.param("acv", 65 * 365.25 / 365, 3, 2 / 3, id="a year of them"),
    ],
)
def test_every_kpi_by_hand(traded: Store, code: str, value: float, n: int, coverage: float) -> None:
    (found,) = strip(traded.database, None, TODAY, catalogue.chosen(code))
    assert float(found.value or 0) == pytest.approx(value)
    assert (found.n, found.coverage) == (n, pytest.approx(coverage))


@pytest.mark.parametrize("code", ["pipeline_open", "pipeline_weighted", "pipeline_coverage"])
def test_what_was_open_before_the_first_list_is_unknown(traded: Store, code: str) -> None:
    (found,) = strip(traded.database, None, TODAY, catalogue.chosen(code))
    known = found.series.drop_nulls("value")["month"].to_list()
    assert known == [date(2025, 11, 1), date(2025, 12, 1)]


@pytest.mark.parametrize("code", ["pipeline_open", "pipeline_coverage", "win_rate_count", "renewal_rate_value"])
def test_without_deals_and_contracts_nothing_is_known(world: Store, code: str) -> None:
    (found,) = strip(world.database, None, TODAY, catalogue.chosen(code))
    assert found.value is None


def test_accounts_add_up_to_all(traded: Store) -> None:
    kpis = catalogue.chosen("pipeline_open", "pipeline_weighted")
    apart = [strip(traded.database, pl.DataFrame({"account_id": [one]}), TODAY, kpis) for one in ("001", "002", "003")]
    for at, whole in enumerate(strip(traded.database, None, TODAY, kpis)):
        assert sum(float(values[at].value or 0) for values in apart) == float(whole.value or 0)


def test_the_interval_is_wilson_s() -> None:
    # Newcombe (1998), table I: 81 of 263 lie between 0.2553 and 0.3662, 15 of 148 between 0.0624 and 0.1605.
    assert interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert interval(15, 148) == pytest.approx((0.0624, 0.1605), abs=1e-4)
    assert interval(0, 0) is None
