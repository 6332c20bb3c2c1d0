"""What a forecast says to a manager."""

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from kam_core.forecast import words
from kam_core.forecast.kept import Forecast
from kam_core.period import JANUARY

EDGES = ("expected", "low_80", "high_80", "low_95", "high_95")
CHANGE: dict[str, Any] = {
    "last_quarter": date(2025, 10, 1),
    "actual": Decimal(9000),
    "expected": Decimal(5000),
    "low": Decimal(4000),
    "high": Decimal(6000),
    "score": 5.25,
}


def forecast(*amounts: int, reason: str = "baseline", method: str = "seasonal_naive") -> Forecast:
    """Four quarters alike, of which `amounts` are what is expected and the edges of both intervals."""
    rows = [(date(2026, month, 1), *(Decimal(amount) for amount in amounts)) for month in (1, 4, 7, 10)]
    schema = {"quarter": pl.Date, **dict.fromkeys(EDGES, pl.Decimal(18, 4))}
    errors = pl.DataFrame({"method": ["theta", "seasonal_naive", "mean_of_last_four"], "wmape": [0.2, 0.25, 0.3]})
    head = {"reason": reason, "method": method, "quarters": 9}
    return Forecast(head, pl.DataFrame(rows, schema, orient="row"), errors)


def history(*amounts: int) -> pl.DataFrame:
    return pl.DataFrame({"revenue": [Decimal(amount) for amount in amounts]}, {"revenue": pl.Decimal(18, 4)})


FOUND = forecast(5000, 4000, 6000, 3000, 7000)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ((9000, 5000, 5000, 5000), "Ask now what they will need, before less is ordered."),
        ((3000, 5000, 5000, 5000), "Agree the volume, and see that it can be delivered."),
        ((5500, 5000, 5000, 5000), "Nothing points to a change: confirm it when you next speak."),
    ],
)
def test_the_next_step_follows_from_the_same_quarter_of_last_year(before: tuple[int, ...], expected: str) -> None:
    said = words.act(FOUND, history(*before), "EUR", JANUARY, is_everybody=False)
    assert said.startswith("2026 Q1: €5K (80% interval €4K to €6K), after €")
    assert said.endswith(expected)


def test_what_is_too_wide_to_plan_by_says_so() -> None:
    said = words.act(forecast(5000, 0, 10001, 0, 20000), history(1, 1, 1, 1), "EUR", JANUARY, is_everybody=True)
    assert "anything from €0 to €10K would be usual" in said
    assert said.endswith("That is too wide to plan by: ask what is meant to be ordered.")


def test_the_title_states_what_changes() -> None:
    assert words.finding(FOUND, history(4000, 4000, 4000, 4000), "EUR") == (
        "€20K expected in the next four quarters, +25% on the last four"
    )
    assert words.finding(FOUND, history(0, 0, 0, 0), "EUR") == "€20K expected in the next four quarters"


def test_the_reason_names_the_error_beside_both_baselines() -> None:
    better = words.why(forecast(1, 1, 1, 1, 1, reason="better", method="theta"))
    assert (
        "off by 20% of revenue, less than seasonal naive (25%) and the mean of the last four quarters (30%)" in better
    )
    assert "off by 25% of revenue in the back-test, and no model beats both baselines" in words.why(FOUND)


def test_no_forecast_says_why() -> None:
    head = {"quarters": 5, "reason": "too_little"}
    assert words.why_none(Forecast(head, pl.DataFrame(), pl.DataFrame())).startswith("Too little history: 5 closed")
    head = {"quarters": 12, "reason": "nothing"}
    assert words.why_none(Forecast(head, pl.DataFrame(), pl.DataFrame())).startswith("Nothing was bought in any of 12")


@pytest.mark.parametrize(
    ("sign", "is_up", "expected"),
    [
        ("interval", True, "2025 Q4 brought €9K, more than the €4K to €6K that the quarters before let expect (95%)"),
        ("interval", False, "2025 Q4 brought €9K, less than the €4K to €6K that the quarters before let expect (95%)"),
        ("cusum", True, "Revenue has risen against the year before"),
        ("cusum", False, "€9K in 2025 Q4 after €5K (CUSUM 5.3, limit 4)"),
    ],
)
def test_a_sudden_change_is_told_with_its_amounts(sign: str, expected: str, *, is_up: bool) -> None:
    assert expected in words.sudden({**CHANGE, "change_sign": sign, "is_up": is_up}, "EUR", JANUARY)


def test_nothing_of_it_is_called_what_it_is_not() -> None:
    assert not [word for word in words.methods().values() if " AI" in f" {word}"]
