"""What was said with an account lately, and what people changed on it."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.people.choices import INTERACTIONS
from kam_core.people.interactions import interactions
from kam_core.plans.trail import changes_of_account
from kam_core.text.numbers import day as day_words
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import link, resources
from pages.session.boundary import said
from pages.widgets import history_words, mark, record_words

_TALKS, _CHANGES = 4, 6
_MOST_CHANGES = 500


def show(account_id: str, today: date) -> None:
    """The last talks, and the last changes: of a demo too, whose today is years ago."""
    _talks(account_id, today)
    _changes(account_id)


def _talks(account_id: str, today: date) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(_("Last contacts"), width="stretch")
        _more(account_id, "activity")
    found = resources.kept_with_plans(interactions, account_id, limit=2 * _TALKS)
    happened = found.filter(~pl.col("planned") & (pl.col("happened_on") <= today)).head(_TALKS)
    if happened.is_empty():
        st.caption(_("Nobody has spoken with them yet, as far as we know."))
        return
    for row in happened.iter_rows(named=True):
        about = row["subject"] or row["note"] or _(INTERACTIONS.get(row["kind"], row["kind"]))
        who = ", ".join(one for one in (row["theirs"], row["ours"]) if one)
        with st.container(gap=None):
            st.markdown(_("{day}: **{about}**", day=day_words(row["happened_on"]), about=plain(_short(about))))
            st.caption(plain(who))
    if happened["illustrative"].any():
        mark.illustrative()


def _changes(account_id: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(_("Last changes"), width="stretch")
        _more(account_id, "history")
    found = resources.kept_with_plans(changes_of_account, account_id, limit=_MOST_CHANGES)
    if found.is_empty():
        st.caption(_("Nobody changed anything."))
        return
    names, words, acts = record_words.names(account_id), history_words.records(), history_words.actions()
    # One line for what somebody did to a record, in however many saves: each field saves by itself.
    saves = found.unique(("record", "record_id", "who_id", "action"), keep="first", maintain_order=True)
    for row in saves.head(_CHANGES).iter_rows(named=True):
        which = history_words.called(row, names)
        what = words.get(row["record"], row["record"])
        told = _("{kind}: {which}", kind=what, which=which) if which else what
        beside = " · ".join((acts.get(row["action"], row["action"]), row["who"], str(said(row["changed_at"]))))
        with st.container(gap=None):
            st.markdown(plain(_short(told)))
            st.caption(plain(beside))
    left = saves.height - _CHANGES
    if left > 0:
        st.caption(ngettext("{n} more change", "{n} more changes", left))


def _more(account_id: str, part: str) -> None:
    address = {link.ACCOUNT: account_id, "part": part}
    st.page_link("account.py", label=_("All"), icon=":material/arrow_forward:", query_params=address)


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:120]}…"
