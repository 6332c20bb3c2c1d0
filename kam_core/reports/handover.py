"""An account as whoever takes it over needs it: people, promises, open questions, dates, and how to go on."""

from datetime import date
from typing import Any

import polars as pl

from kam_core.people import contacts
from kam_core.people.choices import LEVELS, STANCES
from kam_core.plans import plan as plans
from kam_core.plans import reviews
from kam_core.plans.kinds import ACTION, NEED, OPEN_QUESTION, VALUE_RESULT
from kam_core.plans.plan import Plan
from kam_core.reports.frame import frame
from kam_core.reports.html import Html, tag
from kam_core.reports.page import facts, lines, page, section, table
from kam_core.reports.plan import people_table, team_table
from kam_core.reports.records import Words, listed, there, words
from kam_core.store.database import Database
from kam_core.text.numbers import UNKNOWN, day
from kam_core.text.words import _, later

_DATES = {
    "contract_notice": later("Contract {what}: notice"),
    "contract_end": later("Contract {what}: end"),
    "rival_renewal": later("Agreement with {what} up for renewal"),
    "obligation": later("External obligation"),
    "price_review": later("Renewal, notice or price review, as the plan says"),
    "review": later("Next review of the plan"),
    "plan_end": later("End of the plan's period"),
}


def handover_report(database: Database, account_id: str, *, opinions: bool = False) -> str:
    """What somebody new needs to know of an account.

    Args:
        database: where from.
        account_id: which account.
        opinions: with what we think of its people: power, stance, and the notes on them.

    Raises:
        UnknownAccountError: there is no such account.
    """
    around = frame(database, account_id)
    today = around.moments.today
    said = words(database, account_id, around.currency)
    plan = plans.current(database, account_id)
    who = around.account.owner_name or around.account.owner_id or _("nobody")
    about = _("Managed by {name} so far.", name=who)
    head = around.head(
        _("Handover: {account}", account=around.account.name), about, illustrative=bool(plan and plan.illustrative)
    )
    sections = [
        section(_("People there"), people_table(database, account_id, today)),
        *([section(_("What we think of them"), _opinions(database, account_id, today))] if opinions else []),
        section(_("Our team"), team_table(database, account_id)),
        section(_("Promises that are still open"), *_promises(database, account_id, said)),
        section(_("Open questions"), _questions(database, account_id, said)),
        section(_("Critical dates"), _dates(database, account_id, today)),
        section(_("How to go on"), *_go_on(database, account_id, plan, said)),
    ]
    return page(head, sections)


def _opinions(database: Database, account_id: str, today: date) -> Html:
    rows = contacts.contacts(database, account_id, today).filter(~pl.col("gone"))
    cells = [
        [
            row["contact_name"],
            _(STANCES.get(row["stance"], UNKNOWN)),
            UNKNOWN if row["power"] is None else str(row["power"]),
            _(LEVELS.get(row["level"], UNKNOWN)),
            row["known_by"] or UNKNOWN,
            row["note"] or UNKNOWN,
        ]
        for row in rows.iter_rows(named=True)
    ]
    headings = [_("Name"), _("Stance"), _("Power"), _("Level"), _("Best known by"), _("Note")]
    warning = tag("p", _("Opinions of ours: not for the customer."), class_="nothing")
    return tag("div", warning, table(headings, cells, missing=_("Nobody is known yet.")))


def _promises(database: Database, account_id: str, said: Words) -> list[Html]:
    results = there(database, VALUE_RESULT, account_id).filter(pl.col("confirmed_on").is_null())
    actions = there(database, ACTION, account_id).filter(pl.col("status").is_in(("open", "doing")))
    asked = database.read("reports", "open_requests", account_id=account_id)
    fields = ("promised", "promised_on", "measure", "target", "measured")
    requests = [[row["subject"] or UNKNOWN, day(row["opened_on"])] for row in asked.iter_rows(named=True)]
    return [
        tag("h3", _("Results that they have not confirmed")),
        listed(VALUE_RESULT, results, fields, said, missing=_("None.")),
        tag("h3", _("Actions that are not done")),
        listed(ACTION, actions.sort("due_on", nulls_last=True), _TO_DO, said, missing=_("None.")),
        tag("h3", _("What they asked for, and wait for")),
        table([_("What"), _("Since")], requests, missing=_("None.")),
    ]


_TO_DO = ("title", "owner_id", "due_on", "status")


def _questions(database: Database, account_id: str, said: Words) -> Html:
    rows = there(database, OPEN_QUESTION, account_id).filter(pl.col("status") == "open")
    fields = ("question", "owner_id", "due_on", "ask_contact_id")
    return listed(OPEN_QUESTION, rows.sort("due_on", nulls_last=True), fields, said, missing=_("None."))


def _dates(database: Database, account_id: str, today: date) -> Html:
    rows = database.read("reports", "critical_dates", account_id=account_id, today=today)
    cells = [[day(row["day"]), _(_DATES[row["reason"]], what=row["what"])] for row in rows.iter_rows(named=True)]
    return table([_("Date"), _("What")], cells, missing=_("None is known."))


def _go_on(database: Database, account_id: str, plan: Plan | None, said: Words) -> list[Html]:
    needs = there(database, NEED, account_id).filter(pl.col("status") == "open")
    parts: list[Html] = []
    if plan:
        every = _("every {n} days", n=plan.touch_days) if plan.touch_days else UNKNOWN
        pairs = [(_("Next review"), day(plan.next_review_on)), (_("They hear from us"), every)]
        parts += [facts(pairs), lines(plan.purpose, missing=_("Nobody wrote what we want here."))]
        parts += [lines(plan.service_plan, missing=_("There is no service plan."))]
    parts += [tag("h3", _("What they need")), listed(NEED, needs, _NEEDS, said, missing=_("None is known."))]
    last = reviews.reviews(database, account_id).filter(pl.col("locked_at").is_not_null()).head(1)
    return [*parts, *(_decided(row) for row in last.iter_rows(named=True))]


_NEEDS = ("what", "type", "urgency", "last_confirmed_on")


def _decided(row: dict[str, Any]) -> Html:
    heading = tag("h3", _("Decided in the review of {day}", day=day(row["held_on"])))
    return tag("div", heading, lines(row["decisions"]))
