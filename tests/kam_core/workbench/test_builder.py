from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kam_core.errors import RefusedError
from kam_core.values.model import ValueType
from kam_core.workbench.builder import sql_of, view_of
from kam_core.workbench.chart import Bucket, Chart, Condition, Field, Join, Kind, Measure, Order, Test, View
from kam_core.workbench.conditions import repeats_of
from kam_core.workbench.model import BenchTable
from kam_core.workbench.shape import Shape

TEXT, NUMBER, DAY = ValueType.TEXT, ValueType.NUMBER, ValueType.DAY
Rows = list[tuple[object, ...]]


def deals(name: str, kind: ValueType = TEXT) -> Field:
    return Field("deals", name, kind)


REGION, AMOUNT, CLOSED, STATUS = (
    deals("region"),
    deals("amount", NUMBER),
    deals("closed", DAY),
    deals("status"),
)


@pytest.fixture
def found(lay: Callable[..., Shape], asking: Callable[..., Callable[[str], object]]) -> Callable[[Chart], Rows]:
    """The rows that a chart's question finds in six deals."""
    shape = lay(
        "deals.csv",
        ["region", "amount", "closed", "status", "agent"],
        ["West", "10", "2026-01-05", "won", "7"],
        ["West", "30", "2026-02-05", "lost", "8"],
        ["East", "5", "2026-02-20", "won", "7"],
        ["East", "7", "2026-04-01", "won", "9"],
        ["North", "100", "2026-04-02", "lost", "9"],
        ["", "1", "2026-04-03", "won", "9"],
    )
    people = lay("people.csv", ["agent no", "team"], ["7", "red"], ["8", "blue"], ["7", "green"])
    ask = asking(shape, people)

    def rows(chart: Chart) -> Rows:
        return [tuple(row.values()) for row in ask(sql_of(chart)).rows.to_pylist()]  # type: ignore[attr-defined]

    return rows


def test_sums_by_region_with_the_largest_first(found: Callable[[Chart], Rows]) -> None:
    assert found(Chart("deals", Kind.BAR, REGION, AMOUNT, Measure.SUM)) == [
        ("North", 100),
        ("West", 40),
        ("East", 12),
        (None, 1),
    ]


@pytest.mark.parametrize(
    ("measure", "east"),
    [
        (Measure.SUM, 12),
        (Measure.MEAN, 6.0),
        (Measure.COUNT, 2),
        (Measure.DISTINCT, 2),
        (Measure.MIN, 5),
        (Measure.MAX, 7),
        (Measure.MEDIAN, 6.0),
    ],
)
def test_every_measure_is_what_a_hand_would_compute(
    found: Callable[[Chart], Rows], measure: Measure, east: float
) -> None:
    assert dict(found(Chart("deals", Kind.BAR, REGION, AMOUNT, measure)))["East"] == east


def test_rows_are_counted_where_no_column_is_measured(found: Callable[[Chart], Rows]) -> None:
    chart = Chart("deals", Kind.BAR, REGION, order=Order.BY_X)
    assert found(chart) == [("East", 2), ("North", 1), ("West", 2), (None, 1)]


def test_days_are_put_together_by_month_and_stand_in_their_order(found: Callable[[Chart], Rows]) -> None:
    chart = Chart("deals", Kind.LINE, CLOSED, AMOUNT, Measure.SUM, bucket=Bucket.MONTH)
    assert found(chart) == [(date(2026, 1, 1), 10), (date(2026, 2, 1), 35), (date(2026, 4, 1), 108)]


def test_a_split_keeps_the_regions_that_are_largest_over_all(found: Callable[[Chart], Rows]) -> None:
    chart = Chart("deals", Kind.BAR, REGION, AMOUNT, Measure.SUM, split=STATUS, most=2)
    assert found(chart) == [("North", "lost", 100), ("West", "lost", 30), ("West", "won", 10)]


def test_the_most_of_a_line_chart_are_its_lines(found: Callable[[Chart], Rows]) -> None:
    chart = Chart("deals", Kind.LINE, CLOSED, AMOUNT, Measure.SUM, split=REGION, most=1, bucket=Bucket.YEAR)
    assert found(chart) == [(date(2026, 1, 1), "North", 100)]


@pytest.mark.parametrize(
    ("condition", "total"),
    [
        (Condition(STATUS, Test.IS, ("won",)), 23),
        (Condition(STATUS, Test.IS, ("won", "lost")), 153),
        (Condition(REGION, Test.IS_NOT, ("North",)), 53),
        (Condition(AMOUNT, Test.MORE, (10,)), 130),
        (Condition(AMOUNT, Test.AT_LEAST, (10,)), 140),
        (Condition(AMOUNT, Test.LESS, (7,)), 6),
        (Condition(AMOUNT, Test.AT_MOST, (7,)), 13),
        (Condition(CLOSED, Test.AT_LEAST, (date(2026, 4, 1),)), 108),
        (Condition(REGION, Test.CONTAINS, ("ST",)), 52),
        (Condition(REGION, Test.MISSING), 1),
        (Condition(REGION, Test.PRESENT), 152),
        (Condition(REGION, Test.IS, ("' OR 1=1 --",)), 0),
    ],
)
def test_a_filter_leaves_the_rows_that_meet_it(
    found: Callable[[Chart], Rows], condition: Condition, total: int
) -> None:
    rows = found(Chart("deals", Kind.BAR, STATUS, AMOUNT, Measure.SUM, conditions=(condition,)))
    assert sum(int(str(value)) for _status, value in rows) == total


