"""Two short forms: a new contact, and that we spoke."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import polars as pl
import streamlit as st

from kam_core.accounts import queries
from kam_core.people.choices import INTERACTIONS, LEVELS
from kam_core.people.kinds import INTERACTION, STAKEHOLDER
from kam_core.records import records
from kam_core.records.model import SEPARATOR, Value
from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.words import _
from pages.session import link, resources, state
from pages.widgets import saving


def add(account_id: str) -> None:
    """A button with the form of a new contact behind it: a name is enough."""
    form = f"new_contact_{account_id}"
    keys = {name: f"{form}_{name}" for name in ("contact_name", "title", "department", "level")}
    with st.popover(_("Add a contact"), icon=":material/person_add:", key=_popover(form)):
        values: dict[str, Value] = {
            "contact_name": _text(_("Name (needed)"), keys["contact_name"]),
            "title": _text(_("Title"), keys["title"]),
            "department": _text(_("Department"), keys["department"]),
            "level": _one_of(_("Level"), LEVELS, keys["level"]),
        }
        st.caption(_("Keep to what the work needs; the person may ask to see it."))
        if st.button(_("Add"), key=form, type="primary"):
            save = partial(_add_contact, form, account_id, values)
            saving.save(save, done=_("Contact was added"), typed=tuple(keys.values()))


def log(account_id: str, people: pl.DataFrame, today: date) -> None:
    """A button with the form of a talk behind it: when, how, with whom, about what."""
    form = f"new_talk_{account_id}"
    keys = [f"{form}_{name}" for name in ("on", "kind", "subject", "theirs", "ours", "two_way", "note")]
    with st.popover(_("Log a contact"), icon=":material/forum:", key=_popover(form)):
        on = st.date_input(_("Date"), value=today, max_value=today, key=keys[0], persist_state="session")
        values: dict[str, Value] = {
            "happened_on": on if isinstance(on, date) else today,
            "kind": _one_of(_("Kind"), INTERACTIONS, keys[1], "meeting"),
            "subject": _text(_("Subject (needed)"), keys[2]),
            "contact_ids": _several(_("With whom there"), _there(people), keys[3], _("Nobody yet")),
            "person_ids": _several(_("With whom of us"), _of_us(), keys[4], _("Only me")),
            "two_way": st.checkbox(
                _("They spoke too"),
                value=True,
                key=keys[5],
                help=_("A message that nobody answered is no contact."),
                persist_state="session",
            ),
            "note": st.text_area(_("Note"), key=keys[6], height=80, persist_state="session"),
        }
        if st.button(_("Log it"), key=form, type="primary"):
            saving.save(partial(_log, form, account_id, values), done=_("Contact was logged"), typed=keys)


def _add_contact(form: str, account_id: str, values: Mapping[str, Value], request: Request) -> None:
    contact_id = records.add(resources.store(), request, STAKEHOLDER, account_id, values)
    link.choose("contact", [contact_id])
    _close(form)


def _log(form: str, account_id: str, values: Mapping[str, Value], request: Request) -> None:
    ours = values["person_ids"] or request.who
    records.add(resources.store(), request, INTERACTION, account_id, {**values, "person_ids": ours})
    _close(form)


def _popover(form: str) -> str:
    """The key of the form's popover: another once it is saved, so that it closes."""
    return f"{form}_popover_{state.widget(_times(form)) or 0}"


def _close(form: str) -> None:
    state.set_widget(_times(form), int(str(state.widget(_times(form)) or 0)) + 1)


def _times(form: str) -> str:
    return f"{form}_times"


def _there(people: pl.DataFrame) -> dict[str, str]:
    return dict(people.filter(~pl.col("gone")).select("contact_id", "contact_name").iter_rows())


def _of_us() -> dict[str, str]:
    everybody = resources.kept(queries.people)
    return dict(everybody.filter("active").select("person_id", "person_name").iter_rows())


def _text(label: str, key: str) -> str:
    return st.text_input(label, key=key, persist_state="session")


def _one_of(label: str, words: Mapping[str, str], key: str, default: str | None = None) -> str | None:
    chosen = st.selectbox(
        label,
        list(words),
        index=list(words).index(default) if default else None,
        format_func=lambda code: _(words.get(code, code)),
        key=key,
        persist_state="session",
    )
    return chosen if chosen in words else None


def _several(label: str, names: Mapping[str, str], key: str, nobody: str) -> str | None:
    chosen = st.multiselect(
        label,
        list(names),
        format_func=lambda one: marked(names.get(one, one)),
        key=key,
        placeholder=nobody,
        persist_state="session",
    )
    return SEPARATOR.join(one for one in chosen if one in names) or None
