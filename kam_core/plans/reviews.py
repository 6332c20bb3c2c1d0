"""A plan is looked at on a day: what changed since the last time, what was decided, and when we look again."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any, cast

import polars as pl

from kam_core.errors import FieldsError, RefusedError
from kam_core.plans import snapshot
from kam_core.plans.changes import Change, changes
from kam_core.plans.kinds import PLAN, REVIEW
from kam_core.plans.opening import opening
from kam_core.plans.plan import Plan, plan_within
from kam_core.plans.set_fields import set_fields
from kam_core.plans.snapshot import Snapshot
from kam_core.records.model import SEPARATOR, Value
from kam_core.records.writing import guard, insert, now
from kam_core.scoring.scores import ensure
from kam_core.store.clock import now_utc
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

DAYS_BETWEEN = 91
# A review goes back to the action plan; a plan that has not come so far goes on where it is.
_AFTER = {"execution": "action_plan", "review": "action_plan"}


def reviews(database: Database, account_id: str) -> pl.DataFrame:
    """The reviews of an account, one that is being prepared first, then the newest.

    Returns:
        One row a review: `review_id`, `plan_id`, `period_start`, `period_end`, `held_on`, `person_ids` and
        `contact_ids` (parted by '|'), `summary`, `decisions`, `programme_decision`, `next_review_on`, `locked_at`
        (UTC; null: being prepared), `locked_by` (a name), `illustrative`, `version`.
    """
    return database.read("plans", "reviews", account_id=account_id)


def begin(store: Store, request: Request, plan_id: str) -> str:
    """Prepare a review of a plan, filled in with today, our team, and a next date in a quarter.

    Returns:
        Its id.

    Raises:
        RefusedError: one is being prepared already, the period is closed, or there is no such plan.
    """
    today = moments(store.database).today

    def change(transaction: Transaction) -> str:
        plan = plan_within(transaction, plan_id)
        drafted = transaction.first("plans", "drafts_of_review", plan_id=plan_id)
        if drafted:
            raise RefusedError("The review of {day} is being prepared already.", day=drafted[1])
        ours = [row[0] for row in transaction.read("plans", "team_here", account_id=plan.account_id).iter_rows()]
        given: dict[str, Value] = {
            "plan_id": plan_id,
            "held_on": today,
            "person_ids": SEPARATOR.join(ours),
            "programme_decision": plan.programme_decision,
            "next_review_on": today + timedelta(days=DAYS_BETWEEN),
        }
        return insert(transaction, REVIEW, plan.account_id, given)

    return cast("str", store.writer.save(request, change))


def lock(store: Store, request: Request, review_id: str, *, seen_version: int) -> None:
    """Lock a review with what the plan and the account are in this moment, in one save.

    The plan takes its next date, its place in the programme and its next stage from it.

    Args:
        store: where to.
        request: who locks it.
        review_id: which one.
        seen_version: the version that whoever locks it looked at.

    Raises:
        FieldsError: decisions, the place in the programme or the next date are missing, or it lies in the future.
        RefusedError: it is locked or put away, its period is closed, or it was changed since; nothing is saved.
    """
    today = moments(store.database).today
    ensure(store, today)

    def change(transaction: Transaction) -> None:
        review = now(transaction, REVIEW, review_id)
        guard(transaction, REVIEW, review)
        _check(review, seen_version, today)
        plan = plan_within(transaction, str(review["plan_id"]))
        set_fields(transaction, PLAN, plan.plan_id, _decided(plan, review))
        taken = snapshot.snapshot(transaction.database(store.connection), plan.plan_id, today)
        _seal(transaction, request, review_id, taken)
        transaction.moves_portfolio = False

    store.writer.save(request, change)


def since_last(database: Database, plan_id: str, day: date) -> tuple[Snapshot, Snapshot, tuple[Change, ...]]:
    """What a plan was at its last review, or its opening; what it is now; and what is different."""
    taken = snapshot.snapshot(database, plan_id, day)
    before = _before(database, taken, None)
    return before, taken, changes(before, taken)


def at_review(database: Database, review_id: str) -> tuple[Snapshot, Snapshot, tuple[Change, ...]]:
    """As `since_last`, of a review that is locked: what had changed when it was.

    Raises:
        RefusedError: it is not locked, or there is none.
    """
    found = database.read("plans", "review_snapshot", review_id=review_id)
    if found.is_empty():
        raise RefusedError("There is no locked review {review}.", review=review_id)
    row = found.row(0, named=True)
    taken = snapshot.read(row["snapshot"])
    before = _before(database, taken, row["locked_at"])
    return before, taken, changes(before, taken)


def _before(database: Database, taken: Snapshot, locked_before: Any) -> Snapshot:
    last = database.read("plans", "last_snapshot", plan_id=taken["plan_id"], before=locked_before)
    return snapshot.read(last["snapshot"][0]) if last.height else opening(database, taken)


def _check(review: dict[str, Value], seen_version: int, today: date) -> None:
    if review["archived_at"] is not None:
        raise RefusedError("This review was put away; bring it back first.")
    if review["version"] != seen_version:
        raise RefusedError("Somebody changed this review since you opened it; look at it again.")
    faults: dict[str, RefusedError] = {}
    held, following = cast("date", review["held_on"]), cast("date | None", review["next_review_on"])
    if held > today:
        faults["held_on"] = RefusedError("{day} lies in the future.", day=held)
    if not str(review["decisions"] or "").strip():
        faults["decisions"] = RefusedError("Say what was decided.")
    if review["programme_decision"] is None:
        faults["programme_decision"] = RefusedError("Say whether the account stays in the programme.")
    # Who leaves the programme is looked at no more.
    if following is None and review["programme_decision"] != "leave":
        faults["next_review_on"] = RefusedError("Say when we look again.")
    if following is not None and following <= held:
        faults["next_review_on"] = RefusedError("The next review comes after this one, not on {day}.", day=following)
    if faults:
        raise FieldsError(faults)


def _decided(plan: Plan, review: dict[str, Value]) -> dict[str, Value]:
    return {
        "next_review_on": review["next_review_on"],
        "programme_decision": review["programme_decision"],
        "stage": _AFTER.get(plan.stage, plan.stage),
    }


def _seal(transaction: Transaction, request: Request, review_id: str, taken: Snapshot) -> None:
    """Write the snapshot; the history keeps its SHA-256, so that nobody can put another in its place unseen."""
    kept, locked_at = snapshot.written(taken), now_utc()
    transaction.execute(
        "plans", "lock_review", review_id=review_id, snapshot=kept, locked_at=locked_at, locked_by=request.who
    )
    told = {"locked_at": locked_at, "locked_by": request.who, "snapshot_sha256": sha256(kept.encode()).hexdigest()}
    transaction.record("lock", REVIEW.name, review_id, {name: (None, value) for name, value in told.items()})
