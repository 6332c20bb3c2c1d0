"""The workbench without a browser: samples, the chart builder, SQL, matching, datasets and kept questions."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.ingest.load import load_file
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.values.model import ValueType
from kam_core.workbench import datasets, questions
from kam_core.workbench.builder import sql_of, view_of
from kam_core.workbench.chart import Chart, Condition, Field, Join, Kind, Measure, Test
from kam_core.workbench.question import Needed, Question, needed_by_chart
from kam_core.workbench.shape import Column
from pages.session import resources
from pages.session.bench import Bench
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


@pytest.fixture
def dealt(opened: Opened, world_file: Path) -> AppTest:
    """The screen with a file of five deals."""
    return drop(opened(world_file, "workbench.py"), ("deals.csv", DEALS))


DEALS = b"""region,stage,closed,amount
West,won,2026-01-05,10
West,lost,2026-02-05,30
East,won,2026-02-20,5
North,,,100
East,open,,7
"""


def drop(app: AppTest, *sent: tuple[str, bytes]) -> AppTest:
    return app.file_uploader[0].set_value([(name, content, "") for name, content in sent]).run()


def of(table: str, column: str) -> str:
    return f"{table}{APART}{column}"


def choose(app: AppTest, chosen: Mapping[str, object]) -> AppTest:
    """Choose in boxes, one after the other, as the next may depend on it."""
    for key, value in chosen.items():
        app.selectbox(key=key).set_value(value).run()
    return app


def shown(app: AppTest) -> list[tuple[object, ...]]:
    return [tuple(row) for row in app.dataframe[-1].value.to_numpy().tolist()]


def test_won_value_by_region_by_the_chart_builder_alone(sampled: AppTest) -> None:
    said = words(sampled).replace("\\", "")
    for table, count in (("sales_pipeline", "8,800 rows"), ("accounts", "85 rows"), ("products", "7 rows")):
        assert table in said
        assert count in said
    # A chart is there at once: the largest of the agents, who stand first among the columns that are no ids.
    assert shown(sampled)[0][0] == "Darcel Schlecht"
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


def test_every_kind_of_chart_is_drawn(dealt: AppTest) -> None:
    stage = of("deals", "stage")
    choose(dealt, {"bench_measure": "sum", "bench_y": of("deals", "amount"), "bench_split": stage})
    for kind in ("line", "heat_map", "box", "scatter"):
        choose(dealt, {"bench_x": of("deals", "closed"), "bench_kind": kind})
        assert not dealt.exception, kind
        assert "not answered" not in words(dealt), kind


def test_the_profile_says_what_is_missing(dealt: AppTest) -> None:
    app = dealt.radio(key="part_choice").set_value("columns").run()
    assert not app.exception
    table = app.dataframe[0].value
    assert dict(zip(table["column"], table["missing"], strict=True)) == {
        "region": 0,
        "stage": 1,
        "closed": 2,
        "amount": 0,
    }


def kept(database: Path, sql: str) -> str:
    """The id of a question over deals that is kept."""
    needed = Needed("deals", (Column("amount", ValueType.NUMBER), Column("stage", ValueType.TEXT)))
    with Store(database) as store:
        return questions.keep(store, new_request("P1", "workbench"), Question("Won", (needed,), sql))


def test_a_kept_question_asks_for_a_file_with_its_columns_and_then_answers(opened: Opened, world_file: Path) -> None:
    sql = "SELECT sum(amount) AS won FROM deals WHERE stage = 'won'"
    app = opened(world_file, "workbench.py", question=kept(world_file, sql))
    assert not app.exception
    assert "it needs the columns amount, stage" in words(app).replace("\\", "")
    drop(app, ("other.csv", b"region,stage\nWest,won\n"))
    assert "other.csv has no amount." in words(app).replace("\\", "")
    drop(app, ("deals of 2027.csv", DEALS))
    assert not app.exception
    assert shown(app) == [(15,)]


def test_a_kept_question_that_names_no_column_takes_no_file_of_another_name(opened: Opened, world_file: Path) -> None:
    question = Question("All", (Needed("deals", ()),), "SELECT count(*) AS n FROM deals")
    with Store(world_file) as store:
        question_id = questions.keep(store, new_request("P1", "workbench"), question)
    app = drop(opened(world_file, "workbench.py", question=question_id), ("other.csv", b"region,stage\nWest,won\n"))
    assert not app.exception
    assert "Drop a file like deals" in words(app)
    assert shown(drop(app, ("deals.csv", DEALS))) == [(5,)]


UNANSWERED = {
    "SELECT amoun FROM deals": "amoun",
    "SELECT * FROM read_csv('/etc/passwd')": "read_csv",
    "DROP TABLE deals": "Only SELECT is answered here",
    "SELECT count(*) FROM range(100000000000) AS a(i) WHERE i % 7 = 9": "more than 0.5 seconds",
}


def test_a_question_that_is_not_answered_says_why_and_the_next_one_works(
    opened: Opened, world_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAM_WORKBENCH_SECONDS", "0.5")
    ids = {sql: kept(world_file, sql) for sql in UNANSWERED}
    app = drop(opened(world_file, "workbench.py"), ("deals.csv", DEALS))
    for sql, says in UNANSWERED.items():
        app.query_params["question"] = ids[sql]
        app.run()
        assert not app.exception
        assert "This question was not answered" in words(app)
        assert says in " ".join([*(text.value for text in app.text), *(code.value for code in app.code)])
    app.radio(key="part_choice").set_value("chart").run()
    assert shown(app) == [("East", 2), ("West", 2), ("North", 1)]


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
    types = {"close_date": ValueType.DAY, "close_value": ValueType.NUMBER}
    tables = [
        Needed(name, tuple(Column(one, types.get(one, ValueType.TEXT)) for one in sorted(needed_by_chart(chart, name))))
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


def test_a_kept_filter_of_numbers_waits_for_a_file_that_has_numbers_there(opened: Opened, world_file: Path) -> None:
    value = Field("sums", "val", ValueType.NUMBER)
    most = Condition(value, Test.AT_LEAST, (7,))
    chart = Chart("sums", Kind.BAR, Field("sums", "name", ValueType.TEXT), conditions=(most,))
    needed = Needed("sums", (Column("name", ValueType.TEXT), Column("val", ValueType.NUMBER)))
    with Store(world_file) as store:
        question = Question("Large", (needed,), sql_of(chart), chart, view_of(chart))
        question_id = questions.keep(store, new_request("P1", "workbench"), question)
    app = opened(world_file, "workbench.py", question=question_id)
    drop(app, ("words.csv", b"name,val\nA,high\nA,low\nB,high\n"))
    said = words(app).replace("\\", "")
    assert "In words.csv the column val holds “Text”, and the question needs “Numbers”." in said
    assert "Drop a file like sums" in said
    # What the engine takes for the same name is the same column to the boxes.
    drop(app, ("fits.csv", b"name,VAL\nA,7\nA,8\nB,6\n"))
    assert not app.exception
    assert shown(app) == [("A", 2)]


ODD_FILES = (
    ("same.csv", b"name,amount\nA,1\nB,2\n"),
    ("same.txt", b"name,amount\nA,1\nB,2\n"),
    ("empty.csv", b""),
    ("header only.csv", b"a,b\n"),
    ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ("mixed.csv", b"name,amount\n" + b"".join(b"x%d,%d\n" % (at, at) for at in range(9)) + b"y,soon\n"),
    ("select.csv", b'select,"say ""hi""",,"two\nlines",Select\n1,2,3,4,5\n'),
    ("שלום.csv", "שם,סכום\nא,1\nב,2\n".encode()),
    ("long.csv", b"x" * 300 + b",y\n1,2\n3,4\n"),
    ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
)


