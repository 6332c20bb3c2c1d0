"""Which account to look at: found by name or id, or one of the key accounts."""

import polars as pl
import streamlit as st

from kam_core.accounts import membership, queries
from kam_core.accounts.model import AccountId, Kind, PersonId
from kam_core.store.database import Database
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import identity, link, resources
from pages.widgets import empty

_FOUND = 30


def show() -> None:
    """A field to search in, and until something is typed, the key accounts: one's own first."""
    text = st.text_input(
        _("Find an account"), key="account_search", live=True, placeholder=_("Part of a name or an id"), width=420
    )
    if text:
        _names(_("Found"), queries.search(resources.database(), text, _FOUND), none=_("No account holds this."))
        return
    members = resources.kept(membership.members, resources.moments().today)
    if members.is_empty():
        _nobody_key()
        return
    person_id = identity.current().person_id
    if person_id:
        mine = members.filter(pl.col("account_id").is_in(resources.kept(_owned, person_id)))
        _names(_("Your key accounts"), mine)
    _names(_("Existing key accounts"), members.filter(kind=Kind.EXISTING.value))
    _names(_("Emerging key accounts"), members.filter(kind=Kind.EMERGING.value))


def _names(title: str, accounts: pl.DataFrame, *, none: str | None = None) -> None:
    if accounts.is_empty() and none is None:
        return
    st.header(title)
    if accounts.is_empty():
        st.caption(none or "")
        return
    with st.grid(4, min_column_width=240, gap="xsmall"):
        for account_id, name in accounts.select("account_id", "account_name").iter_rows():
            if st.button(plain(name), key=f"{title}_{account_id}", type="tertiary"):
                link.open_account(AccountId(account_id))


def _nobody_key() -> None:
    some = queries.search(resources.database(), "", _FOUND)
    if some.is_empty():
        empty.show(
            _("No accounts yet."),
            _("Load a file with your accounts and one with their orders."),
            screen="data.py",
            label=_("How to load"),
        )
        return
    st.caption(_("Nobody is on the list of key accounts yet; the first accounts by name:"))
    _names(_("Accounts"), some)


def _owned(database: Database, person_id: PersonId) -> list[str]:
    return queries.owned_by(database, person_id)["account_id"].to_list()
