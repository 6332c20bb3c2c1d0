"""What a forecast is made of: ways to forecast, their errors in a back-test, the quarters ahead, a sudden change."""

from dataclasses import dataclass
from enum import StrEnum

# Quarters of a year: the season, how many are forecast, and how many origins a back-test has.
SEASON = 4
# Under so many closed quarters, there is too little to try a forecast on.
LEAST = 8
# What stands for the series of all accounts together, where series have names.
EVERYBODY = ""


class Method(StrEnum):
    """How a series is forecast; the first two are what every other has to beat."""

    SEASONAL_NAIVE = "seasonal_naive"
    MEAN = "mean_of_last_four"
    ETS = "ets"
    THETA = "theta"
    CROSTON = "croston"
    TSB = "tsb"


BASELINES = (Method.SEASONAL_NAIVE, Method.MEAN)


class Reason(StrEnum):
    """Why a series is forecast as it is, or not at all.

    `too_little`: under `LEAST` closed quarters; `nothing`: nothing was bought in any; both have no forecast.
    `better`: the model beats both baselines; `baseline`: none does; `alone`: no model could be tried.
    """

    TOO_LITTLE = "too_little"
    NOTHING = "nothing"
    BETTER = "better"
    BASELINE = "baseline"
    ALONE = "alone"


class Sign(StrEnum):
    """What tells a sudden change: the last closed quarter alone, or the last four together."""

    INTERVAL = "interval"
    CUSUM = "cusum"


@dataclass(frozen=True, slots=True)
class Ahead:
    """One quarter ahead: what is expected, and between which amounts it lies with 80 and with 95 %."""

    expected: float
    low_80: float
    high_80: float
    low_95: float
    high_95: float


@dataclass(frozen=True, slots=True)
class Tried:
    """A method in the back-test.

    `error` is the sum of absolute errors; `wmape` that over the sum of absolute revenue (null where that is 0);
    `mase` the mean absolute error over that of a year before in the quarters ahead of the back-test (null where there
    are none of these, or all were 0). `pairs` has (quarters ahead, forecast, actual) of each quarter that was tested.
    """

    method: Method
    error: float
    wmape: float | None
    mase: float | None
    pairs: tuple[tuple[int, float, float], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A sudden change in the last closed quarter.

    `score`: how far the sums of CUSUM went (null for an interval); `low` and `high`: the 95 % interval of the forecast
    made without the quarter (null for CUSUM); `expected`: that forecast, or what the year before says for CUSUM.
    """

    sign: Sign
    is_up: bool
    actual: float
    expected: float
    low: float | None
    high: float | None
    score: float | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known of a series: `ahead` is empty, and `method` null, where there is no forecast."""

    quarters: int
    reason: Reason
    method: Method | None
    tried: tuple[Tried, ...]
    ahead: tuple[Ahead, ...]
    change: Change | None
