from datetime import date
from decimal import Decimal

import pytest

from kam_core.errors import ConflictError, RefusedError
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.values.model import ValueType
from kam_core.workbench import questions
from kam_core.workbench.chart import Bucket, Chart, Condition, Field, Join, Kind, Measure, Test, View
from kam_core.workbench.question import Needed, Question, Source
from kam_core.workbench.shape import Column

DAY = Field("deals", "closed", ValueType.DAY)
AMOUNT = Field("deals", "amount", ValueType.NUMBER)
CHART = Chart(
    "deals",
    Kind.LINE,
    DAY,
    AMOUNT,
    Measure.SUM,
    Field("people", "team", ValueType.TEXT),
    (Condition(DAY, Test.AT_LEAST, (date(2026, 1, 1),)), Condition(AMOUNT, Test.MORE, (Decimal("1.5"),))),
    bucket=Bucket.MONTH,
    most=5,
    join=Join(Field("deals", "agent", ValueType.TEXT), Field("people", "agent", ValueType.TEXT)),
)
QUESTION = Question(
    "Won by month",
    (Needed("deals", (Column("closed", ValueType.DAY),)), Needed("our_products", (), Source.PORTFOLIO, "our_products")),
    "SELECT 1",
    CHART,
    View(Kind.LINE, "closed", ("Sum of amount",), "team"),
)


def test_a_question_is_kept_whole_with_who_kept_it(world: Store) -> None:
    question_id = questions.keep(world, new_request("P1", "workbench"), QUESTION)
    assert questions.kept(world.database, question_id) == (QUESTION, 1)
    listed = questions.questions(world.database)
    assert listed.select("bench_question_id", "title", "kept_by").rows() == [(question_id, "Won by month", "Ada Abel")]


def test_the_same_request_keeps_a_question_once(world: Store) -> None:
    request = new_request("P1", "workbench")
    assert questions.keep(world, request, QUESTION) == questions.keep(world, request, QUESTION)
    assert questions.questions(world.database).height == 1


def test_a_question_that_somebody_else_changed_meanwhile_is_not_overwritten(world: Store) -> None:
    question_id = questions.keep(world, new_request("P1", "workbench"), QUESTION)
    theirs = Question("Theirs", (), "SELECT 2")
    questions.change(world, new_request("P2", "workbench"), question_id, theirs, seen=1)
    with pytest.raises(ConflictError):
        questions.change(world, new_request("P1", "workbench"), question_id, Question("Mine", (), "SELECT 3"), seen=1)
    assert questions.kept(world.database, question_id) == (theirs, 2)


def test_a_question_that_is_put_away_leaves_the_list_and_still_opens(world: Store) -> None:
    question_id = questions.keep(world, new_request("P1", "workbench"), QUESTION)
    questions.put_away(world, new_request("P1", "workbench"), question_id)
    assert questions.questions(world.database).is_empty()
    assert questions.kept(world.database, question_id)[0] == QUESTION
    questions.put_away(world, new_request("P1", "workbench"), question_id, away=False)
    assert questions.questions(world.database).height == 1


def test_each_change_is_in_the_history(world: Store) -> None:
    question_id = questions.keep(world, new_request("P1", "workbench"), QUESTION)
    questions.change(world, new_request("P2", "workbench"), question_id, Question("Other", (), "SELECT 2"), seen=1)
    questions.put_away(world, new_request("P2", "workbench"), question_id)
    changes = world.database.read("accounts", "changes_of_record", record="bench_question", record_id=question_id)
    assert {"add", "edit", "archive"} == set(changes["action"])


@pytest.mark.parametrize(
    "question",
    [Question(" ", (), "SELECT 1"), Question("a" * 201, (), "SELECT 1"), Question("a", (), "x" * 200_001)],
)
def test_a_question_without_a_title_or_too_long_is_refused(world: Store, question: Question) -> None:
    with pytest.raises(RefusedError):
        questions.keep(world, new_request("P1", "workbench"), question)


def test_an_id_that_is_none_is_refused(world: Store) -> None:
    with pytest.raises(RefusedError):
        questions.kept(world.database, "none")
    with pytest.raises(RefusedError):
        questions.put_away(world, new_request("P1", "workbench"), "none")
