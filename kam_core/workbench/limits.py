"""What a question may take in this installation."""

import os
from dataclasses import fields

from kam_core.workbench.model import BenchLimits

_SECONDS = ("seconds", "idle_seconds")


def from_environment() -> BenchLimits:
    """The limits of this installation: `KAM_WORKBENCH_SECONDS=10` and the like change one of them.

    Raises:
        ValueError: a setting is not a number.
    """
    told = {field.name: os.environ.get(f"KAM_WORKBENCH_{field.name.upper()}") for field in fields(BenchLimits)}
    numbers = {name: float(value) if name in _SECONDS else int(value) for name, value in told.items() if value}
    return BenchLimits(**numbers)  # type: ignore[arg-type]
