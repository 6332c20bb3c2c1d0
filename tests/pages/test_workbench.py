"""The workbench without a browser: samples, the chart builder, SQL, matching, datasets and kept questions."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.values.model import ValueType
from kam_core.workbench import questions
from kam_core.workbench.builder import sql_of, view_of
from kam_core.workbench.chart import Chart, Condition, Field, Join, Kind, Measure, Test
from kam_core.workbench.question import Needed, Question, needed_by_chart
from kam_core.workbench.shape import Column
from tests.pages.conftest import Opened
from tests.pages.test_navigation import words

APART = "\x1f"


@pytest.fixture
def world_file(world_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(world_store, tmp_path / "world.duckdb"))


@pytest.fixture
def sampled(opened: Opened, world_file: Path) -> AppTest:
    """The screen with the four sample files."""
    app = opened(world_file, "workbench.py")
    return app.button(key="bench_samples").click().run()


def of(table: str, column: str) -> str:
    return f"{table}{APART}{column}"


def choose(app: AppTest, chosen: Mapping[str, object]) -> AppTest:
    """Choose in boxes, one after the other, as the next may depend on it."""
    for key, value in chosen.items():
        app.selectbox(key=key).set_value(value).run()
    return app


def shown(app: AppTest) -> list[tuple[object, ...]]:
    return [tuple(row) for row in app.dataframe[-1].value.to_numpy().tolist()]


def test_a_first_visitor_sees_the_sample_files_as_tables_and_a_chart(sampled: AppTest) -> None:
    assert not sampled.exception
    said = words(sampled).replace("\\", "")
    for table, count in (("sales_pipeline", "8,800 rows"), ("accounts", "85 rows"), ("products", "7 rows")):
        assert table in said
        assert count in said
    # The largest of the agents, who stand first among the columns that are no ids.
    assert shown(sampled)[0][0] == "Darcel Schlecht"


def test_won_value_by_region_by_the_chart_builder_alone(sampled: AppTest) -> None:
    app = choose(sampled, {"bench_join": "sales_teams", "bench_x": of("sales_teams", "regional_office")})
    choose(app, {"bench_measure": "sum", "bench_y": of("sales_pipeline", "close_value")})
    app.button(key="bench_filter_add").click().run()
    choose(app, {"bench_filter_1": of("sales_pipeline", "deal_stage")})
    value = f"bench_filter_1_many_{of('sales_pipeline', 'deal_stage')}"
    assert set(app.multiselect(key=value).options) == {"Won", "Lost", "Engaging", "Prospecting"}
    app.multiselect(key=value).set_value(["Won"]).run()
    assert not app.exception
    assert shown(app) == [("West", 3_568_647), ("Central", 3_346_293), ("East", 3_090_594)]
    assert "LEFT JOIN" in "".join(code.value for code in app.code)


def test_every_kind_of_chart_of_the_samples_is_drawn(sampled: AppTest) -> None:
    stage = of("sales_pipeline", "deal_stage")
    choose(sampled, {"bench_measure": "sum", "bench_y": of("sales_pipeline", "close_value"), "bench_split": stage})
    for kind in ("line", "heat_map", "box", "scatter"):
        choose(sampled, {"bench_x": of("sales_pipeline", "close_date"), "bench_kind": kind})
        assert not sampled.exception, kind
        assert "not answered" not in words(sampled), kind


def test_the_profile_says_what_is_missing(sampled: AppTest) -> None:
    app = sampled.radio(key="part_choice").set_value("columns").run()
    assert not app.exception
    table = app.dataframe[0].value
    missing = dict(zip(table["column"], table["missing"], strict=True))
    # 1,425 opportunities have no account, 500 are not engaged yet.
    assert (missing["account"], missing["engage_date"], missing["opportunity_id"]) == (1_425, 500, 0)


def kept(database: Path, sql: str) -> str:
    """The id of a question over the samples that is kept."""
    needed = Needed("sales_pipeline", (Column("close_value", ValueType.NUMBER), Column("deal_stage", ValueType.TEXT)))
    with Store(database) as store:
        return questions.keep(store, new_request("P1", "workbench"), Question("Won", (needed,), sql))


def test_a_kept_question_asks_for_a_file_with_its_columns_and_then_answers(opened: Opened, world_file: Path) -> None:
    sql = "SELECT sum(close_value) AS won FROM sales_pipeline WHERE deal_stage = 'Won'"
    app = opened(world_file, "workbench.py", question=kept(world_file, sql))
    assert not app.exception
    assert "it needs the columns close_value, deal_stage" in words(app).replace("\\", "")
    app.button(key="bench_samples").click().run()
    assert not app.exception
    assert shown(app) == [(10_005_534,)]


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("SELECT close_valu FROM sales_pipeline", "close_valu"),
        ("SELECT * FROM read_csv('/etc/passwd')", "read_csv"),
        ("DROP TABLE sales_pipeline", "Only SELECT is answered here"),
        ("SELECT count(*) FROM range(100000000000) AS a(i) WHERE i % 7 = 9", "more than 3 seconds"),
    ],
)
def test_a_question_that_is_not_answered_says_why_and_the_next_one_works(
    opened: Opened, world_file: Path, sql: str, says: str
) -> None:
    app = opened(world_file, "workbench.py", question=kept(world_file, sql))
    app.button(key="bench_samples").click().run()
    assert not app.exception
    assert "This question was not answered" in words(app)
    assert says in " ".join([*(text.value for text in app.text), *(code.value for code in app.code)])
    app.radio(key="part_choice").set_value("chart").run()
    assert shown(app)[0][0] == "Darcel Schlecht"


def test_a_link_to_no_question_says_so(opened: Opened, world_file: Path) -> None:
    app = opened(world_file, "workbench.py", question="none")
    assert not app.exception
    assert "There is no question none." in " ".join(text.value for text in app.text)


def test_tables_of_the_portfolio_are_asked_as_copies(opened: Opened, world_file: Path) -> None:
    app = opened(world_file, "workbench.py")
    app.multiselect(key="bench_portfolio").set_value(["our_account_months"]).run()
    choose(app, {"bench_x": of("our_account_months", "account_id"), "bench_measure": "sum"})
    choose(app, {"bench_y": of("our_account_months", "revenue")})
    assert not app.exception
    assert shown(app) == [("001", 4700.0), ("002", 3900.0), ("003", 330.5)]


def test_a_kept_chart_opens_with_all_that_was_chosen(opened: Opened, world_file: Path) -> None:
    region = Field("teams", "regional_office", ValueType.TEXT)
    won = Condition(Field("deals", "deal_stage", ValueType.TEXT), Test.IS, ("Won",))
    late = Condition(Field("deals", "close_date", ValueType.DAY), Test.AT_LEAST, (date(2017, 1, 1),))
    agent = Join(Field("deals", "sales_agent", ValueType.TEXT), Field("teams", "sales_agent", ValueType.TEXT))
    value = Field("deals", "close_value", ValueType.NUMBER)
    chart = Chart("deals", Kind.BAR, region, value, Measure.SUM, conditions=(won, late), most=2, join=agent)
    tables = [
        Needed(name, tuple(Column(one, ValueType.TEXT) for one in sorted(needed_by_chart(chart, name))))
        for name in ("deals", "teams")
    ]
    question = Question("Won since 2017", tuple(tables), sql_of(chart), chart, view_of(chart))
    with Store(world_file) as store:
        question_id = questions.keep(store, new_request("P1", "workbench"), question)
    app = opened(world_file, "workbench.py", question=question_id)
    app.button(key="bench_samples").click().run()
    assert not app.exception
    # All won deals were closed in 2017; the files are called as the question calls them.
    assert shown(app) == [("West", 3_568_647), ("Central", 3_346_293)]
    assert app.number_input(key="bench_most_bars").value == 2
