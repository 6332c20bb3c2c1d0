"""A ceiling to save: as it was seen, and again over what others saved."""

import streamlit as st

from kam_core.accounts.company import company, set_ceiling
from pages.session import resources
from pages.session.boundary import explained
from pages.widgets import saving, who

with explained(), resources.one_moment():
    now = company(resources.database()).ceiling
    st.caption(f"{now.value} {now.version}")
    who.show()
    value = st.number_input("Ceiling", value=20, key="ceiling")
    seen = int(st.text_input("Seen version", "1", key="seen"))
    if st.button("Save", key="save"):
        saving.save(
            lambda request: set_ceiling(resources.store(), request, value, seen),
            done="Saved",
            insist=lambda request: set_ceiling(
                resources.store(), request, value, company(resources.store().database).ceiling.version
            ),
        )
