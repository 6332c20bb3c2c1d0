"""One account: its facts, its figures, its score."""

import streamlit as st

from kam_core.text.words import _

st.title(_("Account"))
st.caption(_("One account: its facts, its figures, its score."))
