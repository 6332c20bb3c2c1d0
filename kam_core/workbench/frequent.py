"""The values that most rows have."""

from collections.abc import Callable, Sequence

from kam_core.text.quoting import quoted
from kam_core.workbench.model import Answer
from kam_core.workbench.shape import Column, Shape
from kam_core.workbench.shares import shares

# So many values can be bars of their own.
FEW = 20
# With more different values, none of them is frequent enough to be worth the time.
_MANY = 20_000
LONGEST_SHOWN = 200


def may_repeat(distinct: int, rows: int) -> bool:
    """Whether a column has a value that is worth naming as frequent."""
    return 0 < distinct <= FEW or 0 < distinct <= min(_MANY, rows // 2)


def frequent_of(
    shape: Shape, columns: Sequence[Column], ask: Callable[[str], Answer]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The 20 most frequent values of each column, by its name: the value as text, and how many rows have it."""
    found: dict[str, list[tuple[str, int]]] = {column.name: [] for column in columns}
    for some in shares(columns, shape.row_count, times=4):
        parts = [_part(shape, column, at) for at, column in enumerate(some)]
        for row in ask("\nUNION ALL\n".join(parts)).rows.to_pylist():
            found[some[row["place"]].name].append((row["value"], row["rows"]))
    return {name: tuple(sorted(values, key=lambda one: (-one[1], one[0]))) for name, values in found.items()}


def _part(shape: Shape, column: Column, at: int) -> str:
    name = quoted(column.name)
    # A value may be a whole document, and twenty of them more than an answer may hold.
    shown = f"substr(CAST({name} AS VARCHAR), 1, {LONGEST_SHOWN})"
    return (
        f'(SELECT {at} AS "place", {shown} AS "value", count(*) AS "rows" FROM {quoted(shape.name)} '  # noqa: S608  (names are quoted)
        f'WHERE {name} IS NOT NULL GROUP BY {name} ORDER BY "rows" DESC, "value" LIMIT {FEW})'
    )
