"""How actions, open questions and risks are listed, asked for and edited."""

from collections.abc import Mapping
from functools import partial

from kam_core.plans import choices
from kam_core.plans.kinds import ACTION, OPEN_QUESTION, RISK
from kam_core.records import records
from kam_core.records.model import Kind, Value, Wanted
from kam_core.store.request import Request
from kam_core.text.words import _
from pages.session import identity, resources
from pages.widgets import action_rows, record_edit, saving
from pages.widgets.record_edit import Row
from pages.widgets.record_list import Sheet
from pages.widgets.table import As, Column


def actions(people: Mapping[str, str], objectives: Mapping[str, str]) -> Sheet:
    """Actions; overdue is told by a word."""
    return Sheet(
        ACTION,
        columns=(
            Column("title", _("Action")),
            Column("state", _("Status"), words=action_rows.state_words()),
            Column("owner_id", _("Owner"), words=people),
            Column("due_on", _("Due"), As.DAY),
            Column("theme", _("Theme"), words=_words(choices.THEMES)),
            Column("objective_id", _("Objective"), words=objectives),
            Column("effort_hours", _("Effort in hours"), As.DECIMAL),
            Column("done_on", _("Done on"), As.DAY),
            Column("outcome", _("Outcome")),
        ),
        asked=("title", "owner_id", "due_on", "theme", "objective_id", "effort_hours"),
        lines=(
            ("title",),
            ("owner_id", "due_on", "status", "done_on"),
            ("theme", "objective_id", "effort_hours"),
            ("outcome",),
            ("note",),
        ),
        add=_("Add an action"),
        added=_("The action is on the list"),
        nothing=_("Nothing to do yet. An action says what, who and by when."),
        given=_mine(),
        offered={"objective_id": objectives},
        quick=_finish_action,
    )


def open_questions(people: Mapping[str, str]) -> Sheet:
    """What we do not know yet."""
    return Sheet(
        OPEN_QUESTION,
        columns=(
            Column("question", _("Question")),
            Column("state", _("Status"), words={"overdue": _("Overdue"), **_words(choices.QUESTION_STATUSES)}),
            Column("owner_id", _("Owner"), words=people),
            Column("due_on", _("Due"), As.DAY),
            Column("answer", _("Answer")),
        ),
        asked=("question", "owner_id", "due_on", "ask_contact_id"),
        lines=(("question",), ("owner_id", "due_on", "ask_contact_id", "status"), ("answer",)),
        add=_("Add an open question"),
        added=_("The question is on the list"),
        nothing=_("No open questions. “Nobody knows” at a question of the plan makes one."),
        given=_mine(),
    )


def risks(people: Mapping[str, str]) -> Sheet:
    """What may go wrong."""
    return Sheet(
        RISK,
        columns=(
            Column("what", _("Risk")),
            Column("tag", _("Kind"), words=_words(choices.RISK_TAGS)),
            Column("weight", _("Weight"), As.COUNT, _("Likelihood times impact, 1 to 25.")),
            Column("response", _("What we do about it")),
            Column("owner_id", _("Owner"), words=people),
            Column("due_on", _("Due"), As.DAY),
            Column("status", _("Status"), words=_words(choices.RISK_STATUSES)),
        ),
        asked=("what", "tag", "likelihood", "impact", "owner_id", "due_on", "response"),
        lines=(("what",), ("tag", "likelihood", "impact", "status"), ("owner_id", "due_on"), ("response",)),
        add=_("Add a risk"),
        added=_("The risk is on the list"),
        nothing=_("No risks noted yet."),
        given=_mine(),
    )


def _mine() -> dict[str, Value]:
    """Who adds it has it, unless they say otherwise."""
    here = identity.current().person_id
    return {"owner_id": here} if here else {}


def _finish_action(row: Row) -> None:
    if row["status"] in ("done", "dropped"):
        return
    seen = record_edit.pressed(_("Done"), key=f"done_{row['action_id']}", row=row, icon=":material/check:")
    if seen:
        wanted = {
            "status": Wanted("done", seen["status"]),
            "done_on": Wanted(resources.moments().today, seen["done_on"]),
        }
        saving.save(partial(_change, ACTION, str(row["action_id"]), wanted), done=_("Done"))


def _change(kind: Kind, record_id: str, wanted: Mapping[str, Wanted], request: Request) -> None:
    records.change(resources.store(), request, kind, record_id, wanted)


def _words(choices_of: Mapping[str, str]) -> dict[str, str]:
    return {code: _(label) for code, label in choices_of.items()}
