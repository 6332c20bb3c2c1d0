"""One contact: everything that is known of them, each field saved by itself, and who of us knows them."""

from functools import partial

import polars as pl
import streamlit as st

from kam_core.accounts import queries
from kam_core.people import relationships
from kam_core.people.kinds import RELATIONSHIP, STAKEHOLDER
from kam_core.people.relationships import Pair
from kam_core.records import records
from kam_core.records.queries import record
from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.numbers import day, number
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import autosave, chosen, saving

_NARROW = 220
_WHO = ("contact_name", "title", "department", "level", "email", "reports_to")
_STANDS = ("power", "stance", "buying_roles", "may_leave", "successor_id", "left_on")
_LONG = ("personal_win", "note")


def show(account_id: str, contact_id: str, people: pl.DataFrame) -> None:
    """The panel of a contact of the account; one of another account, or nobody's, shows nothing."""
    known = people.filter(contact_id=contact_id)
    if known.is_empty():
        return
    row = known.row(0, named=True)
    now = record(resources.database(), STAKEHOLDER, contact_id)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(plain(row["contact_name"]))
            if st.button(_("Put away"), key=f"archive_{contact_id}", type="tertiary", icon=":material/archive:"):
                saving.save(partial(_archive, contact_id), done=_("Contact was put away; the list brings it back"))
            st.button(
                _("Close"),
                key="contact_close",
                type="tertiary",
                icon=":material/close:",
                on_click=chosen.clear,
                args=("contact",),
            )
        st.caption(_spoken(row["last_on"], row["days"], row["last_by"]))
        for group in (_WHO, _STANDS):
            with st.grid(3, min_column_width=_NARROW, gap="small"):
                for name in group:
                    with st.container():
                        autosave.field(STAKEHOLDER, now, name)
        for name in _LONG:
            autosave.field(STAKEHOLDER, now, name)
        st.caption(_("What we think of people stays here: no file holds it. Note only what they may read."))
        _known_by(account_id, contact_id)


def _spoken(on: object, days: object, who: str | None) -> str:
    if on is None:
        return _("No contact in which both sides had a word is known.")
    told = {"day": day(on), "days": number(days)}  # type: ignore[arg-type]
    if not who:
        return _("Last spoke with us on {day}, {days} days ago.", **told)
    return _("Last spoke with us on {day}, {days} days ago, with {who}.", who=plain(who), **told)


def _known_by(account_id: str, contact_id: str) -> None:
    """How well each of us knows the contact, and one more of us."""
    known = resources.kept_with_plans(relationships.relationships, account_id).filter(contact_id=contact_id)
    st.markdown(_("**Who of us knows them**"))
    for relationship_id, name in known.select("relationship_id", "person_name").iter_rows():
        now = record(resources.database(), RELATIONSHIP, relationship_id)
        st.markdown(plain(name))
        with st.grid(2, min_column_width=120, gap="small"):
            for field in ("current", "wanted"):
                with st.container():
                    autosave.field(RELATIONSHIP, now, field)
    _one_more(account_id, contact_id, known["person_id"].to_list())


def _one_more(account_id: str, contact_id: str, known: list[str]) -> None:
    everybody = resources.kept(queries.people).filter("active")
    names: dict[str, str] = dict(everybody.select("person_id", "person_name").iter_rows())
    key = f"knows_{contact_id}"
    person_id = st.selectbox(
        _("Add a colleague"),
        [one for one in names if one not in known],
        index=None,
        format_func=lambda one: marked(names.get(str(one), str(one))),
        key=key,
        placeholder=_("Who of us knows them, or should"),
    )
    if person_id is not None and person_id in names and person_id not in known:
        saving.save(
            partial(_note, account_id, Pair(contact_id, person_id)), done=_("Colleague was added"), typed=(key,)
        )


def _note(account_id: str, pair: Pair, request: Request) -> None:
    relationships.note(resources.store(), request, account_id, pair)


def _archive(contact_id: str, request: Request) -> None:
    records.archive(resources.store(), request, STAKEHOLDER, contact_id)
    chosen.clear("contact")
