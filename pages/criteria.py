"""What makes a customer key."""

import streamlit as st

from kam_core.text.words import _

st.title(_("Criteria"))
st.caption(_("What makes a customer key."))
