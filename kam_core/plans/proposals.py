"""What the data know already: answers to offer, each with where it is from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kam_core.plans.answer_values import as_text, as_value
from kam_core.plans.choices import PROGRAMME_DECISIONS
from kam_core.plans.plan import Plan
from kam_core.plans.trade import trade
from kam_core.questions.catalogue import Question, questions
from kam_core.records.model import SEPARATOR
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.text.words import _, later

_ORIGINS: Mapping[str, str] = {
    "account_team.role=owner": later("Owner of the account"),
    "account_team.role_coverage": later("Our team"),
    "account_team.role=executive_sponsor": later("Our team"),
    "plan.capacity_hours": later("Hours a month of our team"),
    "stakeholder.role=approver|veto": later("Roles of contacts"),
    "stakeholder.stance=advocate": later("Stance of contacts"),
    "stakeholder.stance=opponent": later("Stance of contacts"),
    "stakeholder.succession": later("Contacts who may leave"),
    "signal.sponsor_last_contact": later("Interactions of the sponsor with their executives"),
    "competitor.list": later("Competitors in the account"),
    "competitor.perceived_strength": later("The strongest competitor in the account"),
    "competitor.wallet_share": later("The strongest competitor in the account"),
    "calendar.rival_renewal": later("Competitors in the account"),
    "account.programme_decision": later("Decision of this plan"),
    "signal.needs_confirmed_on": later("Register of needs"),
    "value.proven_results": later("Value log: measured and confirmed"),
    "action.open_requests": later("Requests without an answer"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that the data give: its text as an answer keeps it, and in words where it is from."""

    value: str
    origin: str


def proposals(database: Database, plan: Plan, today: date) -> dict[str, Proposal]:
    """What the data know, by question id; a question about which they know nothing is absent.

    `from_facts` and `from_records` together; a screen may keep the first for longer than the second.
    """
    return from_facts(database, plan.account_id, plan.plan_id) | from_records(
        database, plan.account_id, plan.plan_id, today
    )


def from_facts(database: Database, account_id: str, plan_id: str) -> dict[str, Proposal]:
    """What loaded facts and the estimate of the wallet know, by question id: true until the portfolio moves."""
    known = trade(database, account_id, plan_id, moments(database))
    return _offered({feeds: Proposal(value, origin) for feeds, (value, origin) in known.items()})


def from_records(database: Database, account_id: str, plan_id: str, today: date) -> dict[str, Proposal]:
    """What people typed elsewhere knows, by question id: owner, team, contacts, competitors, needs, results."""
    read = (
        database.read("plans", "known_people", account_id=account_id),
        database.read("plans", "known_records", account_id=account_id, plan_id=plan_id, today=today),
        database.read("plans", "sponsor_spoke", account_id=account_id, today=today),
    )
    found: dict[str, list[str]] = {}
    for feeds, value in (row[:2] for rows in read for row in rows.iter_rows()):
        found.setdefault(feeds, []).append(value)
    return _offered({feeds: Proposal(SEPARATOR.join(values), _(_ORIGINS[feeds])) for feeds, values in found.items()})


def _offered(known: Mapping[str, Proposal]) -> dict[str, Proposal]:
    """What is known by what a question feeds, as an answer to each question that feeds it."""
    typed = {one.id: _typed(one, known[one.feeds]) for one in questions() if one.feeds in known}
    return {question_id: one for question_id, one in typed.items() if one is not None}


def _typed(question: Question, one: Proposal) -> Proposal | None:
    """The proposal as an answer to this question is written."""
    if question.answer_type == "text":
        return Proposal(one.value.replace(SEPARATOR, "\n"), one.origin)
    if question.answer_type == "choice":
        return _choice(question, one)
    if question.answer_type == "people" and not question.multi:
        return Proposal(one.value.split(SEPARATOR)[0], one.origin)
    return Proposal(as_text(as_value(question, one.value)) or "", one.origin)


def _choice(question: Question, one: Proposal) -> Proposal | None:
    words = PROGRAMME_DECISIONS.get(one.value, one.value).casefold()
    choice = next((choice for choice in question.choices if choice.casefold() == words), None)
    return Proposal(choice, one.origin) if choice else None
