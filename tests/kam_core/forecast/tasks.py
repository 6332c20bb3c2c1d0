"""What a child of a test does instead of forecasting with statsforecast, which takes seconds to import."""

import os
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from kam_core.forecast.model import Ahead, Method
from kam_core.forecast.outlook import outlook
from kam_core.reading.inside import progress

Series = Mapping[str, Sequence[float]]


class Baselines:
    """Knows no model."""

    def means(self, _method: Method, _history: Sequence[float]) -> Sequence[float] | None:
        return None

    def ahead(self, _method: Method, _history: Sequence[float]) -> Sequence[Ahead] | None:
        return None


def baselines(series: Series) -> dict[str, object]:
    progress("Forecasting", 0.5)
    return {"outlooks": {name: asdict(outlook(history, Baselines())) for name, history in series.items()}}


def slow(series: Series) -> dict[str, object]:
    progress("Forecasting", 0.5)
    time.sleep(3)
    return baselines(series)


def silent(series: Series) -> dict[str, object]:
    """Says that all is done, and answers a while after."""
    progress("Forecasting", 1.0)
    time.sleep(2)
    return {"outlooks": {name: asdict(outlook(history, Baselines())) for name, history in series.items()}}


def kill(series: Series) -> None:  # noqa: ARG001
    os.kill(os.getpid(), signal.SIGKILL)


def bug(series: Series) -> dict[str, object]:  # noqa: ARG001
    return {"something": "else"}
