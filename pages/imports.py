"""How do exports of a CRM, or tables of one's own, come in?"""

import streamlit as st

from kam_core.text.words import _
from pages.widgets import import_files, import_report

st.title(_("Import"))
import_files.drop()
there = import_files.read_all()
if not there:
    st.stop()
shown = import_files.choose(there)
import_report.show(shown)
