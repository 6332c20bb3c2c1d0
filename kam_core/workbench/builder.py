"""The question that a chart asks: SQL as a person would write it, shown to its reader and theirs to change."""

from kam_core.errors import RefusedError
from kam_core.text.quoting import quoted
from kam_core.text.words import _, later
from kam_core.values.model import ValueType
from kam_core.workbench.chart import Chart, Kind, Measure, Order, View
from kam_core.workbench.conditions import column_of, source_of, where_of

# As many as a figure can show apart, and as the fence lets out.
MOST_POINTS = 1_000
_MEASURES = {
    Measure.SUM: ("sum({})", later("Sum of {column}")),
    Measure.MEAN: ("avg({})", later("Mean of {column}")),
    Measure.DISTINCT: ("count(DISTINCT {})", later("Different {column}")),
    Measure.MIN: ("min({})", later("Smallest {column}")),
    Measure.MAX: ("max({})", later("Largest {column}")),
    Measure.MEDIAN: ("median({})", later("Median of {column}")),
    Measure.COUNT: ("count({})", later("Count of {column}")),
}
_OF_NUMBERS = frozenset((Measure.SUM, Measure.MEAN, Measure.MEDIAN))
_BOX = (
    ("min({})", later("Smallest {column}")),
    ("quantile_cont({}, 0.25)", later("Lower quarter of {column}")),
    ("median({})", later("Median of {column}")),
    ("quantile_cont({}, 0.75)", later("Upper quarter of {column}")),
    ("max({})", later("Largest {column}")),
)
_MIDDLE_OF_BOX = 2


def sql_of(chart: Chart) -> str:
    """The question that finds what a chart draws, and nothing else.

    Raises:
        RefusedError: the chart makes no sense, or a value cannot be written.
    """
    _check(chart)
    if chart.kind is Kind.SCATTER:
        return _points(chart)
    groups, values = _groups(chart), _values(chart)
    select = _select([*zip(groups, _names(chart), strict=True), *values])
    kept = _kept(chart) if chart.most and chart.split else []
    source = source_of(chart)
    if kept:
        largest = _kept_name(chart)
        source.append(f"INNER JOIN {largest} ON {_limited(chart)} IS NOT DISTINCT FROM {largest}.kept_value")
    lines = [*kept, *select, *source, *where_of(chart), "GROUP BY " + ", ".join(groups), _order(chart, groups)]
    if chart.most and not chart.split and chart.kind is not Kind.LINE:
        lines.append(f"LIMIT {chart.most:d}")
    return "\n".join(lines)


def view_of(chart: Chart) -> View:
    """How the answer to `sql_of` is drawn."""
    names = _names(chart)
    values = (_y_name(chart),) if chart.kind is Kind.SCATTER else tuple(name for _text, name in _values(chart))
    return View(chart.kind, names[0], values, names[1] if chart.split else None)


def _check(chart: Chart) -> None:
    if chart.kind in (Kind.SCATTER, Kind.BOX) and chart.y is None:
        raise RefusedError("Choose the column whose values are drawn.")
    if chart.kind is Kind.HEAT_MAP and chart.split is None:
        raise RefusedError("A heat map has two sides: choose what parts the rows.")
    if chart.kind is not Kind.SCATTER and chart.y is None and chart.measure is not Measure.COUNT:
        raise RefusedError("Choose the column that is measured.")
    if chart.kind is Kind.SCATTER or chart.y is None:
        return
    if (chart.kind is Kind.BOX or chart.measure in _OF_NUMBERS) and chart.y.type is not ValueType.NUMBER:
        raise RefusedError("“{column}” holds no numbers: count its values instead.", column=chart.y.column)


