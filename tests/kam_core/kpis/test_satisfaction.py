"""NPS, CSAT and CES by hand, in a world of three accounts of which two bought in 2025."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.ingest.load import load_file
from kam_core.kpis import account, catalogue
from kam_core.kpis.portfolio import strip
from kam_core.kpis.trend import Step, trends
from kam_core.store.store import Store

TODAY = date(2026, 1, 15)
# 2024: Alpha 10. 2025: Alpha 9 and 6, Beta 10 and 8, Gamma, which bought nothing, 0. January 2026 is not closed.
SURVEYS = """\
survey_answer_id,account_id,respondent,kind,score,answered_on
N0,001,Ann,nps,10,2024-11-02
N1,001,Ann,nps,9,2025-03-01
N2,001,Bob,nps,6,2025-03-01
N3,002,Cid,nps,10,2025-06-30
N4,002,Dee,nps,8,2025-12-31
N5,003,Eve,nps,0,2025-06-30
N6,003,Eve,nps,10,2026-01-02
C1,001,Ann,csat,4,2025-03-01
C2,001,Bob,csat,3,2025-03-01
C3,002,Cid,csat,5,2025-06-30
E1,001,Ann,ces,7,2025-03-01
E2,001,Bob,ces,4,2025-03-01
"""


@pytest.fixture
def asked(world: Store, tmp_path: Path) -> Store:
    """The world with its surveys."""
    (tmp_path / "surveys.csv").write_text(SURVEYS, encoding="utf-8")
    load_file(world, tmp_path / "surveys.csv", "surveys", who="test")
    return world


@pytest.mark.parametrize(
    ("code", "value", "n", "coverage"),
    [
        pytest.param("nps", 100 * (2 - 2) / 5, 5, 1.0, id="two promoters, two detractors of five"),
        # Alpha 9 and 6: 0; Beta 10 and 8: 50; Gamma, which bought nothing, 0: -100.
        pytest.param("nps_by_account", 100 * (0 + 0.5 - 1) / 3, 3, 1.0, id="each account alike"),
        # Alpha bought 1800 and Beta 1200 of 3000.
        pytest.param("nps_by_revenue", (1800 * 0 + 1200 * 50) / 3000, 2, 1.0, id="as much as it buys"),
        pytest.param("csat", 2 / 3, 3, 1.0, id="two of three are satisfied"),
        pytest.param("ces", 5.5, 2, 0.5, id="of the two that bought only Alpha was asked"),
    ],
)
def test_every_kpi_by_hand(asked: Store, code: str, value: float, n: int, coverage: float) -> None:
    (found,) = strip(asked.database, None, TODAY, catalogue.chosen(code))
    assert found.value == pytest.approx(value)
    assert (found.n, found.coverage) == (n, coverage)


def test_the_standard_error_of_an_nps_follows_from_its_parts(asked: Store) -> None:
    (found,) = strip(asked.database, None, TODAY, catalogue.chosen("nps"))
    # Two promoters and two detractors of five: the root of (0.4 + 0.4 - 0) / 5 is 0.4.
    assert found.standard_error == pytest.approx(40)
    chosen = pl.DataFrame({"account_id": ["001", "003"]})
    (trend,) = trends(asked.database, chosen, TODAY, catalogue.chosen("nps"))
    # One and two of three: the root of (1/3 + 2/3 - 1/9) / 3.
    assert trend.points["standard_error"][-1] == pytest.approx(54.43, abs=0.01)


def test_an_nps_of_fewer_than_three_answers_is_unknown_and_a_satisfaction_is_not(asked: Store) -> None:
    values = account.strip(asked.database, AccountId("001"), TODAY, catalogue.chosen("nps", "csat"))
    assert [(one.value, one.n, one.standard_error) for one in values] == [(None, 0, None), (0.5, 2, None)]


def test_an_nps_by_account_or_revenue_needs_three_answers_in_all(asked: Store) -> None:
    """Of Alpha and Gamma there are three, but Alpha's are two, and Gamma bought nothing. Of Beta there are two."""
    kpis = catalogue.chosen("nps_by_account", "nps_by_revenue")
    found = strip(asked.database, pl.DataFrame({"account_id": ["001", "003"]}), TODAY, kpis)
    assert [(one.value, one.n) for one in found] == [(-50, 2), (None, 0)]
    assert [one.value for one in strip(asked.database, pl.DataFrame({"account_id": ["002"]}), TODAY, kpis)] == [
        None
    ] * 2


def test_an_nps_by_revenue_covers_the_revenue_of_those_that_answered(asked: Store) -> None:
    (found,) = trends(asked.database, None, TODAY, catalogue.chosen("nps_by_revenue"), step=Step.QUARTER)
    # To March 2025 Alpha answered 10, 9 and 6, and bought 3500; Beta's 1800 and Gamma's 250.50 are not asked about.
    # To June Alpha bought 2400, Beta (10) 1200, and Gamma (0) its 250.50: all of them answered.
    weighted = (2400 * 100 / 3 + 1200 * 100 - 250.5 * 100) / 3850.5
    assert found.points.select("month", "value", "n", "coverage").rows()[:2] == [
        (date(2025, 3, 1), pytest.approx(100 / 3), 1, pytest.approx(3500 / 5550.5)),
        (date(2025, 6, 1), pytest.approx(weighted), 3, 1.0),
    ]


def test_answers_of_chosen_accounts_are_theirs_alone(asked: Store) -> None:
    chosen = pl.DataFrame({"account_id": ["001", "003"]})
    (found,) = strip(asked.database, chosen, TODAY, catalogue.chosen("nps"))
    # 9, 6 and 0; of the two only Alpha bought, and it answered.
    assert (found.value, found.n, found.coverage) == (pytest.approx(-100 / 3), 3, 1.0)


def test_satisfaction_over_time_has_its_n_at_each_quarter_end(asked: Store) -> None:
    """March: 4 and 3. June: and 5. Each point looks back a year; before the first answer there is none."""
    (found,) = trends(asked.database, None, TODAY, catalogue.chosen("csat"), step=Step.QUARTER)
    assert found.points.select("month", "value", "n").rows() == [
        (date(2025, 3, 1), 0.5, 2),
        (date(2025, 6, 1), pytest.approx(2 / 3), 3),
        (date(2025, 9, 1), pytest.approx(2 / 3), 3),
        (date(2025, 12, 1), pytest.approx(2 / 3), 3),
    ]


@pytest.mark.parametrize("code", ["nps", "nps_by_account", "nps_by_revenue", "csat", "ces"])
def test_without_answers_nothing_is_known(world: Store, code: str) -> None:
    (found,) = strip(world.database, None, TODAY, catalogue.chosen(code))
    assert (found.value, found.n, found.coverage) == (None, 0, None)


def test_made_up_surveys_of_the_demo_are_marked_and_cover_part_of_the_accounts(demo: Store) -> None:
    for found in strip(demo.database, None, date(2013, 11, 29), catalogue.chosen("nps", "csat", "ces")):
        assert found.illustrative
        assert 0 < (found.coverage or 0) < 1
