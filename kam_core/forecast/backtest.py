"""How far off a method would have been: forecasts from four origins in the past, each held against what came."""

from collections.abc import Callable, Sequence

from kam_core.forecast.model import SEASON, Method, Tried

# The next four quarters from what is known; null where the method cannot say.
Means = Callable[[Sequence[float]], Sequence[float] | None]


def tried(method: Method, history: Sequence[float], means: Means) -> Tried | None:
    """The method at the four origins that lie one to four quarters before the end of `history`.

    Each origin knows only what lies before it, and is held against every quarter that was closed since: the first
    against four, the last against one, ten in all.

    Returns:
        Null where the method cannot forecast from one of the origins.
    """
    pairs: list[tuple[int, float, float]] = []
    for origin in range(len(history) - SEASON, len(history)):
        said = means(history[:origin])
        if said is None:
            return None
        pairs.extend((at + 1, said[at], actual) for at, actual in enumerate(history[origin:]))
    error = total_error(pairs)
    return Tried(method, error, wmape(pairs), _mase(error / len(pairs), history[:-SEASON]), tuple(pairs))


def total_error(pairs: Sequence[tuple[int, float, float]]) -> float:
    """The sum of absolute errors of (quarters ahead, forecast, actual)."""
    return sum(abs(said - actual) for _ahead, said, actual in pairs)


def wmape(pairs: Sequence[tuple[int, float, float]]) -> float | None:
    """The sum of absolute errors over the sum of absolute revenue; null where that is 0."""
    revenue = sum(abs(actual) for _ahead, _said, actual in pairs)
    return total_error(pairs) / revenue if revenue else None


def _mase(mean_error: float, before: Sequence[float]) -> float | None:
    """A mean error over the mean absolute change against the year before, in the quarters ahead of the back-test."""
    changes = [abs(now - then) for then, now in zip(before, before[SEASON:], strict=False)]
    return mean_error / (sum(changes) / len(changes)) if any(changes) else None
