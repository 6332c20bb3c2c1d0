"""Many columns in few questions, none of which is longer than the fence takes or likely to need all of its time."""

from collections.abc import Iterator, Sequence

from kam_core.text.quoting import quoted
from kam_core.workbench.shape import Column

# A question may have 20,000 characters and 500 brackets, and three seconds: 4,000,000 values take a third of one.
_LONGEST, _MOST_COLUMNS, _MOST_VALUES = 16_000, 40, 4_000_000
_WORDS = 60


def shares(columns: Sequence[Column], rows: int, *, times: int) -> Iterator[list[Column]]:
    """The columns in their order, in lists that fit into a question which names each so many `times`."""
    most = max(1, min(_MOST_COLUMNS, _MOST_VALUES // max(rows, 1)))
    some: list[Column] = []
    length = 0
    for column in columns:
        longer = times * (len(quoted(column.name)) + _WORDS)
        if some and (length + longer > _LONGEST or len(some) == most):
            yield some
            some, length = [], 0
        some.append(column)
        length += longer
    if some:
        yield some
