"""The pieces of a question that name columns: which rows count, and which table is laid beside which."""

from kam_core.errors import RefusedError
from kam_core.text.quoting import quoted
from kam_core.workbench.chart import Chart, Condition, Field, Join, Test
from kam_core.workbench.wording import Value, called, literal

_BASE, _OTHER = "a", "b"
_COMPARED = {Test.AT_LEAST: ">=", Test.AT_MOST: "<=", Test.MORE: ">", Test.LESS: "<"}


def column_of(chart: Chart, field: Field) -> str:
    """A column, by what the question calls its table."""
    return called(_BASE if field.table == chart.table else _OTHER, field.column)


def source_of(chart: Chart) -> list[str]:
    """The lines that name the tables."""
    lines = [f"FROM {quoted(chart.table)} AS {_BASE}"]
    if chart.join:
        left, right = _joined(chart.join)
        lines.append(f"LEFT JOIN {quoted(chart.join.right.table)} AS {_OTHER} ON {left} = {right}")
    return lines


def where_of(chart: Chart, *more: str) -> list[str]:
    """The lines that say which rows count; none where all do.

    Raises:
        RefusedError: a filter compares with nothing, or with what no statement can hold.
    """
    tests = [*more, *(_tested(chart, one) for one in chart.conditions)]
    return [f"{'AND' if at else 'WHERE'} {test}" for at, test in enumerate(tests)]


def repeats_of(join: Join) -> str:
    """The question how often the joined table has one value: one row, `most`, null where it has none."""
    column = quoted(join.right.column)
    return (
        'SELECT max("rows") AS "most"\n'  # noqa: S608  (names are quoted)
        f'FROM (SELECT count(*) AS "rows" FROM {quoted(join.right.table)} WHERE {column} IS NOT NULL '
        f'GROUP BY {column}) AS "counted"'
    )


def _joined(join: Join) -> tuple[str, str]:
    sides = called(_BASE, join.left.column), called(_OTHER, join.right.column)
    if join.left.type is join.right.type:
        return sides
    # An id is text in one file and a number in another.
    return f"CAST({sides[0]} AS VARCHAR)", f"CAST({sides[1]} AS VARCHAR)"


def _tested(chart: Chart, condition: Condition) -> str:
    column = column_of(chart, condition.field)
    match condition.test:
        case Test.PRESENT:
            return f"{column} IS NOT NULL"
        case Test.MISSING:
            return f"{column} IS NULL"
        case Test.CONTAINS:
            return f"contains(lower({column}), lower({literal(str(_first(condition)))}))"
        case Test.IS:
            return f"{column} IN ({_listed(condition)})"
        case Test.IS_NOT:
            # Who leaves a value out does not leave out what nobody knows.
            return f"({column} IS NULL OR {column} NOT IN ({_listed(condition)}))"
        case compared:
            return f"{column} {_COMPARED[compared]} {literal(_first(condition))}"


def _first(condition: Condition) -> Value:
    if not condition.values:
        raise RefusedError("Say what “{column}” is compared with.", column=condition.field.column)
    return condition.values[0]


def _listed(condition: Condition) -> str:
    _first(condition)
    return ", ".join(literal(value) for value in condition.values)
