"""Why an account stands where it stands, how it got there, and what changes it."""

from datetime import date

import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.text.words import _
from pages.widgets import contributions, rating_form, rating_trail, score_trail


def show(account_id: AccountId, day: date) -> None:
    """What each criterion adds with its evidence; beside it the scores over time."""
    left, right = st.columns(2, gap="medium")
    with left:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(_("What the score is made of"), width="stretch")
            rating_form.show(account_id, day)
        contributions.show(account_id, day)
        rating_trail.show(account_id, day)
    with right:
        score_trail.show(account_id, day)
