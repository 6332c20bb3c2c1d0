"""Questions that are kept under a link: through the one way in, with a history, and never deleted."""

from typing import cast
from uuid import uuid4

import polars as pl

from kam_core.errors import ConflictError, RefusedError
from kam_core.store.clock import now_utc
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from kam_core.workbench.question import Question
from kam_core.workbench.written import read, written

_RECORD = "bench_question"
_LONGEST_TITLE = 200
_LONGEST = 200_000


def keep(store: Store, request: Request, question: Question) -> str:
    """Keep a question; returns its id.

    Raises:
        RefusedError: it has no title, or is longer than what is kept.
    """
    text = _checked(question)

    def change(transaction: Transaction) -> str:
        question_id = uuid4().hex
        transaction.execute(
            "workbench",
            "insert_question",
            bench_question_id=question_id,
            title=question.title.strip(),
            question=text,
            kept_by=request.who,
            kept_at=now_utc(),
        )
        told = {"title": (None, question.title.strip()), "question": (None, text)}
        transaction.record("add", _RECORD, question_id, told)
        transaction.moves_portfolio = False
        return question_id

    return cast("str", store.writer.save(request, change))


def change(store: Store, request: Request, question_id: str, question: Question, *, seen: int) -> None:
    """Put a question in the place of the one that is kept; the one before stays in the history.

    Args:
        store: where to.
        request: who asks.
        question_id: of the one that is kept.
        question: what it is to be.
        seen: the version that was changed.

    Raises:
        ConflictError: somebody else changed it meanwhile.
        RefusedError: there is none, or it is not kept so.
    """
    text = _checked(question)

    def save(transaction: Transaction) -> None:
        before = _there(transaction, question_id)
        if before["version"] != seen and before["question"] != text:
            raise ConflictError(
                "{who} saved this first, at {when}: {theirs}. Yours: {mine}.",
                who=before["kept_by_name"],
                when=before["kept_at"],
                theirs=before["title"],
                mine=question.title,
            )
        values = {"title": question.title.strip(), "question": text}
        transaction.execute(
            "workbench",
            "update_question",
            bench_question_id=question_id,
            title=values["title"],
            question=values["question"],
            kept_by=request.who,
            kept_at=now_utc(),
        )
        changed = {name: (before[name], value) for name, value in values.items() if before[name] != value}
        transaction.record("edit", _RECORD, question_id, changed)
        transaction.moves_portfolio = False

    store.writer.save(request, save)


def put_away(store: Store, request: Request, question_id: str, *, away: bool = True) -> None:
    """Take a question out of the list, or bring it back.

    Raises:
        RefusedError: there is none.
    """

    def save(transaction: Transaction) -> None:
        before = _there(transaction, question_id)
        if (before["archived_at"] is not None) == away:
            return
        when = now_utc() if away else None
        transaction.execute("workbench", "put_question_away", bench_question_id=question_id, archived_at=when)
        action = "archive" if away else "bring_back"
        transaction.record(action, _RECORD, question_id, {"archived_at": (before["archived_at"], when)})
        transaction.moves_portfolio = False

    store.writer.save(request, save)


def kept(database: Database, question_id: str) -> tuple[Question, int]:
    """A question that is kept, away or not, and its version.

    Raises:
        RefusedError: there is none, or it is not known here.
    """
    found = database.one("workbench", "question", bench_question_id=question_id)
    if found is None:
        raise RefusedError("There is no question {question}.", question=question_id)
    return read(found["question"]), int(found["version"])


def questions(database: Database) -> pl.DataFrame:
    """The questions that are not put away, the last one first.

    Returns:
        `bench_question_id`, `title`, `kept_by` (a name), `kept_at` (UTC).
    """
    return database.read("workbench", "questions")


def _checked(question: Question) -> str:
    text = written(question)
    if not question.title.strip():
        raise RefusedError("Give the question a title.")
    if len(question.title) > _LONGEST_TITLE:
        raise RefusedError("A title has at most {most} characters.", most=_LONGEST_TITLE)
    if len(text) > _LONGEST:
        raise RefusedError("This question is too long to be kept.")
    return text


def _there(transaction: Transaction, question_id: str) -> dict[str, object]:
    found = transaction.one("workbench", "question", bench_question_id=question_id)
    if found is None:
        raise RefusedError("There is no question {question}.", question=question_id)
    return found