def test_ten_files_at_once_each_become_a_table_or_say_why_not_as_the_import_does(
    opened: Opened, world_file: Path
) -> None:
    app = drop(opened(world_file, "workbench.py"), *ODD_FILES)
    assert not app.exception
    said = words(app).replace("\\", "")
    assert "This file is empty." in said
    asked = [*app.selectbox(key="bench_table").options]
    assert asked[:2] == ["same", "same_2"]
    assert {"file_select", "mixed", "long", "שלום"} <= set(asked)
    assert "1 remark" in said
    app.selectbox(key="bench_table").set_value("file_select").run()
    assert not app.exception
    assert "not answered" not in words(app)
    other = drop(opened(world_file, "imports.py"), ODD_FILES[2])
    assert "This file is empty." in words(other).replace("\\", "")


def test_an_eleventh_file_is_refused_and_the_ten_stay(opened: Opened, world_file: Path) -> None:
    sent = [(f"part {at}.csv", b"name,n\nA,%d\nB,2\n" % at) for at in range(11)]
    app = drop(opened(world_file, "workbench.py"), *sent)
    assert "The workbench takes 10 files at once." in " ".join(text.value for text in app.text)
    app = drop(opened(world_file, "workbench.py"), *sent[:1])
    assert not app.exception
    assert shown(app) == [("A", 1), ("B", 1)]


def test_names_of_a_file_are_matched_with_our_accounts_and_joined(opened: Opened, world_file: Path) -> None:
    app = drop(opened(world_file, "workbench.py"), ("deals.csv", b"customer,amount\nalpha,1\nBeta,2\nOmega,4\n"))
    (key,) = [one.key for one in app.selectbox if str(one.key).startswith("bench_match_")]
    app.selectbox(key=key).set_value("customer").run()
    assert "2 names are accounts of ours" in words(app)
    app.multiselect(key="bench_portfolio").set_value(["our_accounts"]).run()
    choose(app, {"bench_join": "our_accounts", "bench_left": of("deals", "account_id")})
    choose(app, {"bench_x": of("our_accounts", "account_name"), "bench_measure": "sum"})
    choose(app, {"bench_y": of("deals", "amount")})
    assert not app.exception
    assert sorted(shown(app), key=str) == sorted([("Alpha", 1), ("Beta", 2), (None, 4)], key=str)


