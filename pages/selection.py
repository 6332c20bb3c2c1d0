"""Who is on the list of key accounts, and who should be?"""

import streamlit as st

from kam_core.text.words import _

st.title(_("Selection"))
st.caption(_("Who is on the list of key accounts, and who should be?"))
