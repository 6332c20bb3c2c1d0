"""What answers say about the people there: who approves, speaks up for us, is against us, may leave."""

from kam_core.people.kinds import STAKEHOLDER
from kam_core.plans.answer_values import ids
from kam_core.plans.answering import Answering
from kam_core.plans.fed import Fed, Feed
from kam_core.plans.set_fields import set_fields
from kam_core.records.model import SEPARATOR
from kam_core.store.transaction import Transaction

_APPROVER, _VETO = "approver", "veto"


def approvers(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """One question asks for approval and veto: who has neither role gets the first; who is left out loses both."""
    known = _known(transaction, answering)
    for contact_id, named in fed.moved():
        if contact_id not in known:
            continue
        roles = ids(known[contact_id]["buying_roles"])
        if not named:
            roles = [role for role in roles if role not in (_APPROVER, _VETO)]
        elif not {_APPROVER, _VETO} & set(roles):
            roles.append(_APPROVER)
        set_fields(transaction, STAKEHOLDER, contact_id, {"buying_roles": SEPARATOR.join(roles) or None})


def may_leave(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """Who is named may leave within a year; who is left out stays."""
    known = _known(transaction, answering)
    for contact_id, named in fed.moved():
        if contact_id in known:
            set_fields(transaction, STAKEHOLDER, contact_id, {"may_leave": named})


def _stance(stance: str) -> Feed:
    """Who is named has the stance; who is left out loses it, if it is still that one."""

    def feed(transaction: Transaction, answering: Answering, fed: Fed) -> None:
        known = _known(transaction, answering)
        for contact_id, named in fed.moved():
            if contact_id in known and (named or known[contact_id]["stance"] == stance):
                set_fields(transaction, STAKEHOLDER, contact_id, {"stance": stance if named else None})

    return feed


advocates = _stance("advocate")
opponents = _stance("opponent")


def _known(transaction: Transaction, answering: Answering) -> dict[str, dict[str, str | None]]:
    """Stance and roles of the contacts of the account, by id; a loaded one may be gone since it was named."""
    found = transaction.read("plans", "stances", account_id=answering.plan.account_id)
    return {row["contact_id"]: row for row in found.iter_rows(named=True)}
