"""What a line of a week says: its reason in a sentence, how late it is, what is at stake."""

from collections.abc import Callable, Mapping
from typing import Any

from kam_core.health.caps import BY_CODE as CAP_BY_CODE
from kam_core.people.alarm_words import names as alarm_names
from kam_core.people.choices import ACCOUNT_ROLES
from kam_core.questions.catalogue import categories
from kam_core.records.model import SEPARATOR
from kam_core.text.numbers import day, number, short_money
from kam_core.text.words import _, ngettext

Line = Mapping[str, Any]

# What somebody has to do by its day, so that it can be late.
_DUE = frozenset(("action", "open_question", "review"))


def sentence(line: Line) -> str:
    """The reason of a line; names in it are as they are stored."""
    return _SENTENCES[line["reason"]](line)


def age(line: Line) -> str:
    """How late it is, or how long there is left; empty where it has no day."""
    days, on = line["age_days"], line["on"]
    if on is None:
        return ""
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("in {n} day, {day}", "in {n} days, {day}", -days, day=day(on))
    if line["reason"] in _DUE:
        return ngettext("{n} day late, {day}", "{n} days late, {day}", days, day=day(on))
    return ngettext("{n} day ago, {day}", "{n} days ago, {day}", days, day=day(on))


def at_stake(line: Line, currency: str) -> str:
    """What may be lost or won."""
    return _("{amount} at stake", amount=short_money(line["at_stake"], currency))


def _contract_end(line: Line) -> str:
    if line["age_days"] > 0:
        return _("Contract {contract} ended; no renewal is agreed", contract=line["what"])
    return _("Contract {contract} ends; no renewal is agreed", contract=line["what"])


def _rival(line: Line) -> str:
    if line["what"] is None:
        return _("A rival's agreement comes up for renewal")
    return _("The agreement of {rival} comes up for renewal", rival=line["what"])


def _stale(line: Line) -> str:
    category = _(str(categories().get(line["what"], line["what"])))
    return ngettext(
        "{n} answer has gone stale: {category}",
        "{n} answers have gone stale: {category}",
        line["amount"],
        category=category,
    )


def _roles(line: Line) -> str:
    roles = _listed(line["what"], ACCOUNT_ROLES)
    return ngettext("{n} role has nobody: {roles}", "{n} roles have nobody: {roles}", line["amount"], roles=roles)


def _fall(line: Line) -> str:
    points = number(line["amount"])
    if line["what"] is None:
        return _("Health fell by {points} points in 90 days", points=points)
    cap = _(CAP_BY_CODE[line["what"]].name)
    return _("Health fell by {points} points in 90 days. {cap}", points=points, cap=cap)


def _cap(line: Line) -> str:
    cap = _(CAP_BY_CODE[line["what"]].name)
    return _("Health is held at {limit} at most. {cap}", limit=number(line["amount"]), cap=cap)


def _listed(codes: str, words: Mapping[str, str]) -> str:
    return ", ".join(_(words.get(code, code)) for code in codes.split(SEPARATOR))


_SENTENCES: dict[str, Callable[[Line], str]] = {
    "contract_notice": lambda line: _(
        "Last day to give notice of contract {contract}; no renewal is agreed", contract=line["what"]
    ),
    "contract_end": _contract_end,
    "rival_renewal": _rival,
    "obligation": lambda _line: _("A law, standard or obligation makes them change"),
    "price_review": lambda _line: _("A renewal, notice or price review that the plan names"),
    "action": lambda line: str(line["what"]),
    "open_question": lambda line: _("Open question: {question}", question=line["what"]),
    "grievance": lambda line: _("Grievance is open: {subject}", subject=line["what"] or _("no subject")),
    "request": lambda line: _("Request without an answer: {subject}", subject=line["what"] or _("no subject")),
    "review": lambda _line: _("Review is due"),
    "plan_over": lambda _line: _("The period of the plan is over: open the next one"),
    "no_plan": lambda _line: _("A key account without a plan"),
    "stale": _stale,
    "people": lambda line: str(line["what"]),
    "people_gaps": lambda line: _listed(line["what"], alarm_names()),
    "roles": _roles,
    "health_fall": _fall,
    "sudden_change": lambda line: str(line["what"]),
    "health_cap": _cap,
}
