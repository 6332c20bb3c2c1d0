"""What each column of a table holds, at a glance: asked of the fence in as few questions as it takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kam_core.text.quoting import quoted
from kam_core.values.model import ValueType
from kam_core.workbench.frequent import FEW, LONGEST_SHOWN, frequent_of, may_repeat
from kam_core.workbench.histogram import Bin, histograms, of_values
from kam_core.workbench.model import Answer
from kam_core.workbench.shape import Column, Shape
from kam_core.workbench.shares import shares
from kam_core.workbench.wording import Value

# Above this, different values are estimated, to a few in a hundred.
EXACT_ROWS = 200_000
# What a question of a profile may answer with: 20 values or bars of each of 40 columns.
MOST_ROWS = 800

Ask = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """One column: `distinct` counts the different values (about, unless `exact`), `bins` are at most 20.

    `smallest` and `largest` are null where every value is missing, and for yes and no; `mean` is null where there are
    no numbers. `frequent` is a value as text and how many rows have it; null where nearly every row has its own.
    """

    name: str
    type: ValueType
    rows: int
    missing: int
    distinct: int
    exact: bool
    smallest: Value | None = None
    largest: Value | None = None
    mean: float | None = None
    frequent: tuple[str, int] | None = None
    bins: tuple[Bin, ...] = ()


def profile(shape: Shape, ask: Ask) -> tuple[ColumnProfile, ...]:
    """Every column of a table, in its order; it costs three questions for each four columns of a million rows.

    Raises:
        KamError: as the fence says it.
    """
    exact = shape.row_count <= EXACT_ROWS
    found = []
    for some in shares(shape.columns, shape.row_count, times=5):
        row = ask(_measures(shape, some, exact=exact)).rows.to_pylist()[0]
        found += [_measured(column, row, at, exact=exact) for at, column in enumerate(some)]
    repeating = [column for column, one in zip(shape.columns, found, strict=True) if may_repeat(one.distinct, one.rows)]
    often = frequent_of(shape, repeating, ask)
    spread = [one for one in found if one.distinct > FEW and one.smallest is not None]
    ranges = {one.name: (one.smallest, one.largest) for one in spread}
    bars = histograms(shape, [column for column in shape.columns if column.name in ranges], ranges, ask)
    return tuple(_with(one, often.get(one.name, ()), bars.get(one.name, ())) for one in found)


def _with(one: ColumnProfile, often: Sequence[tuple[str, int]], bars: tuple[Bin, ...]) -> ColumnProfile:
    return replace(one, frequent=often[0] if often else None, bins=bars or of_values(one.type, often))


def _measures(shape: Shape, columns: Sequence[Column], *, exact: bool) -> str:
    picked = ['count(*) AS "rows"']
    for at, column in enumerate(columns):
        name = quoted(column.name)
        different = f"count(DISTINCT {name})" if exact else f"approx_count_distinct({name})"
        picked += [f'count({name}) AS "held {at}"', f'{different} AS "distinct {at}"']
        if column.type is not ValueType.YES_NO:
            picked += [f'min({name}) AS "smallest {at}"', f'max({name}) AS "largest {at}"']
        if column.type is ValueType.NUMBER:
            picked.append(f'avg({name}) AS "mean {at}"')
    return f"SELECT {', '.join(picked)} FROM {quoted(shape.name)}"  # noqa: S608  (names are quoted)


def _measured(column: Column, row: dict[str, Value | None], at: int, *, exact: bool) -> ColumnProfile:
    rows, held = int(str(row["rows"])), int(str(row[f"held {at}"]))
    mean = row.get(f"mean {at}")
    return ColumnProfile(
        column.name,
        column.type,
        rows,
        rows - held,
        # An estimate may be more than there are.
        min(int(str(row[f"distinct {at}"])), held),
        exact,
        _cut(row.get(f"smallest {at}")),
        _cut(row.get(f"largest {at}")),
        None if mean is None else float(str(mean)),
    )


def _cut(value: Value | None) -> Value | None:
    return value[:LONGEST_SHOWN] + "…" if isinstance(value, str) and len(value) > LONGEST_SHOWN else value
