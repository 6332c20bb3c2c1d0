"""The three pages that leave the house, by what they are called."""

from enum import StrEnum

from kam_core.reports.handover import handover_report
from kam_core.reports.plan import plan_report
from kam_core.reports.review import review_report
from kam_core.store.database import Database


class Report(StrEnum):
    """What can be printed."""

    PLAN = "plan"
    REVIEW = "review"
    HANDOVER = "handover"


def report(database: Database, kind: Report, record_id: str, *, opinions: bool = False) -> str:
    """One page of HTML that needs nothing beside it.

    Args:
        database: where from; of one moment.
        kind: which page.
        record_id: a plan's id, a review's, or for the handover the account's.
        opinions: in the handover, with what we think of people.

    Raises:
        RefusedError, UnknownAccountError: there is no such record.
    """
    match kind:
        case Report.PLAN:
            return plan_report(database, record_id)
        case Report.REVIEW:
            return review_report(database, record_id)
        case Report.HANDOVER:
            return handover_report(database, record_id, opinions=opinions)
