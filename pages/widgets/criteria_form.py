"""The criteria of one axis, to be changed: points that sum to 100, where each value comes from, and the cut."""

from functools import partial

import streamlit as st

from kam_core.scoring import defaults
from kam_core.scoring.model import Axis, CriteriaSet, Criterion
from kam_core.scoring.weights import TOTAL
from kam_core.text.numbers import tenths
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import state
from pages.widgets import criteria_draft, criterion_details

_TINY = 1e-6


def show(begun: CriteriaSet, axis: Axis) -> None:
    """Every criterion of an axis with its points; the total stands under them while they change."""
    drafted = criteria_draft.draft(begun)
    with st.container(border=True):
        _head(begun, axis)
        for criterion in criteria_draft.criteria(begun, axis):
            now = drafted.criterion(criterion.code) or criterion
            _row(begun, criterion, now)
        _total(begun, axis, sum(criterion.weight for criterion in drafted.on(axis)))


def is_complete(drafted: CriteriaSet) -> bool:
    """Whether the points of both axes sum to 100."""
    sums = [sum(criterion.weight for criterion in drafted.on(axis)) for axis in Axis]
    return all(abs(total - TOTAL) <= _TINY for total in sums)


def _head(begun: CriteriaSet, axis: Axis) -> None:
    widget = criteria_draft.cut_key(begun, axis)
    criteria_draft.shown(widget, begun.cut(axis))
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.header(defaults.axis_name(axis), width="stretch")
        st.caption(_("High from"), width="content")
        _points(_("Cut of {axis}", axis=defaults.axis_name(axis)), widget)


def _row(begun: CriteriaSet, criterion: Criterion, now: Criterion) -> None:
    widget = criteria_draft.key(begun, criterion.code, "points")
    criteria_draft.shown(widget, criterion.weight)
    name = plain(defaults.name(now)) or _("without a name")
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(name, width="stretch")
        criterion_details.show(begun, criterion, now)
        _points(_("Points of {criterion}", criterion=name), widget)


def _points(label: str, widget: str) -> None:
    """A number from 0 to 100, its label only for who cannot see it."""
    st.number_input(
        label,
        min_value=0.0,
        max_value=TOTAL,
        step=1.0,
        format="%g",
        key=widget,
        label_visibility="collapsed",
        width=116,
        persist_state="session",
    )


def _total(begun: CriteriaSet, axis: Axis, total: float) -> None:
    is_right = abs(total - TOTAL) <= _TINY
    with st.container(horizontal=True, vertical_alignment="center"):
        _add(begun, axis)
        st.space("stretch")
        if not is_right and total > 0:
            st.button(
                _("Balance to 100"),
                key=f"balance_{axis.value}",
                type="tertiary",
                icon=":material/balance:",
                help=_("All points in proportion, in whole points."),
                on_click=criteria_draft.balance,
                args=(begun, axis),
            )
        if is_right:
            st.badge(_("100 points"), icon=":material/check:", color="green")
        elif total < TOTAL:
            st.badge(
                _("{total} of 100: {left} to give", total=tenths(total), left=tenths(TOTAL - total)), color="orange"
            )
        else:
            st.badge(
                _("{total} of 100: {over} too many", total=tenths(total), over=tenths(total - TOTAL)), color="orange"
            )


def _add(begun: CriteriaSet, axis: Axis) -> None:
    name_key, scale_key = f"add_name_{axis.value}", f"add_scale_{axis.value}"
    with (
        st.popover(_("Add a criterion"), icon=":material/add:", type="tertiary"),
        st.form(f"add_{axis.value}", border=False, clear_on_submit=True),
    ):
        st.text_input(_("What it is called"), key=name_key, required=True)
        st.text_area(
            _("What the ratings 1 to 5 mean"),
            key=scale_key,
            placeholder=_("1: … 2: … 3: … 4: … 5: …"),
        )
        st.form_submit_button(_("Add"), type="primary", on_click=partial(_added, begun, axis, name_key, scale_key))


def _added(begun: CriteriaSet, axis: Axis, name_key: str, scale_key: str) -> None:
    name = str(state.widget(name_key) or "").strip()
    if name:
        criteria_draft.add(begun, axis, name, str(state.widget(scale_key) or ""))
