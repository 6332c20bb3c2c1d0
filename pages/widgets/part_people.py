"""The people of an account: what is wrong, who they are and how well we know them, and who of us looks after them."""

import streamlit as st

from kam_core.accounts.model import Account
from kam_core.people import contacts
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import (
    chosen,
    mark,
    people_alarms,
    people_bond,
    people_contact,
    people_forms,
    people_list,
    people_map,
    people_matrix,
    people_team,
    pickers,
)

CONTACT = "contact"


def show(account: Account) -> None:
    """Alarms on top, then one of the views, and below it the contact that was chosen in any of them."""
    today = resources.moments().today
    people = resources.kept_with_plans(contacts.contacts, account.id, today)
    people_alarms.show(account.id, today)
    with st.container(horizontal=True, vertical_alignment="center"):
        people_forms.add(account.id)
        people_forms.log(account.id, people, today)
        if people["illustrative"].any():
            mark.illustrative()
    views = {"map": _("Map"), "list": _("List"), "relationships": _("Relationships"), "team": _("Our team")}
    picked: dict[str, str | None] = dict.fromkeys(views)
    match view := pickers.one("people", _("View"), views):
        case "team":
            people_team.show(account.id)
        case "relationships":
            picked[view] = people_matrix.show(account.id, people)
        case "list":
            picked[view] = people_list.show(account.id, people)
        case _map:
            people_bond.show(account.id, people, today)
            picked[view] = people_map.show(people)
    contact_id = chosen.latest(CONTACT, *picked.values())
    if contact_id and view != "team":
        people_contact.show(account.id, contact_id, people)
