"""What answers say about the plan itself, its owner and sponsor, and when the needs were confirmed."""

from datetime import date

from kam_core.accounts import edit
from kam_core.people.kinds import TEAM_MEMBER
from kam_core.plans.answer_values import as_value
from kam_core.plans.answering import Answering
from kam_core.plans.choices import PROGRAMME_DECISIONS
from kam_core.plans.fed import Fed
from kam_core.plans.kinds import NEED, PLAN
from kam_core.plans.set_fields import set_fields
from kam_core.records.writing import insert
from kam_core.store.transaction import Transaction


def owner(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """The account's owner, who leads the plan too."""
    account_id = answering.plan.account_id
    versions = dict(transaction.read("accounts", "overlay_versions", account_id=account_id).iter_rows())
    wanted = edit.Wanted(fed.new, versions.get(edit.Field.OWNER.value, 0))
    edit.edit_within(transaction, answering.request, account_id, {edit.Field.OWNER: wanted})
    set_fields(transaction, PLAN, answering.plan.plan_id, {"lead_id": fed.new})
    # Owners are shown, and filtered by, where the whole portfolio is.
    transaction.moves_portfolio = True


def sponsor(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """The sponsor in our team: who was it before makes room."""
    account_id = answering.plan.account_id
    found = transaction.read("plans", "sponsors", account_id=account_id)
    if fed.new in found["person_id"].to_list():
        return
    if found.height:
        set_fields(transaction, TEAM_MEMBER, found["team_member_id"][0], {"person_id": fed.new})
    else:
        insert(transaction, TEAM_MEMBER, account_id, {"person_id": fed.new, "role": "executive_sponsor"})


def programme_decision(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """The plan's place in the programme, which goes by the same words."""
    words = {words.casefold(): key for key, words in PROGRAMME_DECISIONS.items()}
    key = words.get(fed.new.casefold())
    if key is not None:
        set_fields(transaction, PLAN, answering.plan.plan_id, {"programme_decision": key})


def needs_confirmed(transaction: Transaction, answering: Answering, fed: Fed) -> None:
    """The day on which the customer confirmed its needs, for those that were confirmed longer ago."""
    on = as_value(answering.question, fed.new)
    found = transaction.read("plans", "open_needs", account_id=answering.plan.account_id)
    for need_id, confirmed_on in found.iter_rows():
        if isinstance(on, date) and (confirmed_on is None or confirmed_on < on):
            set_fields(transaction, NEED, need_id, {"last_confirmed_on": on})
