"""What changed between two looks at a plan, group by group."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from kam_core.plans.change_words import GROUPS, Told, known, told
from kam_core.plans.changes import Change
from kam_core.plans.snapshot import Snapshot
from kam_core.text.invisible import marked
from kam_core.text.numbers import UNKNOWN
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext

_OPEN_LINES = 6
_LONGEST = 240


def show(before: Snapshot, now: Snapshot, changes: Sequence[Change], currency: str, *, key: str) -> None:
    """Every group that has changes; long ones are folded. `key` tells this list from others on the screen."""
    if not changes:
        st.caption(_("Nothing changed."))
        return
    names = known(before, now, currency)
    for group, members in groupby(changes, key=lambda one: one.group):
        lines = [told(one, names) for one in members]
        title = _(
            "{group}: {changes}", group=_(GROUPS[group]), changes=ngettext("{n} change", "{n} changes", len(lines))
        )
        with st.expander(title, expanded=len(lines) <= _OPEN_LINES, key=f"{key}_{group}"):
            _lines(lines)


def _lines(lines: Sequence[Told]) -> None:
    for one in lines:
        with st.container(gap="xxsmall"):
            st.markdown(f"**{plain(one.what)}**")
            st.text(_values(one))


def _values(one: Told) -> str:
    """What happened, as far as the values are known."""
    places = {"move": one.move, "before": _short(one.before), "now": _short(one.now)}
    match (one.before == UNKNOWN, one.now == UNKNOWN):
        case (True, True):
            return one.move
        case (True, False):
            return _("{move}: {now}", **places) if one.dated else _("{now}, unknown before", **places)
        case (False, True):
            return _("unknown now, {before} before", **places)
        case _both:
            return _("{before} → {now}", **places)


def _short(value: str) -> str:
    shown = marked(value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
