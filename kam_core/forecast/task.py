"""The forecasts of many series at once, asked for as `child.in_child` asks: in a process of its own."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from time import process_time
from typing import Any

from kam_core.forecast.outlook import outlook
from kam_core.reading.inside import progress
from kam_core.text.words import _

# Whoever uses the product goes first.
_NICE = 10


def outlooks(series: Mapping[str, Sequence[float]]) -> dict[str, Any]:
    """The outlook of each series, as plain JSON: `outlooks` by name, and `seconds` of CPU, the import included."""
    os.nice(_NICE)
    step = _("Forecasting")
    progress(step, 0.0)
    # The library takes seconds to import: here, where the first progress is told.
    from kam_core.forecast.models import StatsModels  # noqa: PLC0415

    models = StatsModels()
    found: dict[str, Any] = {}
    for done, (name, history) in enumerate(series.items()):
        # Told for each would be more talk than work.
        if done % 5 == 0:
            progress(step, done / len(series))
        found[name] = asdict(outlook(history, models))
    progress(step, 1.0)
    return {"outlooks": found, "seconds": process_time()}
