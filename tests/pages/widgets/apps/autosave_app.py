"""The fields of one action, each of which saves by itself."""

import streamlit as st

from kam_core.plans.kinds import ACTION
from kam_core.records import queries
from pages.session import resources, state
from pages.session.boundary import explained
from pages.widgets import autosave, who

state.arrived("action", by_menu=True)
with explained(), resources.one_moment():
    who.show()
    action = queries.record(resources.database(), ACTION, st.query_params["action"])
    for name in ("title", "owner_id", "due_on", "status", "effort_hours", "outcome"):
        autosave.field(ACTION, action, name)
