"""What a cell becomes: an action, or an objective of the plan with the amount that could be won.

Opportunities are what a CRM tells us, loaded and never typed here: an objective says the same with a measure, a
baseline and a target, and the plan follows it up.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import streamlit as st

from kam_core.plans import cells, plan
from kam_core.plans.kinds import ACTION, OBJECTIVE
from kam_core.records import queries
from kam_core.records.model import Kind, Value
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.plain import plain
from kam_core.text.words import _
from kam_core.whitespace.model import State
from pages.session import identity, link, resources
from pages.widgets import record_form, white_space_words
from pages.widgets.record_form import Form

_SOON = timedelta(days=30)
_ASKED = {
    ACTION.name: ("title", "owner_id", "due_on", "note"),
    OBJECTIVE.name: ("title", "target", "owner_id", "due_on"),
}
Row = Mapping[str, Any]


def show(row: Row, said: Mapping[str, Value], currency: str) -> None:
    """What it became already, and the forms that make something of it."""
    for kind, name in ((ACTION, "action_id"), (OBJECTIVE, "objective_id")):
        if said[name]:
            made = resources.kept_with_plans(_record, kind.name, str(said[name]))
            st.page_link(
                "account.py",
                label=_("{kind}: {title}", kind=_(kind.one), title=plain(str(made["title"]))),
                icon=":material/arrow_forward:",
                query_params=_address(kind, row["account_id"], str(said[name])),
            )
    if row["state"] == State.NOT_APPLICABLE:
        return
    record_form.show(_form(ACTION, row, _action(row, currency), _("Make it an action"), _("The action is in the plan")))
    current = resources.kept_with_plans(plan.current, row["account_id"])
    if current is None or current.locked_at is not None:
        st.caption(_("An objective stands in a plan: open one for this account first."))
        return
    given = {**_objective(row, currency), "plan_id": current.plan_id, "due_on": current.period_end}
    record_form.show(_form(OBJECTIVE, row, given, _("Make it an objective"), _("The objective is in the plan")))


def _form(kind: Kind, row: Row, given: Mapping[str, Value], label: str, done: str) -> Form:
    account_id, family = row["account_id"], row["family"]
    return Form(
        key=f"{kind.name}:cell:{account_id}:{family}",
        account_id=account_id,
        fields=tuple(kind.field(name) for name in _ASKED[kind.name]),
        label=label,
        done=done,
        save=partial(_make, kind, account_id, family),
        given={**given, **_mine()},
    )


def _action(row: Row, currency: str) -> dict[str, Value]:
    return {
        "title": _title(row),
        "theme": _theme(row),
        "status": "open",
        "due_on": resources.moments().today + _SOON,
        "note": white_space_words.potential(row, currency),
    }


def _objective(row: Row, currency: str) -> dict[str, Value]:
    return {
        "title": _title(row),
        "theme": _theme(row),
        "status": "open",
        "measure": _("Revenue of {family} in twelve months", family=row["family"]),
        "unit": currency,
        "baseline": row["revenue"],
        "target": row["potential"],
    }


def _title(row: Row) -> str:
    match row["state"]:
        case State.BOUGHT:
            return _("Sell more {family}", family=row["family"])
        case State.LAPSED:
            return _("Win back {family}", family=row["family"])
    return _("Offer {family}", family=row["family"])


def _theme(row: Row) -> str:
    """More of what they know is penetrating; what they never bought is expanding."""
    return "expand" if row["state"] == State.NOT_BOUGHT else "penetrate"


def _mine() -> dict[str, Value]:
    here = identity.current().person_id
    return {"owner_id": here} if here else {}


def _make(kind: Kind, account_id: str, family: str, request: Request, values: Mapping[str, Value]) -> None:
    cells.make(resources.store(), request, kind, account_id, family, values=values)


def _record(database: Database, kind: str, record_id: str) -> dict[str, Value]:
    return queries.record(database, ACTION if kind == ACTION.name else OBJECTIVE, record_id)


def _address(kind: Kind, account_id: str, record_id: str) -> dict[str, str]:
    part = {"part": "actions", "action": record_id} if kind is ACTION else {"part": "plan"}
    return {link.ACCOUNT: account_id, **part}
