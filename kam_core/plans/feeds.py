"""Where answers go: what a person answers flows on to the record it belongs to, so that it is typed once.

Only a new answer flows. What is changed on the record later stays there, and stands beside the answer as a proposal.
"""

from collections.abc import Mapping

from kam_core.errors import FieldsError, RefusedError
from kam_core.plans import feeds_market, feeds_people, feeds_plan
from kam_core.plans.answering import Answering
from kam_core.plans.fed import Fed, Feed
from kam_core.records.model import Value
from kam_core.store.transaction import Transaction

# By what a question feeds; what is not here is read from the answer itself.
_FEEDS: Mapping[str, Feed] = {
    "account_team.role=owner": feeds_plan.owner,
    "account_team.role=executive_sponsor": feeds_plan.sponsor,
    "stakeholder.role=approver|veto": feeds_people.approvers,
    "stakeholder.stance=advocate": feeds_people.advocates,
    "stakeholder.stance=opponent": feeds_people.opponents,
    "stakeholder.succession": feeds_people.may_leave,
    "kpi.share_of_wallet": feeds_market.wallet,
    "competitor.list": feeds_market.rivals,
    "competitor.perceived_strength": feeds_market.rival_strength,
    "competitor.wallet_share": feeds_market.rival_share,
    "calendar.rival_renewal": feeds_market.rival_renewal,
    "account.programme_decision": feeds_plan.programme_decision,
    "signal.needs_confirmed_on": feeds_plan.needs_confirmed,
}


def flow(
    transaction: Transaction, answering: Answering, before: Mapping[str, Value], after: Mapping[str, Value]
) -> None:
    """Let a new answer flow to what its question feeds; one that is the same, or taken away, goes nowhere.

    Raises:
        FieldsError: the record does not take it; told at the answer's value.
    """
    feed = _FEEDS.get(answering.question.feeds)
    old, new = before["value"], after["value"]
    if feed is None or new is None or new == old:
        return
    try:
        feed(transaction, answering, Fed(None if old is None else str(old), str(new)))
    except FieldsError as refused:
        raise FieldsError({"value": next(iter(refused.faults.values()))}) from refused
    except RefusedError as refused:
        raise FieldsError({"value": refused}) from refused
