"""The sets of criteria that were decided, newest first, and what each did otherwise than the one before."""

from collections.abc import Sequence
from itertools import pairwise

import polars as pl
import streamlit as st

from kam_core.scoring import defaults
from kam_core.scoring.differences import Change, Difference, differences
from kam_core.scoring.model import BEGINNING, SYSTEM, Axis, CriteriaSet
from kam_core.text.numbers import day, tenths
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.widgets import criterion_details, download


def since(decided: CriteriaSet) -> str:
    """From when on a set holds."""
    return _("the beginning") if decided.valid_from == BEGINNING else day(decided.valid_from)


def decider(decided: CriteriaSet) -> str:
    """Who decided a set."""
    return _("the product") if decided.who == SYSTEM else plain(decided.who_name)


def words(change: Difference) -> str:
    """One change in a sentence, as markdown."""
    places = {
        "criterion": plain(defaults.name(change.criterion)) if change.criterion else "",
        "axis": defaults.axis_name(change.axis),
        "before": tenths(change.before),
        "now": tenths(change.now),
    }
    sentences = {
        Change.ADDED: _("{criterion}: new, {now} points", **places),
        Change.REMOVED: _("{criterion}: gone, had {before} points", **places),
        Change.WEIGHT: _("{criterion}: {before} → {now} points", **places),
        Change.BANDS: _("{criterion}: other bands", **places),
        Change.WORDS: _("{criterion}: other words", **places),
        Change.CUT: _("{axis} is high from {now}, not {before}", **places),
    }
    return sentences[change.change]


def show(versions: Sequence[CriteriaSet]) -> None:
    """Every version with its dates, who decided it and what it changed."""
    title = _("Versions of the criteria")
    st.header(title)
    for now, before in [*pairwise(versions), (versions[-1], None)]:
        with st.container(border=True, gap="xsmall"):
            st.markdown(
                _(
                    "**Version {n}** holds from {since} · decided by {who}, {when}",
                    n=now.version,
                    since=since(now),
                    who=decider(now),
                    when=day(now.decided_at),
                )
            )
            if now.note:
                st.caption(plain(now.note))
            if before:
                st.markdown("\n".join(f"- {words(change)}" for change in differences(before, now)) or _("As before."))
    download.buttons(lambda: rows(versions), title=title, key="versions")


def rows(versions: Sequence[CriteriaSet]) -> pl.DataFrame:
    """Every criterion of every version, as it leaves in a file."""
    return pl.DataFrame(
        [
            {
                "version": decided.version,
                "valid_from": decided.valid_from,
                "decided_by": decided.who_name,
                "decided_at": decided.decided_at,
                "note": decided.note,
                "axis": defaults.axis_name(criterion.axis),
                "high_from": decided.cut(criterion.axis),
                "criterion": defaults.name(criterion),
                "points": criterion.weight,
                "source": criterion_details.source(criterion),
                "scale": defaults.scale(criterion),
                "lower_is_better": criterion.lower_is_better,
                **{f"band_{at}": edge for at, edge in enumerate(criterion.bands or (None,) * 4, start=1)},
            }
            for decided in versions
            for axis in Axis
            for criterion in decided.on(axis)
        ],
        infer_schema_length=None,
    )
