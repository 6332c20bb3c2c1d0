"""How needs, results, investments, competitors and resources are listed, asked for and edited."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from kam_core.plans import choices
from kam_core.plans.kinds import COMPETITOR, INVESTMENT, NEED, RESOURCE, VALUE_RESULT
from kam_core.records import records
from kam_core.records.model import Wanted
from kam_core.store.request import Request
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import record_edit, record_words, saving
from pages.widgets.record_edit import Row
from pages.widgets.record_list import Sheet
from pages.widgets.table import As, Column


def sheets(account_id: str, currency: str, today: date) -> dict[str, Sheet]:
    """The five lists, by their names in the address."""
    known = record_words.names(account_id)
    return {
        "needs": _needs(known.contacts),
        "value": _value(known.contacts),
        "investments": _investments(currency, today),
        "competitors": _competitors(),
        "resources": _resources(known.people, today),
    }


def _needs(contacts: Mapping[str, str]) -> Sheet:
    states = {"fresh": _("Fresh"), "stale": _("Stale"), "never": _("Never confirmed")}
    return Sheet(
        NEED,
        columns=(
            Column("what", _("Need")),
            Column("type", _("Type"), words=_words(choices.NEED_TYPES)),
            Column("method", _("How we know"), words=_words(choices.NEED_METHODS)),
            Column("contact_id", _("Who said so"), words=contacts),
            Column("urgency", _("Urgency for them"), As.COUNT),
            Column("last_confirmed_on", _("Last confirmed"), As.DAY),
            Column("state", _("Freshness"), words=states, help=_("Stale after 90 days.")),
            Column("status", _("Status"), words=_words(choices.NEED_STATUSES)),
        ),
        asked=("what", "type", "method", "contact_id", "urgency", "last_confirmed_on"),
        lines=(
            ("what",),
            ("type", "method", "contact_id", "urgency"),
            ("last_confirmed_on", "status"),
            ("note",),
        ),
        add=_("Add a need"),
        added=_("The need is on the list"),
        nothing=_("No needs noted yet: habits, preferences, needs and expectations, each with how we know."),
        quick=_still_true,
    )


def _value(contacts: Mapping[str, str]) -> Sheet:
    states = {"promised": _("Promised"), "measured": _("Measured"), "confirmed": _("Confirmed by the customer")}
    return Sheet(
        VALUE_RESULT,
        columns=(
            Column("promised", _("Result promised")),
            Column("state", _("Status"), words=states),
            Column("measure", _("Measure")),
            Column("baseline", _("Baseline"), As.DECIMAL),
            Column("target", _("Target"), As.DECIMAL),
            Column("measured", _("Measured"), As.DECIMAL),
            Column("unit", _("Unit")),
            Column("confirmed_by", _("Confirmed by"), words=contacts),
            Column("confirmed_on", _("Confirmed on"), As.DAY),
        ),
        asked=("promised", "promised_on", "measure", "unit", "baseline", "target"),
        lines=(
            ("promised",),
            ("promised_on", "measure", "unit"),
            ("baseline", "target", "measured", "measured_on"),
            ("confirmed_by", "confirmed_on"),
            ("note",),
        ),
        add=_("Add a result"),
        added=_("The result is in the log"),
        nothing=_("No result promised yet. A result is promised, then measured, then confirmed by the customer."),
    )


def _investments(currency: str, today: date) -> Sheet:
    return Sheet(
        INVESTMENT,
        columns=(
            Column("what", _("What we invest")),
            Column("kind", _("Kind"), words=_words(choices.INVESTMENTS)),
            Column("amount", _("Amount ({currency})", currency=currency), As.MONEY),
            Column("hours", _("Hours"), As.DECIMAL),
            Column("spent_on", _("Date"), As.DAY),
            Column("note", _("Note")),
        ),
        asked=("what", "kind", "amount", "hours", "spent_on", "note"),
        lines=(("what",), ("kind", "amount", "hours", "spent_on"), ("note",)),
        add=_("Add an investment"),
        added=_("The investment is in the ledger"),
        nothing=_("Nothing noted yet: money, hours, structure, changes of process, services and benefits."),
        given={"spent_on": today},
    )


def _competitors() -> Sheet:
    return Sheet(
        COMPETITOR,
        columns=(
            Column("competitor_name", _("Name")),
            Column("own_staff", _("The customer's own staff"), As.YES_NO),
            Column("paid_for", _("Paid today for")),
            Column("wallet_percent", _("Share of their spending (%)"), As.DECIMAL),
            Column("strength", _("What they do better")),
            Column("answer", _("Our answer")),
            Column("renewal_on", _("Agreement up for renewal"), As.DAY),
        ),
        asked=("competitor_name", "own_staff", "paid_for", "wallet_percent", "strength", "answer", "renewal_on"),
        lines=(
            ("competitor_name", "own_staff"),
            ("wallet_percent", "renewal_on"),
            ("paid_for",),
            ("strength",),
            ("answer",),
        ),
        add=_("Add a competitor"),
        added=_("The competitor is on the list"),
        nothing=_("Nobody else noted yet; the customer's own staff counts too."),
    )


def _resources(people: Mapping[str, str], today: date) -> Sheet:
    return Sheet(
        RESOURCE,
        columns=(
            Column("what", _("What we ask for")),
            Column("kind", _("Kind"), words=_words(choices.RESOURCES)),
            Column("asked", _("Asked"), As.DECIMAL),
            Column("granted", _("Granted"), As.DECIMAL, _("Empty: nobody decided yet.")),
            Column("asked_on", _("Asked on"), As.DAY),
            Column("decided_on", _("Decided on"), As.DAY),
            Column("decided_by", _("Decided by"), words=people),
        ),
        asked=("what", "kind", "asked", "asked_on", "note"),
        lines=(("what",), ("kind", "asked", "asked_on"), ("granted", "decided_on", "decided_by"), ("note",)),
        add=_("Ask for a resource"),
        added=_("The request is on the list"),
        nothing=_("Nothing asked for yet."),
        given={"asked_on": today},
    )


def _still_true(row: Row) -> None:
    seen = record_edit.pressed(
        _("Confirmed today"), key=f"confirmed_{row['need_id']}", row=row, icon=":material/check:"
    )
    if seen:
        wanted = {"last_confirmed_on": Wanted(resources.moments().today, seen["last_confirmed_on"])}
        saving.save(partial(_change, str(row["need_id"]), wanted), done=_("Confirmed today"))


def _change(need_id: str, wanted: Mapping[str, Wanted], request: Request) -> None:
    records.change(resources.store(), request, NEED, need_id, wanted)


def _words(choices_of: Mapping[str, str]) -> dict[str, str]:
    return {code: _(label) for code, label in choices_of.items()}
