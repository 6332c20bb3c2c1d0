"""The period of a plan: open for work, or locked once a review closed it."""

from collections.abc import Mapping

from kam_core.errors import RefusedError
from kam_core.records.model import Value
from kam_core.store.transaction import Transaction


def is_open(transaction: Transaction, record: Mapping[str, Value]) -> None:
    """Refuse a change of a plan whose period is closed, or of what belongs to it.

    Raises:
        RefusedError: it is locked.
    """
    locked = transaction.read("plans", "locked", plan_id=record["plan_id"])
    if locked.height and locked["locked_at"][0] is not None:
        raise RefusedError("This period was closed on {day}; open the next one.", day=locked["locked_at"][0].date())
