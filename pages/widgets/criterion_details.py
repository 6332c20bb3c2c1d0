"""Where the value of one criterion comes from: what its ratings mean, or how it is computed and banded."""

import re

import streamlit as st

from kam_core.scoring import bands, defaults
from kam_core.scoring.model import CriteriaSet, Criterion, Measure
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import criteria_draft

_WIDTH = 360
# What the ratings of a scale mean is written "1: … 2: …"; each stands on a line of its own.
_STEP = re.compile(r"\s+(?=[2-5]: )")
_BANDS = (0, 25, 50, 75, 100)
_MONEY = (Measure.CURRENT_REVENUE, Measure.GROWTH_POTENTIAL)


def source(criterion: Criterion) -> str:
    """Whether its value is computed or rated, in a word."""
    return _("Rated") if criterion.measure.rated else _("Computed")


def show(begun: CriteriaSet, criterion: Criterion, now: Criterion) -> None:
    """A word that opens into all about the criterion."""
    name = plain(defaults.name(now))
    with (
        st.popover(
            source(criterion),
            type="tertiary",
            key=criteria_draft.key(begun, criterion.code, "details"),
            help=_("Where the value of {criterion} comes from", criterion=name),
        ),
        st.container(width=_WIDTH),
    ):
        if criteria_draft.is_own(criterion):
            _words(begun, criterion)
        else:
            st.markdown(f"**{name}**")
            st.markdown("  \n".join(plain(step) for step in _STEP.split(defaults.scale(now) or "")))
        if not criterion.measure.rated:
            _edges(begun, criterion)
        st.button(
            _("Remove it"),
            key=criteria_draft.key(begun, criterion.code, "remove"),
            type="tertiary",
            icon=":material/delete:",
            on_click=criteria_draft.remove,
            args=(begun, criterion),
        )


def _words(begun: CriteriaSet, criterion: Criterion) -> None:
    fields = {field: criteria_draft.key(begun, criterion.code, field) for field in ("name", "scale", "lower")}
    criteria_draft.shown(fields["name"], criterion.name or "")
    criteria_draft.shown(fields["scale"], criterion.scale or "")
    criteria_draft.shown(fields["lower"], criterion.lower_is_better)
    st.text_input(_("What it is called"), key=fields["name"], persist_state="session")
    st.text_area(_("What the ratings 1 to 5 mean"), key=fields["scale"], persist_state="session")
    st.toggle(_("A low rating is good"), key=fields["lower"], persist_state="session")


def _edges(begun: CriteriaSet, criterion: Criterion) -> None:
    st.markdown(_("**Bands**"))
    st.caption(_unit(criterion))
    with st.grid(2, min_column_width=120, gap="small"):
        for at, step in enumerate(_BANDS[1:]):
            widget = criteria_draft.key(begun, criterion.code, f"edge{at}")
            if criterion.bands:
                criteria_draft.shown(widget, criterion.bands[at] * criteria_draft.percent(criterion))
            st.number_input(
                _("{score} from", score=step),
                value=None,
                step=1.0,
                format="%.0f" if criterion.measure in _MONEY else "%.1f",
                key=widget,
                persist_state="session",
            )
    st.button(
        _("From today's data"),
        key=criteria_draft.key(begun, criterion.code, "today"),
        icon=":material/refresh:",
        help=_("A fifth of the accounts with revenue in each band."),
        on_click=_from_data,
        args=(begun, criterion),
    )


def _unit(criterion: Criterion) -> str:
    if criterion.measure in _MONEY:
        return _("In the base currency. Under the first edge the score is 0; a value on an edge is above it.")
    return _("In percent. Under the first edge the score is 0; a value on an edge is above it.")


def _from_data(begun: CriteriaSet, criterion: Criterion) -> None:
    edges = resources.kept(bands.default_bands)[criterion.measure]
    if edges:
        criteria_draft.set_edges(begun, criterion, edges)
