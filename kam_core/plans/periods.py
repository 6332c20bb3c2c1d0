"""What is closed stays as it is: the period of a plan, and a review that was held."""

from collections.abc import Mapping

from kam_core.errors import RefusedError
from kam_core.records.model import Value
from kam_core.store.transaction import Transaction


def is_open(transaction: Transaction, record: Mapping[str, Value]) -> None:
    """Refuse a change of a plan whose period is closed, or of what belongs to it.

    Raises:
        RefusedError: it is locked.
    """
    locked = transaction.first("plans", "locked", plan_id=record["plan_id"])
    if locked and locked[0] is not None:
        raise RefusedError("This period was closed on {day}; open the next one.", day=locked[0].date())


def is_not_locked(transaction: Transaction, review: Mapping[str, Value]) -> None:
    """Refuse a change of a review that was locked.

    Raises:
        RefusedError: it is.
    """
    locked = transaction.first("plans", "review_locked", review_id=review["review_id"])
    if locked and locked[0] is not None:
        raise RefusedError("This review was locked on {day} and stays as it is.", day=locked[0].date())
