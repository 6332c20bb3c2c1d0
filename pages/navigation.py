"""Names the screens and shows the chosen one: the script that each visit runs."""

from pathlib import Path

import streamlit as st

from kam_core.text.words import _
from pages.session import resources, state
from pages.session.boundary import explained
from pages.widgets import header

# First of all, because the icon of a screen would be fetched from a host that is not ours.
st.set_page_config(page_icon=str(Path(__file__).parent / "static" / "icon.svg"), layout="wide")

screen = st.navigation(
    {
        "": [
            st.Page("portfolio.py", title=_("Portfolio"), icon=":material/scatter_plot:", default=True),
            st.Page("my_week.py", title=_("My week"), icon=":material/today:"),
            st.Page("account.py", title=_("Account"), icon=":material/domain:"),
            st.Page("plans.py", title=_("Plans"), icon=":material/edit_note:"),
        ],
        _("Growth"): [
            st.Page("existing.py", title=_("Existing customers"), icon=":material/waterfall_chart:"),
            st.Page("trends.py", title=_("KPI trends"), icon=":material/trending_up:"),
            st.Page("white_space.py", title=_("White space"), icon=":material/grid_on:"),
            st.Page("themes.py", title=_("Themes"), icon=":material/balance:"),
            st.Page("pipeline.py", title=_("Pipeline"), icon=":material/filter_alt:"),
            st.Page("programme.py", title=_("Programme"), icon=":material/verified:"),
        ],
        _("Who is key"): [
            st.Page("selection.py", title=_("Selection"), icon=":material/checklist:"),
            st.Page("criteria.py", title=_("Criteria"), icon=":material/tune:"),
        ],
        _("Files and data"): [
            st.Page("workbench.py", title=_("Workbench"), icon=":material/query_stats:"),
            st.Page("imports.py", title=_("Import"), icon=":material/upload_file:"),
            st.Page("data.py", title=_("Data"), icon=":material/database:"),
        ],
    },
    position="top",
)

st.set_page_config(page_title=_("{screen} · Key accounts", screen=screen.title))
# A link says all that is shown; the menu has nothing in its address and leads to what was chosen before.
state.arrived(screen.url_path, by_menu=not st.query_params)
with explained(), resources.one_moment():
    header.show()
    screen.run()
