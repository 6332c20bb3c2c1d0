"""A sudden change of revenue is a line of the week until somebody says that it needs nobody."""

from datetime import date

import polars as pl
import pytest

from kam_core.forecast import kept
from kam_core.forecast.decisions import DISMISSAL, take_back
from kam_core.forecast.job import forecast_all
from kam_core.records import records
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.week.lines import lines_of
from tests.kam_core.week.conftest import TODAY, Add, Load

QUICK = "tests.kam_core.forecast.tasks:baselines"
_DAYS = [date(year, month, 2) for year in (2023, 2024, 2025) for month in (2, 5, 8, 11)]
# Gamma buys for about 100 in each quarter from 2023 on, and for 9,000 in the last one.
SHOCK = "order_no,line_no,order_date,account_id,product_id,quantity,revenue,currency\n" + "".join(
    f"S-{at},1,{day},003,10,1,{9000 if at == 11 else 100 + at % 3}.00,EUR\n" for at, day in enumerate(_DAYS)
)


@pytest.fixture
def shocked(world: Store, load: Load) -> Store:
    """The world with `SHOCK`."""
    load("order_lines", SHOCK)
    return world


def changes(store: Store, owners: tuple[str, ...] = ()) -> pl.DataFrame:
    return lines_of(store.database, owners, TODAY).filter(pl.col("reason") == "sudden_change")


def test_a_quarter_that_nobody_could_expect_is_a_line_with_its_reasons(shocked: Store) -> None:
    assert changes(shocked).is_empty()
    forecast_all(shocked, ["003"], task=QUICK)
    (line,) = changes(shocked).to_dicts()
    assert (line["account_name"], line["on"], line["place"]) == ("Gamma", date(2025, 12, 31), "2025-10-01")
    assert line["what"].startswith("2025 Q4 brought €9K, more than the €")
    assert line["what"].endswith("that the quarters before let expect (95%)")
    # It is a line for who looks after the account, and for nobody else.
    assert (changes(shocked, ("P1",)).height, changes(shocked, ("P2",)).height) == (1, 0)


def test_a_line_goes_when_somebody_says_why_it_needs_nobody_and_comes_back(shocked: Store, put: Add) -> None:
    forecast_all(shocked, ["003"], task=QUICK)
    quarter = changes(shocked)["place"].str.to_date()[0]
    decision = put(DISMISSAL, "003", quarter=quarter, reason="One order that came twice")
    assert changes(shocked).is_empty()
    said = kept.dismissal(shocked.database, "003", quarter)
    assert said == {"change_decision_id": decision, "reason": "One order that came twice"}
    records.archive(shocked, new_request("P1", "week"), DISMISSAL, decision)
    assert changes(shocked).height == 1


def test_what_two_people_said_needs_nobody_is_taken_back_as_one(shocked: Store, put: Add) -> None:
    forecast_all(shocked, ["003"], task=QUICK)
    quarter = changes(shocked)["place"].str.to_date()[0]
    reasons = [f"Reason {at}" for at in range(6)]
    for reason in reasons:
        put(DISMISSAL, "003", quarter=quarter, reason=reason)
        said = kept.dismissal(shocked.database, "003", quarter)
        # The newest, whatever their ids.
        assert said is not None
        assert said["reason"] == reason
    other = put(DISMISSAL, "003", quarter=date(2025, 7, 1), reason="That was then")
    take_back(shocked, new_request("P1", "week"), "003", quarter)
    assert kept.dismissal(shocked.database, "003", quarter) is None
    assert changes(shocked).height == 1
    assert kept.dismissal(shocked.database, "003", date(2025, 7, 1)) == {
        "change_decision_id": other,
        "reason": "That was then",
    }


def test_a_change_of_another_quarter_is_a_line_of_its_own(shocked: Store, put: Add) -> None:
    forecast_all(shocked, ["003"], task=QUICK)
    put(DISMISSAL, "003", quarter=date(2025, 7, 1), reason="That was then")
    assert changes(shocked).height == 1
