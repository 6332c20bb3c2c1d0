"""Contacts by colleagues: how well each of us knows each of them, and how well we should."""

import polars as pl
import streamlit as st

from kam_core.people import relationships
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import empty, table
from pages.widgets.table import Column


def show(account_id: str, people: pl.DataFrame) -> str | None:
    """The matrix; returns the id of the contact whose row was chosen."""
    known = resources.kept_with_plans(relationships.relationships, account_id)
    rows = relationships.matrix(people, known)
    if rows.is_empty():
        empty.show(_("No contacts yet."), _("Add the first one: a name is enough."))
        return None
    if known.is_empty():
        st.caption(_("Nobody said yet who of us knows whom. Choose a contact to say so."))
    names = dict(known.select("person_id", "person_name").iter_rows())
    columns = [Column("contact_name", _("Name"), pinned=True)]
    columns += [Column(person_id, names[person_id]) for person_id in rows.columns if person_id in names]
    says = _("How well each of us knows each contact: now/wanted, from 1 never met to 5 trusted.")
    picked = table.show(
        rows, columns, key="people_matrix", says=says, chosen_by="contact_id", whole=rows.height <= table.PAGE_ROWS
    )
    st.caption(says)
    return picked