def test_a_joined_table_is_found_by_its_column_even_where_one_side_is_text(found: Callable[[Chart], Rows]) -> None:
    join = Join(deals("agent", NUMBER), Field("people", "agent no", TEXT))
    chart = Chart("deals", Kind.BAR, Field("people", "team", TEXT), AMOUNT, Measure.SUM, join=join, order=Order.BY_X)
    # Agent 7 has two rows among the people: both count, and the screen says so.
    assert found(chart) == [("blue", 30), ("green", 15), ("red", 15), (None, 108)]


def test_a_join_that_counts_rows_twice_can_be_told(lay: Callable[..., Shape], asking: Callable[..., object]) -> None:
    people = lay("people.csv", ["agent no", "team"], ["7", "red"], ["8", "blue"], ["7", "green"])
    join = Join(deals("agent", NUMBER), Field("people", "agent no", TEXT))
    assert asking(people)(repeats_of(join)).rows.to_pylist() == [{"most": 2}]  # type: ignore[operator]


def test_a_scatter_has_a_point_a_row(found: Callable[[Chart], Rows]) -> None:
    chart = Chart("deals", Kind.SCATTER, AMOUNT, deals("agent", NUMBER), split=STATUS, most=2)
    assert found(chart) == [(10, 7, "won"), (30, 8, "lost")]


def test_a_scatter_leaves_it_to_the_fence_how_much_is_shown_unless_somebody_chose() -> None:
    # A limit of our own would make a part of the points look like all of them.
    assert "LIMIT" not in sql_of(Chart("deals", Kind.SCATTER, AMOUNT, deals("agent", NUMBER)))


def test_a_box_has_its_five_figures(found: Callable[[Chart], Rows]) -> None:
    chart = Chart("deals", Kind.BOX, STATUS, AMOUNT)
    # Won are 1, 5, 7, 10; lost 30, 100.
    assert found(chart) == [("lost", 30, 47.5, 65.0, 82.5, 100), ("won", 1, 4.0, 6.0, 7.75, 10)]


def test_a_heat_map_has_a_cell_a_pair(found: Callable[[Chart], Rows]) -> None:
    chart = Chart("deals", Kind.HEAT_MAP, REGION, AMOUNT, Measure.SUM, split=STATUS, order=Order.BY_X)
    assert found(chart) == [
        ("East", "won", 12),
        ("North", "lost", 100),
        ("West", "lost", 30),
        ("West", "won", 10),
        (None, "won", 1),
    ]


@pytest.mark.parametrize(
    "chart",
    [
        Chart("deals", Kind.BAR, REGION, STATUS, Measure.SUM),
        Chart("deals", Kind.BAR, REGION, None, Measure.SUM),
        Chart("deals", Kind.SCATTER, AMOUNT),
        Chart("deals", Kind.BOX, REGION, STATUS),
        Chart("deals", Kind.HEAT_MAP, REGION),
        Chart("deals", Kind.BAR, REGION, conditions=(Condition(REGION, Test.IS),)),
        Chart("deals", Kind.BAR, REGION, conditions=(Condition(REGION, Test.IS, ("a\0b",)),)),
        Chart("deals", Kind.BAR, REGION, conditions=(Condition(AMOUNT, Test.MORE, (float("nan"),)),)),
    ],
)
def test_a_chart_that_makes_no_sense_is_refused(chart: Chart) -> None:
    with pytest.raises(RefusedError):
        sql_of(chart)


def test_the_question_reads_as_a_person_would_write_it() -> None:
    join = Join(deals("agent", NUMBER), Field("people", "agent no", NUMBER))
    condition = Condition(STATUS, Test.IS, ("won",))
    chart = Chart(
        "deals",
        Kind.BAR,
        Field("people", "team", TEXT),
        AMOUNT,
        Measure.SUM,
        conditions=(condition,),
        most=5,
        join=join,
    )
    assert sql_of(chart).splitlines() == [
        "SELECT",
        '    b."team" AS "team",',
        '    sum(a."amount") AS "Sum of amount"',
        'FROM "deals" AS a',
        'LEFT JOIN "people" AS b ON a."agent" = b."agent no"',
        "WHERE a.\"status\" IN ('won')",
        'GROUP BY b."team"',
        'ORDER BY sum(a."amount") DESC NULLS LAST, b."team" NULLS LAST',
        "LIMIT 5",
    ]
    assert view_of(chart) == View(Kind.BAR, "team", ("Sum of amount",))


