"""Between which amounts a quarter lies, from how far forecasts were off so far. Plain arithmetic."""

from collections.abc import Sequence
from math import sqrt

from kam_core.forecast.model import Ahead

# Student's t for 80 and 95 % two-sided, from 1 degree of freedom on; beyond the table, that of the normal curve.
_T_80 = (
    *(3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341),
    *(1.337, 1.333, 1.330, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.310),
)
_T_95 = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131),
    *(2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)
_TABLES = ((_T_80, 1.282), (_T_95, 1.960))


def around(means: Sequence[float], missed: Sequence[float], freedom: int) -> list[Ahead]:
    """The same intervals around each mean: Student's t over the root of the mean squared miss.

    Args:
        means: one a quarter ahead.
        missed: by how much quarters were missed before; one at least.
        freedom: how many of these count as independent of each other, 1 or more.
    """
    spread = sqrt(sum(one * one for one in missed) / len(missed))
    narrow, wide = (_t(table, normal, freedom) * spread for table, normal in _TABLES)
    return [Ahead(mean, mean - narrow, mean + narrow, mean - wide, mean + wide) for mean in means]


def wider(one: Ahead, other: Ahead) -> Ahead:
    """What `one` expects, between the wider edges of both."""
    return Ahead(
        one.expected,
        min(one.low_80, other.low_80),
        max(one.high_80, other.high_80),
        min(one.low_95, other.low_95),
        max(one.high_95, other.high_95),
    )


def _t(table: Sequence[float], normal: float, freedom: int) -> float:
    return table[freedom - 1] if freedom <= len(table) else normal
