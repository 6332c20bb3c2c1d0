"""A fault of the process that reads, written down there and raised again here."""

from collections.abc import Mapping
from typing import Any

from kam_core import errors
from kam_core.errors import KamError, UnreadableFileError


def written_fault(fault: KamError) -> dict[str, object]:
    """The fault as plain JSON."""
    places = {name: value if isinstance(value, int | float) else str(value) for name, value in fault.places.items()}
    return {"class": type(fault).__name__, "message": fault.message, "places": places}


def told_fault(written: Mapping[str, Any]) -> KamError:
    """The fault that `written_fault` wrote down."""
    named = getattr(errors, written["class"], UnreadableFileError)
    fault: KamError = named.__new__(named)
    # Some faults are made from other things than a sentence; the sentence is what came over.
    KamError.__init__(fault, written["message"], **written["places"])
    return fault