def test_a_file_becomes_a_dataset_that_the_next_visit_asks(opened: Opened, world_file: Path) -> None:
    app = drop(opened(world_file, "workbench.py"), ("deals.csv", b"customer,amount\nalpha,1\nBeta,2\nOmega,4\n"))
    app.session_state["kam_person_id"] = "P1"
    (key,) = [one.key for one in app.button if str(one.key).startswith("bench_keep_") and one.key != "bench_keep_new"]
    app.button(key=key).click().run()
    assert not app.exception
    assert "deals is kept as a dataset." in " ".join(toast.value for toast in app.toast)
    other = opened(world_file, "workbench.py")
    (offered,) = other.multiselect(key="bench_datasets").options
    assert offered == "deals"
    held = other.multiselect(key="bench_datasets")
    held.set_value([datasets.datasets(resources.store().database)["bench_dataset_id"][0]]).run()
    choose(other, {"bench_measure": "sum", "bench_y": of("deals", "amount")})
    assert not other.exception
    assert [row[1] for row in shown(other)] == [4, 2, 1]


def test_what_is_put_away_leaves_the_list_and_can_be_brought_back(opened: Opened, world_file: Path) -> None:
    question_id = kept(world_file, "SELECT 1 AS one")
    app = opened(world_file, "workbench.py")
    app.session_state["kam_person_id"] = "P1"
    app.button(key=f"bench_away_{question_id}").click().run()
    assert not app.exception
    assert f"bench_open_{question_id}" not in [one.key for one in app.button]
    app.button(key=f"bench_away_{question_id}").click().run()
    assert f"bench_open_{question_id}" in [one.key for one in app.button]


def test_a_save_of_plans_leaves_the_copies_of_the_portfolio_and_what_is_taken_out_leaves_the_disk(
    opened: Opened, world_file: Path
) -> None:
    app = opened(world_file, "workbench.py")
    app.multiselect(key="bench_portfolio").set_value(["our_account_months", "our_contacts"]).run()
    held = app.session_state["kam_desk"].once(("bench",), Bench)
    before = {name: folder for name, (_key, folder) in held.copies.items()}
    questions.keep(resources.store(), new_request("P1", "workbench"), Question("Any", (), "SELECT 1 AS one"))
    app.run()
    after = {name: folder for name, (_key, folder) in held.copies.items()}
    assert after["our_account_months"] == before["our_account_months"]
    # People type contacts: any save may have moved them.
    assert after["our_contacts"] != before["our_contacts"]
    assert not before["our_contacts"].exists()
    app.multiselect(key="bench_portfolio").set_value(["our_contacts"]).run()
    assert not after["our_account_months"].exists()
    assert after["our_contacts"].exists()


def test_a_table_with_rows_that_were_made_up_says_so_and_so_does_its_picture(
    opened: Opened, world_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "contracts.csv"
    file.write_text("contract_id,account_id,start_on,end_on,value\nK-1,001,2026-01-01,2026-12-31,10\n", "utf-8")
    with Store(world_file) as store:
        load_file(store, file, "contracts", who="test", illustrative=True)
    app = opened(world_file, "workbench.py")
    app.multiselect(key="bench_portfolio").set_value(["our_contracts", "our_account_months"]).run()
    assert not app.exception
    # At the line of the table, and at the picture of its rows.
    assert words(app).count("illustrative]") == 2
    app.selectbox(key="bench_table").set_value("our_account_months").run()
    assert words(app).count("illustrative]") == 1


def test_an_answer_that_is_too_large_to_take_along_says_why(
    opened: Opened, world_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAM_WORKBENCH_RESULT_BYTES", "20000")
    question_id = kept(world_file, "SELECT i, repeat('x', 100) AS wide FROM range(2000) AS r(i)")
    monkeypatch.setenv("KAM_WORKBENCH_ROWS", "10")
    app = drop(opened(world_file, "workbench.py", question=question_id), ("deals.csv", DEALS))
    assert not app.exception
    assert "The first 10 of more rows" in words(app)
    app.button(key="bench_every").click().run()
    assert not app.exception
    assert "This question was not answered" in words(app)


def test_every_kept_question_can_be_reached_however_many_there_are(opened: Opened, world_file: Path) -> None:
    with Store(world_file) as store:
        ids = [
            questions.keep(store, new_request("P1", "workbench"), Question(f"No. {at}", (), "SELECT 1 AS one"))
            for at in range(51)
        ]
    app = opened(world_file, "workbench.py")
    buttons = {str(one.key) for one in app.button}
    assert len(buttons & {f"bench_open_{one}" for one in ids}) == 50
    app.selectbox(key="bench_questions_page").set_value(50).run()
    assert f"bench_open_{ids[0]}" in [one.key for one in app.button]
