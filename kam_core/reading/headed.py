"""Names of columns in a form that always has names."""

from collections.abc import Sequence

from kam_core.reading.names import named
from kam_core.reading.remarks import on_header
from kam_core.reading.table import Layout


def headed(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names, each once, and what is said of those that were changed for it."""
    found = named(names)
    return found.names, tuple(on_header(Layout(len(names), (tuple(names),), 2, ()), found))
