"""What is to be expected of a series: which method earns its place, the quarters ahead, a sudden change."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from kam_core.forecast import baselines
from kam_core.forecast.backtest import tried
from kam_core.forecast.change import sudden
from kam_core.forecast.intervals import around, wider
from kam_core.forecast.model import BASELINES, LEAST, SEASON, Ahead, Method, Outlook, Reason, Tried

REGULAR = (Method.ETS, Method.THETA)
INTERMITTENT = (Method.CROSTON, Method.TSB)
# Syntetos and Boylan (2005): from so many quarters between two with revenue on, buying counts as intermittent.
_LONG_BETWEEN = 1.32


class Models(Protocol):
    """What forecasts beyond the baselines; null where a method cannot."""

    def means(self, method: Method, history: Sequence[float]) -> Sequence[float] | None:
        """The next four quarters."""

    def ahead(self, method: Method, history: Sequence[float]) -> Sequence[Ahead] | None:
        """The next four quarters with their intervals."""


def outlook(history: Sequence[float], models: Models) -> Outlook:
    """What is to be expected after `history`: closed quarters, oldest first."""
    once = _Once(models)
    now = _forecast(history, once)
    if not now.ahead:
        return now
    before = _forecast(history[:-1], once)
    return replace(now, change=sudden(history, before.ahead[0] if before.ahead else None))


class _Once:
    """Models that forecast from one length of a series once: most origins of two back-tests are the same."""

    def __init__(self, models: Models) -> None:
        """Ask `models`, for one series."""
        self._models = models
        self._said: dict[tuple[Method, int], Sequence[float] | None] = {}
        self.ahead = models.ahead

    def means(self, method: Method, history: Sequence[float]) -> Sequence[float] | None:
        """As the models say."""
        key = (method, len(history))
        if key not in self._said:
            self._said[key] = self._models.means(method, history)
        return self._said[key]


def is_intermittent(history: Sequence[float]) -> bool:
    """Whether so many quarters go by without revenue that methods for intermittent demand fit better."""
    bought = sum(1 for one in history if one)
    return bool(bought) and len(history) / bought >= _LONG_BETWEEN


def fitting(history: Sequence[float]) -> tuple[Method, ...]:
    """The methods that are worth a try beside the baselines."""
    if not is_intermittent(history):
        return REGULAR
    # They tell demand from none, and know no returns.
    return () if any(one < 0 for one in history) else INTERMITTENT


def _forecast(history: Sequence[float], models: Models) -> Outlook:
    quarters = len(history)
    if quarters < LEAST:
        return Outlook(quarters, Reason.TOO_LITTLE, None, (), (), None)
    if not any(history):
        return Outlook(quarters, Reason.NOTHING, None, (), (), None)
    found = [tried(method, history, partial(baselines.means, method)) for method in BASELINES]
    found += [tried(method, history, partial(models.means, method)) for method in fitting(history)]
    known = tuple(one for one in found if one)
    method, ahead = _chosen(known, history, models)
    reason = _reason(method, has_models=len(known) > len(BASELINES))
    return Outlook(quarters, reason, method, known, tuple(_possible(one, history) for one in ahead), None)


def _chosen(known: Sequence[Tried], history: Sequence[float], models: Models) -> tuple[Method, Sequence[Ahead]]:
    """The best model that beats both baselines and can say how sure it is; else the better baseline."""
    naive, mean = known[: len(BASELINES)]
    better = mean if mean.error < naive.error else naive
    for one in sorted(known[len(BASELINES) :], key=lambda each: each.error):
        if one.error < better.error and (ahead := models.ahead(one.method, history)):
            return one.method, _as_wide_as_missed(ahead, one)
    return better.method, baselines.ahead(better.method, history)


def _as_wide_as_missed(ahead: Sequence[Ahead], one: Tried) -> Sequence[Ahead]:
    """No interval is narrower than the model's own misses say: on few quarters, models are too sure of themselves."""
    missed = [actual - said for _ahead, said, actual in one.pairs]
    # Ten misses, but of four quarters.
    tested = around([quarter.expected for quarter in ahead], missed, SEASON)
    return [wider(said, seen) for said, seen in zip(ahead, tested, strict=True)]


def _reason(method: Method, *, has_models: bool) -> Reason:
    if method not in BASELINES:
        return Reason.BETTER
    return Reason.BASELINE if has_models else Reason.ALONE


def _possible(one: Ahead, history: Sequence[float]) -> Ahead:
    """Nothing below 0 where no quarter ever was."""
    if min(history) < 0:
        return one
    return Ahead(*(max(0.0, value) for value in (one.expected, one.low_80, one.high_80, one.low_95, one.high_95)))
