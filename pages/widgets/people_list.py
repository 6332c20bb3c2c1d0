"""An account's people as a table: the same as the map shows, and who left."""

from functools import partial

import polars as pl
import streamlit as st

from kam_core.people.choices import BUYING_ROLES, LEVELS, STANCES
from kam_core.people.contacts import without_opinions
from kam_core.people.kinds import STAKEHOLDER
from kam_core.records import records
from kam_core.records.model import SEPARATOR
from kam_core.records.queries import archived
from kam_core.store.request import Request
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, empty, saving, table
from pages.widgets.table import As, Column


def show(account_id: str, people: pl.DataFrame) -> str | None:
    """The table, what leaves as a file, and who was put away; returns the id of the person who was chosen."""
    if people.is_empty():
        empty.show(_("No contacts yet."), _("Add the first one: a name is enough."))
        _put_away(account_id)
        return None
    title = _("Contacts")
    picked = table.show(
        people.with_columns(_roles(people)),
        _columns(),
        key="people_list",
        says=title,
        chosen_by="contact_id",
        whole=people.height <= table.PAGE_ROWS,
    )
    st.caption(_("Choose a row to see and edit the person. Files leave out what we think of people."))
    download.buttons(partial(without_opinions, people), title=title, key="people_list")
    _put_away(account_id)
    return picked


def _roles(people: pl.DataFrame) -> pl.Series:
    """Roles in buying, in words."""
    codes = [[] if held is None else held.split(SEPARATOR) for held in people["buying_roles"]]
    words = [", ".join(_(BUYING_ROLES.get(code, code)) for code in held) or None for held in codes]
    return pl.Series("buying_roles", words, dtype=pl.String)


def _columns() -> list[Column]:
    levels = {code: _(label) for code, label in LEVELS.items()}
    stances = {code: _(label) for code, label in STANCES.items()}
    return [
        Column("contact_name", _("Name"), pinned=True),
        Column("title", _("Title")),
        Column("department", _("Department")),
        Column("level", _("Level"), words=levels),
        Column("reports_to_name", _("Reports to")),
        Column("power", _("Power"), As.COUNT, _("1 has no say, 5 decides.")),
        Column("stance", _("Stance"), words=stances),
        Column("buying_roles", _("Roles in buying")),
        Column("last_on", _("Last spoke"), As.DAY, _("The last contact in which both sides had a word.")),
        Column("days", _("Days ago"), As.COUNT),
        Column("last_by", _("With")),
        Column("freshness", _("In touch"), words={"fresh": _("In touch"), "cold": _("Cold")}),
        Column("current", _("Relationship"), As.COUNT, _("The best that one of us has: 1 never met, 5 trusted.")),
        Column("wanted", _("Wanted"), As.COUNT),
        Column("known_by", _("Known best by")),
        Column("successor_name", _("Would be followed by")),
        Column("left_on", _("Left on"), As.DAY),
        Column("illustrative", _("Illustrative"), As.YES_NO, _("Made up for the demo.")),
    ]


def _put_away(account_id: str) -> None:
    """Contacts that were archived, each with the way back."""
    away = archived(resources.database(), STAKEHOLDER, account_id)
    if away.is_empty():
        return
    with st.expander(_("Put away ({n})", n=away.height)):
        for contact_id, name in away.select("contact_id", "contact_name").iter_rows():
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(name), width="content")
                if st.button(_("Bring back"), key=f"back_{contact_id}", type="tertiary", icon=":material/undo:"):
                    saving.save(partial(_bring_back, contact_id), done=_("Contact is back"))


def _bring_back(contact_id: str, request: Request) -> None:
    records.bring_back(resources.store(), request, STAKEHOLDER, contact_id)
