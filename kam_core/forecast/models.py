"""Forecasts of statsforecast. Imported in a process of its own only: importing the library takes seconds."""

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from statsforecast.models import TSB, AutoETS, AutoTheta, CrostonClassic
from statsforecast.utils import ConformalIntervals

from kam_core.forecast.model import SEASON, Ahead, Method

_LEVELS = [80, 95]
# How much the newest quarter counts with TSB, in what is bought and in whether anything is.
_WEIGHT = 0.2


class _CannotError(Exception):
    """A method dislikes something about a series, mostly that it is short."""


class StatsModels:
    """The methods of `REGULAR` and `INTERMITTENT`."""

    def means(self, method: Method, history: Sequence[float]) -> Sequence[float] | None:
        """The next four quarters; null where the method cannot."""
        try:
            return [float(one) for one in _forecast(method, history, level=None)["mean"]]
        except _CannotError:
            return None

    def ahead(self, method: Method, history: Sequence[float]) -> Sequence[Ahead] | None:
        """The next four quarters: intervals by the model itself, or conformal ones where it has none."""
        try:
            found = _forecast(method, history, level=_LEVELS)
        except _CannotError:
            return None
        columns = [found[name] for name in ("mean", "lo-80", "hi-80", "lo-95", "hi-95")]
        return [Ahead(*(float(one) for one in row)) for row in zip(*columns, strict=True)]


def _forecast(method: Method, history: Sequence[float], level: list[int] | None) -> Mapping[str, Any]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found: Mapping[str, Any] = _model(method, history).forecast(y=np.array(history), h=SEASON, level=level)
    except Exception as refused:
        # Whatever it is: statsforecast raises many classes, Exception itself among them, and the baselines stand.
        raise _CannotError from refused
    if not all(np.isfinite(values).all() for values in found.values()):
        raise _CannotError
    return found


def _model(method: Method, history: Sequence[float]) -> Any:
    match method:
        case Method.ETS:
            # Additive errors and no damped trends: all shapes take three times as long, and series are short.
            return AutoETS(season_length=SEASON, model="AZZ", damped=False)
        case Method.THETA:
            kind = "multiplicative" if min(history) > 0 else "additive"
            return AutoTheta(season_length=SEASON, decomposition_type=kind)
        case Method.CROSTON:
            return CrostonClassic(prediction_intervals=_conformal(history))
        case _tsb:
            return TSB(_WEIGHT, _WEIGHT, prediction_intervals=_conformal(history))


def _conformal(history: Sequence[float]) -> Any:
    """From how far one quarter ahead was off, from the fifth quarter on: both methods say the same of all four."""
    return ConformalIntervals(n_windows=max(2, len(history) - SEASON), h=1, method="conformal_error")
