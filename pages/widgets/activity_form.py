"""The form that notes a talk and, in the same save, the action that comes of it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from kam_core.people.kinds import INTERACTION
from kam_core.plans.kinds import ACTION
from kam_core.plans.log import log
from kam_core.records import queries
from kam_core.records.model import Field, Value
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.words import _
from pages.session import identity, resources
from pages.widgets import record_form
from pages.widgets.record_form import Form

_TALK = ("happened_on", "kind", "subject", "two_way", "contact_ids", "person_ids", "note", "feedback")
_STEP = ("title", "owner_id", "due_on")


def show(account_id: str) -> None:
    """When, how, with whom, about what; and what comes next, by whom and when."""
    here = identity.current().person_id
    given: dict[str, Value] = {"happened_on": resources.moments().today}
    if here:
        given |= {"person_ids": here, "owner_id": here}
    record_form.show(
        Form(
            key=f"{INTERACTION.name}:form:{account_id}",
            account_id=account_id,
            fields=(*(INTERACTION.field(name) for name in _TALK), *_step()),
            label=_("Log an interaction"),
            done=_("It is in the log"),
            save=partial(_log, account_id),
            given=given,
        )
    )


def kept(database: Database, interaction_id: str) -> Mapping[str, Value]:
    """An interaction as it is kept."""
    return queries.record(database, INTERACTION, interaction_id)


def _step() -> tuple[Field, ...]:
    """What comes next; without a title nothing does."""
    title, owner, due = (ACTION.field(name) for name in _STEP)
    return (
        replace(title, label=_("Next step"), required=False, about=_("Becomes an action.")),
        replace(owner, label=_("Who does it")),
        replace(due, label=_("By when")),
    )


def _log(account_id: str, request: Request, values: Mapping[str, Value]) -> None:
    step = {name: values.get(name) for name in _STEP}
    next_step = {**step, "status": "open"} if step["title"] else None
    log(resources.store(), request, account_id, {name: values.get(name) for name in _TALK}, next_step)
