"""What people decide of a sudden change: that it needs nobody, and why."""

from datetime import date

from kam_core.records.model import Field, Kind, Type
from kam_core.records.writing import set_archived
from kam_core.store.clock import now_utc
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from kam_core.text.words import later as _

DISMISSAL = Kind(
    "sudden_change",
    "app.change_decision",
    "change_decision_id",
    _("Sudden change that needs nobody"),
    _("Sudden changes that need nobody"),
    (
        Field("quarter", _("Quarter from"), Type.DAY, required=True),
        Field("reason", _("Why it needs nobody"), Type.LONG_TEXT, required=True),
    ),
)


def take_back(store: Store, request: Request, account_id: str, quarter: date) -> None:
    """Take back that the sudden change of a quarter needs nobody, whoever said so: several may have at once.

    Args:
        store: where to.
        request: who asks.
        account_id: of the account.
        quarter: its first day.
    """

    def save(transaction: Transaction) -> None:
        for decision_id in transaction.read("forecast", "decision", account_id=account_id, quarter=quarter)[
            DISMISSAL.key
        ]:
            set_archived(transaction, DISMISSAL, decision_id, now_utc())

    store.writer.save(request, save)
