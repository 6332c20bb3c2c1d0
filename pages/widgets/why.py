"""Why an account stands where it stands: contributions, evidence, trail, and the way to its screen."""

from typing import Any

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.model import AccountId
from kam_core.scoring.position import position as position_of
from kam_core.text.numbers import number, percent
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import chosen, contributions, pickers, view

NAME = "why"


def show(account_id: AccountId, shown: view.View) -> None:
    """The panel of one account, which may come from a link."""
    with st.container(horizontal=True, vertical_alignment="center"):
        name = st.container()
        # Before the account is read: one that nobody knows can be closed as well.
        st.button(
            _("Close"), key="why_close", type="tertiary", icon=":material/close:", on_click=chosen.clear, args=(NAME,)
        )
    name.header(plain(queries.account(resources.database(), account_id).name))
    stands = resources.kept(position_of, account_id, shown.day)
    if stands is None:
        st.caption(_("It has no score yet."))
    else:
        position(stands)
    contributions.show(account_id, shown.day)
    if st.button(_("Open the account"), type="primary", icon=":material/arrow_forward:", key="why_open"):
        link.open_account(account_id)


def position(row: dict[str, Any]) -> None:
    """Kind, quadrant and scores in one line, and how sure we are in the next."""
    kind, quadrant = pickers.kind_words()[str(row["kind"])], pickers.quadrant_words().get(str(row["quadrant"]))
    st.markdown(
        _(
            "{kind} · {quadrant} · attractiveness **{attractiveness}**, strength **{strength}**",
            kind=kind,
            quadrant=quadrant or _("no quadrant"),
            attractiveness=number(row["attractiveness"]),
            strength=number(row["strength"]),
        )
    )
    st.caption(
        _(
            "{coverage} of the weight is known. {margin} points from the border. The quadrant stays in {stability} of "
            "the tries with other weights and missing values.",
            coverage=percent(row["coverage"], 0),
            margin=number(row["border_margin"], 1),
            stability=percent(row["class_stability"], 0),
        )
    )
