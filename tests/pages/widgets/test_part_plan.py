"""The growth plan of an account, as somebody fills it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.plans import answers, drafts
from kam_core.plans import plan as plans
from kam_core.plans.answers import Answer
from kam_core.plans.kinds import ANSWER, OBJECTIVE, OPEN_QUESTION, PLAN, RESOURCE, ROADMAP_YEAR
from kam_core.plans.plan import Plan
from kam_core.records import queries
from kam_core.records.model import Wanted
from kam_core.records.writing import write
from kam_core.store.moments import moments
from kam_core.store.request import Request, new_request
from kam_core.store.store import Store
from pages.session import resources
from tests.pages.boxes import data_of, leave, pause

APP = Path(__file__).parent / "apps" / "plan_app.py"
Shown = Callable[..., AppTest]


@pytest.fixture
def shown(world: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    """Shows the plan of Alpha in the world of three accounts to Ada; its address holds what is given."""
    world.close()
    monkeypatch.setenv("KAM_DATABASE", str(world.path))

    def run(**address: str) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=60)
        for name, ids in {"account": "001", **address}.items():
            app.query_params[name] = ids
        app.run()
        app.selectbox(key="who_in_header").set_value("P1").run()
        assert not app.exception
        return app

    yield run
    resources.close()


def ben() -> Request:
    return new_request("P2", "test")


def opened(depth: str = "express") -> Plan:
    """A plan of Alpha that Ben opened, without a strategy."""
    store = resources.store()
    plans.open_plan(store, ben(), "001", depth=depth, lead_id="P1")
    return the_plan()


def the_plan() -> Plan:
    found = plans.current(resources.store().database, "001")
    assert found
    return found


def answer(question: str) -> Answer:
    database = resources.store().database
    given = answers.answers(database, the_plan(), moments(database).today)
    return next(one for one in given if one.question.id == question)


def given(question: str, value: str) -> None:
    answers.save_answer(resources.store(), ben(), the_plan().plan_id, question, {"value": Wanted(value, None)})


def key(question: str, field: str = "value") -> str:
    return f"answer:{the_plan().plan_id}:{question}:{field}"


def words(app: AppTest) -> str:
    kinds = (app.header, app.text, app.caption, app.markdown, app.info)
    return "\n".join(str(one.value) for kind in kinds for one in kind)


def button(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception
    return app


def test_a_plan_starts_with_one_click(shown: Shown) -> None:
    app = button(shown(), "Start the plan")
    plan = the_plan()
    assert (plan.depth, plan.template, plan.lead_id, plan.stage) == ("express", "customer_centric", "P1", "strategy")
    assert "0 of 18 answered" in [one.proto.text for one in app.get("progress")]


def test_one_category_at_a_time_the_one_with_the_next_question_first(shown: Shown) -> None:
    opened()
    app = shown()
    assert "our_team" in app.query_params["category"]
    assert [key("T01"), key("T03")] == [one.key for one in app.selectbox if str(one.key).startswith("answer:")]
    app = shown(category="trends")
    assert "**Ask next:** Who is the one person answerable for this account's result" in words(app)
    button(app, "Go there")
    assert "our_team" in app.query_params["category"]


def test_an_answer_saves_by_itself_and_says_who_and_counts(shown: Shown) -> None:
    opened()
    app = leave(shown(category="trends"), key("R02"), "12,5 %")
    assert answer("R02").value == "12.5"
    assert "Ada Abel" in words(app)
    assert "Trends 1/2" in app.radio(key="plan_category").options


def test_another_depth_keeps_every_answer(shown: Shown) -> None:
    plan = opened("full")
    app = leave(shown(category="trends"), key("R05"), "Robots")
    app.selectbox(key=f"plan:{plan.plan_id}:depth").set_value("express").run()
    assert key("R05") not in [one.key for one in app.get("bidi_component")]
    assert answer("R05").value == "Robots"
    app.selectbox(key=f"plan:{plan.plan_id}:depth").set_value("full").run()
    assert data_of(app, key("R05"))["text"] == "Robots"


def test_what_does_not_apply_needs_its_reason_and_no_answer(shown: Shown) -> None:
    opened()
    app = button(shown(category="competitors"), "Does not apply")
    leave(app, key("C01", "reason"), "They are bound to us until 2030")
    assert (answer("C01").state, answer("C01").reason) == ("not_applicable", "They are bound to us until 2030")
    assert "It does not apply: They are bound to us until 2030" in words(app)
    button(app, "It applies after all")
    assert answer("C01").state == "open"


def test_what_nobody_knows_becomes_an_open_question_with_owner_and_date(shown: Shown) -> None:
    opened()
    app = button(shown(category="competitors"), "Nobody knows")
    app.selectbox(key=f"{answer('C01').answer_id}_owner").set_value("P2")
    due = moments(resources.store().database).today + timedelta(days=30)
    app.date_input(key=f"{answer('C01').answer_id}_due").set_value(due)
    button(app, "Make it an open question")
    asked = queries.of_account(resources.store().database, OPEN_QUESTION, "001").row(0, named=True)
    assert (asked["question_id"], asked["owner_id"], asked["due_on"]) == ("C01", "P2", due)
    assert answer("C01").state == "unknown"
    leave(app, key("C01"), "Our rival in Ulm")
    assert queries.of_account(resources.store().database, OPEN_QUESTION, "001")["status"].to_list() == ["answered"]


def test_what_our_data_say_is_taken_with_its_source(shown: Shown) -> None:
    opened()
    app = shown(category="our_team")
    assert "Our data say **Ada Abel**" in words(app)
    button(app, "Take it")
    assert (answer("T01").value, answer("T01").source) == ("P1", "data")


def test_an_earlier_answer_comes_back_as_a_new_version(shown: Shown) -> None:
    opened()
    app = leave(shown(category="competitors"), key("C01"), "A rival in Ulm")
    leave(app, key("C01"), "A rival in Bonn")
    button(app, "Source and history")
    button(app, "Back to this version")
    assert answer("C01").value == "A rival in Ulm"
    changes = queries.trail(resources.store().database, ANSWER, answer("C01").answer_id, "value")
    assert changes["new_value"].to_list() == ["A rival in Ulm", "A rival in Bonn", "A rival in Ulm"]


def test_source_confidence_evidence_and_the_day_the_customer_confirmed_it_are_kept(shown: Shown) -> None:
    opened()
    given("C01", "A rival in Ulm")
    app = button(shown(category="competitors"), "Source and history")
    app.selectbox(key=key("C01", "source")).set_value("customer").run()
    app.selectbox(key=key("C01", "confidence")).set_value("high").run()
    leave(app, key("C01", "confirmed_on"), "2026-01-10")
    leave(app, key("C01", "evidence"), "Their invoice list")
    now = answer("C01")
    assert (now.source, now.confidence, now.confirmed_on, now.evidence) == (
        "customer",
        "high",
        date(2026, 1, 10),
        "Their invoice list",
    )


def test_what_is_typed_in_an_answer_is_there_after_a_reload(shown: Shown) -> None:
    opened()
    pause(shown(category="competitors"), key("C01"), "A rival in Ul")
    app = shown(category="competitors")
    assert data_of(app, key("C01"))["text"] == "A rival in Ul"
    assert "Not saved yet: typed at" in words(app)
    leave(app, key("C01"), "A rival in Ulm")
    assert answer("C01").value == "A rival in Ulm"
    assert drafts.draft(resources.store().database, "P1", key("C01")) is None


def test_two_who_answer_at_once_see_each_other(shown: Shown) -> None:
    opened()
    app = shown(category="competitors")
    given("C01", "A rival in Ulm")
    leave(app, key("C01"), "A rival in Bonn", seen=None)
    assert [one.value for one in app.code] == ["nothing", "A rival in Ulm", "A rival in Bonn"]
    button(app, "Use mine")
    assert answer("C01").value == "A rival in Bonn"


def test_a_closed_period_is_shown_says_so_and_takes_nothing(shown: Shown) -> None:
    plan = opened()
    given("C01", "A rival in Ulm")
    resources.store().writer.derive(
        lambda transaction: write(transaction, PLAN, plan.plan_id, "001", {"locked_at": datetime(2026, 1, 31, 9, 0)})
    )
    app = shown(category="competitors")
    assert "This period was closed on Jan 31, 2026" in words(app)
    assert data_of(app, key("C01"))["locked"] is True
    leave(app, key("C01"), "A rival in Bonn")
    assert answer("C01").value == "A rival in Ulm"


def test_an_objective_is_added_by_typing_it_each_field_is_kept_and_it_is_put_away(shown: Shown) -> None:
    plan = opened()
    app = leave(shown(sheet="objectives"), "objective:new:001:title", "Win the second plant")
    made = queries.of_account(resources.store().database, OBJECTIVE, "001").row(0, named=True)
    assert (made["title"], made["owner_id"], made["due_on"]) == ("Win the second plant", "P1", plan.period_end)
    assert data_of(app, "objective:new:001:title")["text"] == ""
    leave(app, f"objective:{made['objective_id']}:target", "1.234,5")
    app.checkbox(key=f"objective:{made['objective_id']}:joint").check().run()
    made = queries.record(resources.store().database, OBJECTIVE, made["objective_id"])
    assert (made["target"], made["joint"]) == (Decimal("1234.5"), True)
    button(app, "Put away")
    assert queries.of_account(resources.store().database, OBJECTIVE, "001").is_empty()


def test_a_roadmap_grows_by_a_year_and_resources_are_asked_for(shown: Shown) -> None:
    plan = opened()
    app = button(shown(sheet="roadmap"), f"Add {plan.period_start.year}")
    button(app, f"Add {plan.period_start.year + 1}")
    years = queries.of_account(resources.store().database, ROADMAP_YEAR, "001").sort("year")
    assert years["year"].to_list() == [plan.period_start.year, plan.period_start.year + 1]
    leave(app, f"roadmap_year:{years['roadmap_year_id'][0]}:revenue", "2,000,000")
    leave(app, "resource:new:001:what", "A technician two days a week")
    asked = queries.of_account(resources.store().database, RESOURCE, "001")
    assert asked["what"].to_list() == ["A technician two days a week"]


def test_the_split_of_effort_is_saved_when_it_is_whole(shown: Shown) -> None:
    plan = opened()
    app = shown(sheet="service")
    for theme, percent in {"penetrate": 20, "expand": 40}.items():
        app.selectbox(key=f"split_{plan.plan_id}_{theme}").set_value(percent).run()
    assert "Save the split" not in [one.label for one in app.button]
    app.selectbox(key=f"split_{plan.plan_id}_protect").set_value(40).run()
    button(app, "Save the split")
    assert (the_plan().penetrate, the_plan().expand, the_plan().protect) == (20, 40, 40)
