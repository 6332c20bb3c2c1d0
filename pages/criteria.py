"""What makes a customer key."""

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.scoring import criteria
from kam_core.scoring.model import Axis
from kam_core.text.words import _
from pages.session import resources
from pages.session.boundary import explained
from pages.widgets import criteria_draft, criteria_form, criteria_preview, criteria_versions, empty

st.title(_("Criteria"))
day = resources.moments().today
resources.scored(day, day)
versions = resources.kept(criteria.versions)

if not versions:
    empty.show(
        _("There are no criteria yet."),
        _("Load your accounts first: the bands of the first criteria come from what they buy."),
        screen="data.py",
        label=_("Go to the data"),
    )
    st.stop()

begun = criteria_draft.base(versions)
in_force = resources.kept(criteria.in_force, day)
st.caption(
    _(
        "Version {n} holds from {since}, decided by {who}. Each axis has 100 points to share, and is high from its "
        "cut on.",
        n=in_force.version,
        since=criteria_versions.since(in_force),
        who=criteria_versions.decider(in_force),
    )
)

for column, axis in zip(st.columns(len(Axis), gap="medium"), Axis, strict=True):
    with column:
        criteria_form.show(begun, axis)

st.header(_("Before it is saved"))
with explained():
    criteria_preview.show(begun, versions[0], day, resources.kept(company_of).base_currency or "")

criteria_versions.show(versions)
