"""Forecasts in words: methods, why one is used, what a sudden change is, and what a manager can do."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from kam_core.forecast.change import LIMIT
from kam_core.forecast.kept import Forecast
from kam_core.forecast.model import LEAST, SEASON, Method, Reason, Sign
from kam_core.text.numbers import number, percent, quarter, short_money, signed_percent
from kam_core.text.words import _

Row = Mapping[str, Any]
# A change that would be written as 0 %.
_SAME = Decimal("0.005")


def methods() -> dict[str, str]:
    """What each method is called."""
    return {
        Method.SEASONAL_NAIVE: _("Seasonal naive (the same quarter of last year)"),
        Method.MEAN: _("Mean of the last four quarters"),
        Method.ETS: _("Exponential smoothing (AutoETS)"),
        Method.THETA: _("Theta (AutoTheta)"),
        Method.CROSTON: _("Croston, for orders with gaps"),
        Method.TSB: _("TSB, for orders with gaps"),
    }


def finding(found: Forecast, history: pl.DataFrame, currency: str) -> str:
    """What the forecast says, in one line."""
    expected = _total(found.quarters["expected"])
    last = _total(history["revenue"].tail(SEASON))
    amount = short_money(expected, currency)
    if last <= 0:
        return _("{amount} expected in the next four quarters", amount=amount)
    change = expected / last - 1
    if abs(change) < _SAME:
        return _("{amount} expected in the next four quarters, as much as in the last four", amount=amount)
    return _(
        "{amount} expected in the next four quarters, {change} on the last four",
        amount=amount,
        change=signed_percent(change, 0),
    )


def why_none(found: Forecast) -> str:
    """Why there is no forecast."""
    quarters = number(found.head["quarters"])
    if found.head["reason"] == Reason.NOTHING:
        return _("Nothing was bought in any of {quarters} closed quarters.", quarters=quarters)
    return _(
        "Too little history: {quarters} closed quarters since the first order, and {least} are needed. Load older "
        "orders if there are any; else it comes with time.",
        quarters=quarters,
        least=number(LEAST),
    )


def why(found: Forecast) -> str:
    """Why the method is used that is used, with its error beside those of the baselines."""
    errors = dict(found.errors.select("method", "wmape").iter_rows())
    used = found.head["method"]
    places = {
        "method": methods()[used],
        "error": percent(errors[used], 0),
        "naive": percent(errors[Method.SEASONAL_NAIVE], 0),
        "mean": percent(errors[Method.MEAN], 0),
    }
    if errors[used] is None:
        return _("{method}: nothing was bought in the quarters of the back-test, so no error can be told.", **places)
    match found.head["reason"]:
        case Reason.BETTER:
            return _(
                "{method}: in the back-test it was off by {error} of revenue, less than seasonal naive ({naive}) and "
                "the mean of the last four quarters ({mean}).",
                **places,
            )
        case Reason.BASELINE:
            return _(
                "{method}: off by {error} of revenue in the back-test, and no model beats both baselines (seasonal "
                "naive {naive}, mean of the last four quarters {mean}).",
                **places,
            )
        case _alone:
            return _(
                "{method}: off by {error} of revenue in the back-test (seasonal naive {naive}, mean of the last four "
                "quarters {mean}). No model could be tried on these quarters.",
                **places,
            )


def act(found: Forecast, history: pl.DataFrame, currency: str, year_start: int, *, is_everybody: bool) -> str:
    """What a manager can do with it: the next quarter beside the same one of the year before."""
    ahead: Row = found.quarters.row(0, named=True)
    before = history["revenue"].tail(SEASON)[0]
    places = {
        "quarter": quarter(ahead["quarter"], year_start),
        "expected": short_money(ahead["expected"], currency),
        "low": short_money(ahead["low_80"], currency),
        "high": short_money(ahead["high_80"], currency),
        "before": short_money(before, currency),
    }
    if ahead["high_80"] - ahead["low_80"] > abs(ahead["expected"]) * 2:
        return _(
            "{quarter}: {expected}, but anything from {low} to {high} would be usual, after {before} a year before. "
            "That is too wide to plan by: ask what is meant to be ordered.",
            **places,
        )
    said = _("{quarter}: {expected} (80% interval {low} to {high}), after {before} a year before.", **places)
    step = _next_of_all(ahead, before) if is_everybody else _next_of_account(ahead, before)
    return _("{forecast} {next_step}", forecast=said, next_step=step)


def _next_of_account(ahead: Row, before: Decimal) -> str:
    """By whether the year before lies outside of what is usual now."""
    if before > ahead["high_80"]:
        return _("Ask now what they will need, before less is ordered.")
    if before < ahead["low_80"]:
        return _("Agree the volume, and see that it can be delivered.")
    return _("Nothing points to a change: confirm it when you next speak.")


def _next_of_all(ahead: Row, before: Decimal) -> str:
    if before > ahead["high_80"]:
        return _("See under Existing customers who buys less, and start with the largest.")
    if before < ahead["low_80"]:
        return _("See that this range can be delivered.")
    return _("Nothing points to a change: plan for this range.")


def sudden(row: Row, currency: str, year_start: int) -> str:
    """What changed suddenly, and how that was found out.

    Args:
        row: `last_quarter`, `change_sign`, `is_up`, `actual`, `expected`, `low`, `high`, `score`.
        currency: of its amounts.
        year_start: the month in which the company's year starts.
    """
    places = {
        "quarter": quarter(row["last_quarter"], year_start),
        "actual": short_money(row["actual"], currency),
        "expected": short_money(row["expected"], currency),
        "low": short_money(row["low"], currency),
        "high": short_money(row["high"], currency),
        "score": number(row["score"], 1),
        "limit": number(LIMIT, 0),
    }
    match row["change_sign"], row["is_up"]:
        case Sign.INTERVAL, True:
            return _(
                "{quarter} brought {actual}, more than the {low} to {high} that the quarters before let expect (95%)",
                **places,
            )
        case Sign.INTERVAL, _down:
            return _(
                "{quarter} brought {actual}, less than the {low} to {high} that the quarters before let expect (95%)",
                **places,
            )
        case _cusum, True:
            return _(
                "Revenue has risen against the year before for up to four quarters, more than it used to vary: "
                "{actual} in {quarter} after {expected} (CUSUM {score}, limit {limit})",
                **places,
            )
        case _:
            return _(
                "Revenue has fallen against the year before for up to four quarters, more than it used to vary: "
                "{actual} in {quarter} after {expected} (CUSUM {score}, limit {limit})",
                **places,
            )


def _total(amounts: pl.Series) -> Decimal:
    return sum(amounts.to_list(), Decimal())
