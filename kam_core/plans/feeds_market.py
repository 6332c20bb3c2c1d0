"""What answers say about the customer's spending and who else gets it."""

import re
from datetime import date
from decimal import Decimal

from kam_core.period import trailing_year
from kam_core.plans.answer_values import as_value
from kam_core.plans.answering import Answering
from kam_core.plans.fed import Fed
from kam_core.plans.kinds import COMPETITOR, WALLET
from kam_core.plans.set_fields import set_fields
from kam_core.records.model import Value
from kam_core.records.writing import insert
from kam_core.store.transaction import Transaction
from kam_core.text.words import _

_PARTS = re.compile(r"[\n;|•]+")
# What is longer is no name but a sentence.
LONGEST_NAME = 60
_PERCENT = 100


def wallet(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """What they spend in a year with everybody: what they bought here in twelve months, over our share of it.

    Nothing where the share is 0, or nothing was bought.
    """
    share, closed = as_value(answering.question, fed.new), answering.moments.closed_through
    if not isinstance(share, Decimal) or not share or closed is None:
        return
    year, account_id = trailing_year(closed), answering.plan.account_id
    bought = transaction.read("plans", "bought", account_id=account_id, first=year.first, until=year.until)["revenue"][
        0
    ]
    if not bought or bought < 0:
        return
    values: dict[str, Value] = {
        "year": closed.year,
        "amount": (bought * _PERCENT / share).quantize(Decimal("0.01")),
        "method": _("Our share is {percent}% of it", percent=format(share.normalize(), "f")),
        "estimated_on": answering.moments.today,
        "said_by": answering.request.who if _is_person(transaction, answering.request.who) else None,
    }
    estimate_id = wallet_id(answering.answer_id, closed.year)
    if transaction.read("plans", "wallet_is_there", wallet_estimate_id=estimate_id).height:
        set_fields(transaction, WALLET, estimate_id, values)
    else:
        insert(transaction, WALLET, account_id, values, record_id=estimate_id)
    # Growth potential, and the score with it, is made from the wallet.
    transaction.moves_scores = transaction.moves_portfolio = True


def wallet_id(answer_id: str, year: int) -> str:
    """The id of the estimate that an answer makes for a year."""
    return f"{answer_id}:{year}"


def rivals(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """Each name that stands on a line of its own, or between semicolons, is a competitor; sentences are none."""
    names = [" ".join(part.split()) for part in _PARTS.split(fed.new)]
    names = [name.rstrip(".,") for name in names if name.rstrip(".,")]
    if any(len(name) > LONGEST_NAME for name in names):
        return
    account_id = answering.plan.account_id
    known = {str(name).casefold() for name in transaction.read("plans", "rivals", account_id=account_id)["name"]}
    for name in dict.fromkeys(names):
        if name.casefold() not in known:
            insert(transaction, COMPETITOR, account_id, {"competitor_name": name})


def rival_strength(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """What the customer believes the strongest rival does better."""
    _of_strongest(transaction, answering, {"strength": fed.new})


def rival_share(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """What share of their spending the strongest rival gets."""
    _of_strongest(transaction, answering, {"wallet_percent": as_value(answering.question, fed.new)})


def rival_renewal(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """When a rival's agreement ends: the strongest one's."""
    on = as_value(answering.question, fed.new)
    if isinstance(on, date):
        _of_strongest(transaction, answering, {"renewal_on": on})


def _of_strongest(transaction: Transaction, answering: Answering, values: dict[str, Value]) -> None:
    """The rival with the largest share; where no rival is named yet, the answer alone knows."""
    found = transaction.read("plans", "rivals", account_id=answering.plan.account_id)
    if found.height:
        set_fields(transaction, COMPETITOR, found["competitor_id"][0], values)


def _is_person(transaction: Transaction, person_id: str) -> bool:
    return bool(transaction.read("accounts", "person", person_id=person_id).height)