ODD = ['say "hi"', "select", "", "{x}", "%s", "x" * 300, "שלום", "'; DROP TABLE t; --", "Rows", "kept_value"]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_chart_of_any_column_asks_for_it_whatever_it_is_called(
    lay: Callable[..., Shape], asking: Callable[..., object], kind: Kind
) -> None:
    shape = lay("odd.csv", ODD, ["1"] * len(ODD), ["2"] * len(ODD))
    ask = asking(shape)
    for column in shape.columns:
        field = Field("odd", column.name, NUMBER)
        tested = Condition(field, Test.IS, (1,))
        chart = Chart("odd", kind, field, field, Measure.SUM, split=field, conditions=(tested,), most=3)
        answer = ask(sql_of(chart)).rows  # type: ignore[operator]
        view = view_of(chart)
        assert sorted({view.x, *view.values, str(view.split)}) == sorted(answer.column_names)
        assert answer.to_pylist()[0][view.x] == 1


def test_a_hostile_name_is_a_value_a_column_and_a_filter_like_any_other(
    lay: Callable[..., Shape], asking: Callable[..., object], hostile: list[str]
) -> None:
    shape = lay("names.csv", ["name", "n"], *[[name, str(at)] for at, name in enumerate(hostile)])
    ask, column = asking(shape), Field("names", "name", TEXT)
    held = [row["name"] for row in ask("SELECT name FROM names ORDER BY n").rows.to_pylist()]  # type: ignore[operator]
    for name in dict.fromkeys(held):
        if name is not None:
            chart = Chart("names", Kind.BAR, column, conditions=(Condition(column, Test.IS, (name,)),))
            rows = ask(sql_of(chart)).rows.to_pylist()  # type: ignore[operator]
            assert [tuple(row.values()) for row in rows] == [(name, held.count(name))]
    wide = lay("wide.csv", hostile, ["1"] * len(hostile))
    ask = asking(wide)
    for one in wide.columns:
        field = Field("wide", one.name, one.type)
        assert ask(sql_of(Chart("wide", Kind.BAR, field, field, Measure.MAX))).rows.num_rows == 1  # type: ignore[operator]


MAVEN = Field("sales_pipeline", "close_value", NUMBER)


def test_mavens_won_value_by_region_comes_out_of_pipeline_and_teams(
    maven: dict[str, Shape], asking: Callable[..., object]
) -> None:
    join = Join(Field("sales_pipeline", "sales_agent", TEXT), Field("sales_teams", "sales_agent", TEXT))
    won = Condition(Field("sales_pipeline", "deal_stage", TEXT), Test.IS, ("Won",))
    region = Field("sales_teams", "regional_office", TEXT)
    chart = Chart("sales_pipeline", Kind.BAR, region, MAVEN, Measure.SUM, conditions=(won,), join=join)
    answer = asking(maven["sales_pipeline"], maven["sales_teams"])(sql_of(chart)).rows  # type: ignore[operator]
    assert [tuple(row.values()) for row in answer.to_pylist()] == [
        ("West", 3_568_647),
        ("Central", 3_346_293),
        ("East", 3_090_594),
    ]


def test_mavens_largest_accounts_come_out_of_its_pipeline(
    maven: dict[str, Shape], asking: Callable[..., object]
) -> None:
    chart = Chart("sales_pipeline", Kind.BAR, Field("sales_pipeline", "account", TEXT), MAVEN, Measure.SUM, most=5)
    answer = asking(maven["sales_pipeline"])(sql_of(chart)).rows  # type: ignore[operator]
    assert [tuple(row.values()) for row in answer.to_pylist()] == [
        ("Kan-code", 341_455),
        ("Konex", 269_245),
        ("Condax", 206_410),
        ("Cheers", 198_020),
        ("Hottechi", 194_957),
    ]


@pytest.mark.parametrize("name", ["kept", "KEPT_too"])
def test_a_table_that_is_called_kept_is_not_hidden_by_what_is_kept(
    lay: Callable[..., Shape], asking: Callable[..., Callable[[str], object]], name: str
) -> None:
    shape = lay("x.csv", ["region", "status"], ["West", "won"], ["West", "lost"], ["East", "won"])
    shape = replace(shape, table=BenchTable(name, shape.table.path))
    kept = lay("kept.csv", ["region", "n"], ["West", "1"])
    region, status = (Field(name, one, TEXT) for one in ("region", "status"))
    join = Join(region, Field("kept", "region", TEXT)) if name != "kept" else None
    chart = Chart(name, Kind.BAR, region, split=status, most=1, join=join)
    tables = [shape] if join is None else [shape, kept]
    rows = asking(*tables)(sql_of(chart)).rows.to_pylist()  # type: ignore[attr-defined]
    assert [tuple(row.values()) for row in rows] == [("West", "lost", 1), ("West", "won", 1)]
