from pathlib import Path

import pytest

from kam_core.values.model import ValueType
from kam_core.workbench.chart import Chart, Condition, Field, Kind, Test
from kam_core.workbench.model import BenchTable
from kam_core.workbench.question import Needed, Question, asks, at_hand, is_illustrative, needed_by_sql, unlike_of
from kam_core.workbench.shape import Column, Shape


def shape(name: str, *columns: str, is_illustrative: bool = False) -> Shape:
    held = tuple(Column(column, ValueType.TEXT) for column in columns)
    return Shape(BenchTable(name, Path("x")), held, 1, is_illustrative=is_illustrative)


SALES = shape("sales", "id", "region", "amount", 'say "hi"')
EVERY = frozenset(("id", "region", "amount", 'say "hi"'))
COLUMNS = {
    "SELECT amount FROM sales WHERE region = 'id'": {"amount", "region"},
    "SELECT AMOUNT AS widest FROM sales -- id": {"amount"},
    'SELECT "say ""hi""" FROM sales': {'say "hi"'},
    "SELECT amount * 2 AS double FROM sales": {"amount"},
    "SELECT count(*) AS n FROM sales WHERE region IS NULL": {"region"},
    "SELECT amount_2 FROM sales": EVERY,
    "SELECT count(*) AS n FROM sales": EVERY,
    "SELECT * FROM sales WHERE region = 'West'": EVERY,
    "SELECT s.* FROM sales AS s ORDER BY amount": EVERY,
    "SELECT region, * FROM sales": EVERY,
}


@pytest.mark.parametrize("sql", COLUMNS)
def test_a_question_needs_the_columns_it_names_and_all_of_them_where_it_names_none(sql: str) -> None:
    assert needed_by_sql(sql, SALES) == COLUMNS[sql]


@pytest.mark.parametrize(
    ("sql", "name", "does"),
    [
        ("SELECT 1 FROM sales_2", "sales", False),
        ("SELECT 1 FROM sales_2", "sales_2", True),
        ("SELECT 'sales' AS word FROM deals /* sales */", "sales", False),
        ('SELECT 1 FROM "Sales"', "sales", True),
        ("SELECT 1 FROM a JOIN sales USING (id)", "sales", True),
    ],
)
def test_a_table_is_asked_where_its_whole_name_stands_in_the_question(sql: str, name: str, does: bool) -> None:
    assert asks(sql, name) is does


def test_a_question_rests_on_what_was_made_up_where_it_asks_such_a_table() -> None:
    shapes = [SALES, shape("our_contracts", "illustrative", is_illustrative=True)]
    assert is_illustrative("SELECT count(*) FROM our_contracts", shapes)
    assert not is_illustrative("SELECT count(*) FROM sales", shapes)


def typed(kind: ValueType) -> Shape:
    return Shape(BenchTable("sales", Path("x")), (Column("At", kind),), 1)


@pytest.mark.parametrize(
    ("kept", "there", "test", "is_unlike"),
    [
        (ValueType.NUMBER, ValueType.NUMBER, Test.AT_LEAST, False),
        (ValueType.NUMBER, ValueType.TEXT, Test.AT_LEAST, True),
        (ValueType.TEXT, ValueType.YES_NO, Test.PRESENT, True),
        (ValueType.NUMBER, ValueType.DAY, Test.PRESENT, True),
        (ValueType.DAY, ValueType.MOMENT, Test.AT_LEAST, False),
        (ValueType.MOMENT, ValueType.DAY, Test.LESS, False),
        (ValueType.DAY, ValueType.MOMENT, Test.IS, True),
    ],
)
def test_a_column_of_another_kind_does_not_stand_in(
    kept: ValueType, there: ValueType, test: Test, is_unlike: bool
) -> None:
    field = Field("sales", "at", kept)
    chart = Chart("sales", Kind.BAR, field, conditions=(Condition(field, test),))
    needed = Needed("sales", (Column("at", kept),))
    question = Question("", (needed,), "", chart)
    assert unlike_of(question, needed, typed(there)) == ((Column("At", there),) if is_unlike else ())
    meant = at_hand(chart, {"sales": typed(there)})
    assert meant.x == meant.conditions[0].field == Field("sales", "At", there)
