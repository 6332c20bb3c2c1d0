"""What is loaded, from where, and as of when."""

import streamlit as st

from kam_core.text.words import _

st.title(_("Data"))
st.caption(_("What is loaded, from where, and as of when."))
