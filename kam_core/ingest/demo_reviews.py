"""The locked reviews of the demo: each keeps what its plan and account were on its day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from kam_core.plans import snapshot
from kam_core.plans.snapshot import Snapshot, is_overdue
from kam_core.store.database import Database
from kam_core.store.transaction import Transaction


def keep_snapshots(transaction: Transaction, database: Database) -> None:
    """Give each locked review that has none its snapshot, as of the day it was held on.

    Args:
        transaction: the save that made the reviews.
        database: sees what the save sees.
    """
    for review_id, plan_id, held_on, locked_at, locked_by in _locked(transaction):
        taken = as_of(snapshot.snapshot(database, plan_id, held_on), held_on, _days(transaction, plan_id))
        transaction.execute(
            "plans",
            "lock_review",
            review_id=review_id,
            snapshot=snapshot.written(taken),
            locked_at=locked_at,
            locked_by=locked_by,
        )


def as_of(taken: Snapshot, day: date, answered_on: dict[str, date]) -> Snapshot:
    """A snapshot without what came after a day; the plan's quality and the team of then are not known, and absent.

    Args:
        taken: of today, with the KPIs of `day`.
        day: when the review was held.
        answered_on: by question, when its answer was given.
    """
    answers = [row for row in taken["answers"] if answered_on.get(row["id"], day) <= day]
    actions = [_as_it_stood(row, day) for row in taken["actions"]]
    people = [{**row, "left_on": _until(row["left_on"], day)} for row in taken["people"]]
    return {
        **{name: value for name, value in taken.items() if name not in ("quality", "team")},
        "day": day.isoformat(),
        "answers": answers,
        "actions": actions,
        "people": people,
    }


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
