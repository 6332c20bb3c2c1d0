"""The clicks of a line: done, a week later, still true, spoke today, or an action of its own; or it needs nobody."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import streamlit as st

from kam_core.people.kinds import INTERACTION
from kam_core.plans.kinds import ACTION, OPEN_QUESTION
from kam_core.records import queries, records
from kam_core.records.checks import LONGEST_TEXT
from kam_core.records.model import Kind, Value, Wanted
from kam_core.store.request import Request
from kam_core.text.words import _
from kam_core.week.still_true import still_true
from pages.session import resources
from pages.widgets import saving, sudden_change
from pages.widgets.week_words import Line, sentence

_WEEK = timedelta(7)
_KINDS = {"action": ACTION, "open_question": OPEN_QUESTION}


def show(line: Line, today: date) -> None:
    """The buttons of a line."""
    match line["reason"]:
        case "action":
            if _pressed(line, "done", _("Done"), ":material/check:"):
                _finish(line, today)
            _later(line, today)
        case "open_question":
            _later(line, today)
        case "stale":
            if _pressed(line, "true", _("Still true"), ":material/check:"):
                change = partial(_still_true, line["record_id"], line["place"])
                saving.save(change, done=_("Noted as still true"))
        case "people":
            if _pressed(line, "spoke", _("Spoke today"), ":material/call:"):
                saving.save(partial(_log, line, today), done=_("The contact is in the log"))
        case "sudden_change":
            _into_action(line, today)
            sudden_change.dismiss(line["account_id"], date.fromisoformat(line["place"]))
        case _:
            _into_action(line, today)


def _into_action(line: Line, today: date) -> None:
    if _pressed(line, "act", _("Make it an action"), ":material/add_task:"):
        saving.save(partial(_act, line, today), done=_("There is an action for it, due in a week"))


def _pressed(line: Line, verb: str, label: str, icon: str) -> bool:
    key = f"week_{verb}_{line['reason']}_{line['account_id']}_{line['record_id'] or line['what'] or ''}_{line['on']}"
    return st.button(label, key=key, icon=icon, type="tertiary")


def _finish(line: Line, today: date) -> None:
    wanted: dict[str, str | date] = {"status": "done", "done_on": today}
    _change(line, wanted, {"status": line["place"], "done_on": None}, _("Done"))


def _later(line: Line, today: date) -> None:
    if _pressed(line, "later", _("A week later"), ":material/schedule:"):
        due = max(line["on"], today) + _WEEK
        _change(line, {"due_on": due}, {"due_on": line["on"]}, _("A week later"))


def _change(line: Line, values: dict[str, str | date], seen: dict[str, str | date | None], done: str) -> None:
    kind, record_id = _KINDS[line["record"]], line["record_id"]
    wanted = {name: Wanted(value, seen[name]) for name, value in values.items()}

    def change(request: Request) -> None:
        records.change(resources.store(), request, kind, record_id, wanted)

    saving.save(change, done=done, insist=_over(kind, record_id, values))


def _over(kind: Kind, record_id: str, values: dict[str, str | date]) -> Callable[[Request], None]:
    """The same save over what stands there now."""

    def change(request: Request) -> None:
        now = queries.record(resources.database(), kind, record_id)
        wanted = {name: Wanted(value, now[name]) for name, value in values.items()}
        records.change(resources.store(), request, kind, record_id, wanted)

    return change


def _still_true(plan_id: str, category: str, request: Request) -> None:
    still_true(resources.store(), request, plan_id, category)


def _log(line: Line, today: date, request: Request) -> None:
    values: dict[str, Value] = {
        "happened_on": today,
        "kind": "call",
        "subject": _("Call"),
        "contact_ids": line["record_id"],
        "person_ids": request.who,
        "two_way": True,
    }
    records.add(resources.store(), request, INTERACTION, line["account_id"], values)


def _act(line: Line, today: date, request: Request) -> None:
    values: dict[str, Value] = {
        "title": sentence(line)[:LONGEST_TEXT],
        "owner_id": request.who,
        "due_on": today + _WEEK,
        "status": "open",
    }
    records.add(resources.store(), request, ACTION, line["account_id"], values)
