"""Which customers are key, and where do they stand?"""

import streamlit as st

from kam_core.text.words import _

st.title(_("Portfolio"))
st.caption(_("Which customers are key, and where do they stand?"))
