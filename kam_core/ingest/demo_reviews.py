"""The locked reviews of the demo: each keeps what its plan and account were on its day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from kam_core.accounts.model import AccountId
from kam_core.plans import snapshot
from kam_core.plans.snapshot import Snapshot, as_kept, is_overdue
from kam_core.questions.catalogue import question
from kam_core.scoring.explanation import trail
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.store.transaction import Transaction

# Of so many answers given since a review, one is new.
_NEW = 4


def keep_snapshots(transaction: Transaction, database: Database) -> None:
    """Give each locked review that has none its snapshot, as of the day it was held on.

    Args:
        transaction: the save that made the reviews.
        database: sees what the save sees.
    """
    for review_id, plan_id, account_id, held_on, locked_at, locked_by in _locked(transaction):
        taken = as_of(snapshot.snapshot(database, plan_id, held_on), held_on, _days(transaction, plan_id))
        taken["position"] = _position(database, account_id, held_on)
        transaction.execute(
            "plans",
            "lock_review",
            review_id=review_id,
            snapshot=snapshot.written(taken),
            locked_at=locked_at,
            locked_by=locked_by,
        )


def as_of(taken: Snapshot, day: date, answered_on: dict[str, date]) -> Snapshot:
    """A snapshot without what came after a day; quality and team of then are not known, and absent.

    Of the answers that somebody looked at since, most were said before and confirmed again, and a fourth is new.

    Args:
        taken: of today, with the KPIs of `day`.
        day: when the review was held.
        answered_on: by question, when its answer was given.
    """
    answers = [_as_it_was_said(row, day) for row in taken["answers"] if _was_known(row["id"], day, answered_on)]
    actions = [_as_it_stood(row, day) for row in taken["actions"]]
    people = [{**row, "left_on": _until(row["left_on"], day)} for row in taken["people"]]
    return {
        **{name: value for name, value in taken.items() if name not in ("quality", "team", "position")},
        "day": day.isoformat(),
        "answers": answers,
        "actions": actions,
        "people": people,
    }


def _position(database: Database, account_id: str, day: date) -> dict[str, Any]:
    """Where an account stood on a day, as a snapshot keeps it; by the criteria of today, so that both compare."""
    stood = trail(database, AccountId(account_id), (day, moments(database).today)).row(0, named=True)
    return {name: as_kept(stood[name]) for name in ("attractiveness", "strength", "quadrant")}


def _was_known(question_id: str, day: date, answered_on: dict[str, date]) -> bool:
    return answered_on.get(question_id, day) <= day or question(question_id).seq % _NEW != 0


def _as_it_was_said(row: dict[str, Any], day: date) -> dict[str, Any]:
    return {**row, "confirmed_on": _until(row["confirmed_on"], day)}


def _as_it_stood(row: dict[str, Any], day: date) -> dict[str, Any]:
    done_on = _until(row["done_on"], day)
    stood = {**row, "done_on": done_on, "status": "open" if done_on != row["done_on"] else row["status"]}
    return {**stood, "overdue": is_overdue(stood, day)}


def _until(on: str | None, day: date) -> str | None:
    return on if on is not None and on <= day.isoformat() else None


def _locked(transaction: Transaction) -> Iterator[tuple[Any, ...]]:
    return transaction.read("ingest", "locked_reviews").iter_rows()


def _days(transaction: Transaction, plan_id: str) -> dict[str, date]:
    return dict(transaction.read("ingest", "answered_on", plan_id=plan_id).iter_rows())
