"""The account that somebody decides on: who it is, what its list membership is, and the form that changes it."""

from datetime import date

import streamlit as st

from kam_core.accounts import membership, queries
from kam_core.accounts.membership import Standing
from kam_core.accounts.model import AccountId
from kam_core.scoring.position import position
from kam_core.text.numbers import day as day_words
from kam_core.text.numbers import number, percent
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import admission, chosen, pickers, retirement

NAME = "decide"


def find() -> None:
    """Find any account by a part of its name or id, proposed or not."""
    pickers.find_account(NAME, lambda account_id: link.choose(NAME, [account_id]))


def is_member(account_id: AccountId) -> bool:
    """Whether the account is on the list now."""
    return resources.kept(membership.standing, account_id).kind is not None


def show(account_id: AccountId, day: date) -> None:
    """The panel of one account, which may come from a link."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            name = st.container()
            if st.button(_("Open"), key="decide_open", type="tertiary", icon=":material/arrow_forward:"):
                link.open_account(account_id)
            st.button(
                _("Close"),
                key="decide_close",
                type="tertiary",
                icon=":material/close:",
                on_click=chosen.clear,
                args=(NAME,),
            )
        # After the buttons: one that nobody knows can be closed as well.
        account = queries.account(resources.database(), account_id)
        name.header(plain(account.name))
        now = resources.kept(membership.standing, account_id)
        _stands(account_id, day)
        if now.kind is None:
            admission.form(account, day, done=lambda: chosen.clear(NAME))
        else:
            _since(now)
            retirement.form(account, now, day, done=lambda: chosen.clear(NAME))


def _stands(account_id: AccountId, day: date) -> None:
    stands = resources.kept(position, account_id, day)
    quadrant = pickers.quadrant_words().get(stands["quadrant"]) if stands else None
    if stands is None or quadrant is None:
        st.caption(_("It has no quadrant: too little is known of it."))
        return
    st.caption(
        _(
            "{quadrant}: attractiveness {attractiveness}, strength {strength}. The quadrant stays in {stability} of "
            "the tries with other weights and missing values.",
            quadrant=quadrant,
            attractiveness=number(stands["attractiveness"]),
            strength=number(stands["strength"]),
            stability=percent(stands["class_stability"], 0),
        )
    )


def _since(now: Standing) -> None:
    if now.kind is None:
        return
    kind = pickers.kind_words()[now.kind]
    if now.since == now.kind_since:
        st.caption(_("{kind} key account since {since}.", kind=kind, since=day_words(now.since)))
    else:
        st.caption(
            _(
                "{kind} since {kind_since}; on the list since {since}.",
                kind=kind,
                kind_since=day_words(now.kind_since),
                since=day_words(now.since),
            )
        )