def _points(chart: Chart) -> str:
    x, y = column_of(chart, chart.x), column_of(chart, chart.y or chart.x)
    names = _names(chart)
    picked = [(x, names[0]), (y, _y_name(chart))]
    if chart.split:
        picked.append((column_of(chart, chart.split), names[1]))
    where = where_of(chart, f"{x} IS NOT NULL", f"{y} IS NOT NULL")
    # Without a limit of its own the fence cuts the answer, and says so.
    limit = [f"LIMIT {min(chart.most, MOST_POINTS):d}"] if chart.most else []
    return "\n".join((*_select(picked), *source_of(chart), *where, *limit))


def _select(picked: list[tuple[str, str]]) -> list[str]:
    last = len(picked) - 1
    return ["SELECT", *(f"    {text} AS {quoted(name)}{',' * (at < last)}" for at, (text, name) in enumerate(picked))]


def _x(chart: Chart) -> str:
    column = column_of(chart, chart.x)
    if chart.bucket is None or chart.x.type not in (ValueType.DAY, ValueType.MOMENT):
        return column
    return f"CAST(date_trunc('{chart.bucket.value}', {column}) AS DATE)"


def _groups(chart: Chart) -> list[str]:
    return [_x(chart), *([column_of(chart, chart.split)] if chart.split else [])]


def _names(chart: Chart) -> list[str]:
    """What the columns are called that rows are put together by: each once, whatever the case."""
    if chart.split is None:
        return [chart.x.column]
    return [chart.x.column, _apart(chart.split.column, [chart.x.column])]


def _y_name(chart: Chart) -> str:
    """What the values of a scatter are called."""
    return _apart(chart.y.column if chart.y else "", _names(chart))


def _apart(name: str, taken: list[str]) -> str:
    there, new, number = {one.casefold() for one in taken}, name, 2
    while new.casefold() in there:
        new, number = f"{name} ({number})", number + 1
    return new


def _values(chart: Chart) -> list[tuple[str, str]]:
    """What is measured, each with its name."""
    if chart.y is None:
        return [("count(*)", _apart(_("Rows"), _names(chart)))]
    column, shown = column_of(chart, chart.y), chart.y.column
    wanted = _BOX if chart.kind is Kind.BOX else (_MEASURES[chart.measure],)
    return [(text.format(column), _apart(_(says, column=shown), _names(chart))) for text, says in wanted]


def _limited(chart: Chart) -> str:
    """What `most` counts: the lines of a line chart, else the values of x."""
    return column_of(chart, chart.split) if chart.split and chart.kind is Kind.LINE else _x(chart)


def _kept(chart: Chart) -> list[str]:
    """The largest, found first: each has several rows in the answer."""
    limited, value = _limited(chart), _ranked(chart)
    up = chart.order is Order.SMALLEST
    inner = [
        f"SELECT {limited} AS kept_value",
        *source_of(chart),
        *where_of(chart),
        f"GROUP BY {limited}",
        f"ORDER BY {value} {'ASC' if up else 'DESC'} NULLS LAST, {limited} NULLS LAST",
        f"LIMIT {chart.most or 0:d}",
    ]
    return [f"WITH {_kept_name(chart)} AS (", *(f"    {line}" for line in inner), ")"]


def _kept_name(chart: Chart) -> str:
    """What they are called: as no table is that is asked, which the name would hide."""
    name, taken = "kept", {chart.table.casefold(), chart.join.right.table.casefold() if chart.join else ""}
    while name in taken:
        name += "_too"
    return name


def _ranked(chart: Chart) -> str:
    """What bars and boxes are put in order by."""
    return _values(chart)[_MIDDLE_OF_BOX if chart.kind is Kind.BOX else 0][0]


def _order(chart: Chart, groups: list[str]) -> str:
    # Where values are the same, the order is the same each time.
    by = [f"{one} NULLS LAST" for one in groups]
    if chart.order is not Order.BY_X and chart.kind is not Kind.LINE:
        by.insert(0, f"{_ranked(chart)} {'ASC' if chart.order is Order.SMALLEST else 'DESC'} NULLS LAST")
    return "ORDER BY " + ", ".join(by)
