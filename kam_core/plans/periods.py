"""What is closed stays as it is: the period of a plan, and a review that was held."""

from collections.abc import Mapping
from datetime import date

from kam_core.errors import RefusedError
from kam_core.records.model import Value
from kam_core.store.transaction import Transaction

_WHOLE = 100


def is_open(transaction: Transaction, record: Mapping[str, Value]) -> None:
    """Refuse a change of a plan whose period is closed, or of what belongs to it.

    Raises:
        RefusedError: it is locked.
    """
    locked = transaction.first("plans", "locked", plan_id=record["plan_id"])
    if locked and locked[0] is not None:
        raise RefusedError("This period was closed on {day}; open the next one.", day=locked[0].date())


def is_sound(_transaction: Transaction, plan: Mapping[str, Value]) -> None:
    """Refuse a plan whose fields do not fit together: each is changed on its own, by going back to an earlier one too.

    Raises:
        RefusedError: the period ends before it starts, or the themes are not 100% together.
    """
    start, end = plan["period_start"], plan["period_end"]
    if isinstance(start, date) and isinstance(end, date) and end <= start:
        raise RefusedError("The period ends on {end}, before it starts on {start}.", start=start, end=end)
    parts = [plan[name] for name in ("penetrate", "expand", "protect")]
    if parts == [None, None, None]:
        return
    total = sum(part for part in parts if isinstance(part, int))
    if None in parts or total != _WHOLE:
        raise RefusedError(
            "The three themes are {total}% together, not 100%; change them together on the plan.", total=total
        )


def is_answer(_transaction: Transaction, answer: Mapping[str, Value]) -> None:
    """Refuse an answer whose state and value do not fit together, whichever of the two is changed or taken back.

    Raises:
        RefusedError: it has a value and is not answered, or the other way round, or does not apply for no reason.
    """
    if (answer["state"] == "answered") != (answer["value"] is not None):
        raise RefusedError("An answer has a value where it is answered, and nowhere else: give it on the plan.")
    if answer["state"] == "not_applicable" and not answer["reason"]:
        raise RefusedError("Say why the question does not apply here.")


def is_not_locked(transaction: Transaction, review: Mapping[str, Value]) -> None:
    """Refuse a change of a review that was locked.

    Raises:
        RefusedError: it is.
    """
    locked = transaction.first("plans", "review_locked", review_id=review["review_id"])
    if locked and locked[0] is not None:
        raise RefusedError("This review was locked on {day} and stays as it is.", day=locked[0].date())
