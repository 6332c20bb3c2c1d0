"""The actions of an account along time; its table is the same in words."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.charts.timeline import MOST, Words, timeline
from kam_core.plans import choices
from kam_core.text.words import _
from pages.widgets import action_rows, picture


def show(rows: pl.DataFrame, today: date) -> str | None:
    """The picture; returns the id of the action that was picked in it."""
    dated = rows.filter(pl.col("due_on").is_not_null() & (pl.col("state") != "dropped"))
    if dated.is_empty():
        st.caption(_("No action has a due day here."))
        return None
    words = Words(
        themes={code: _(label) for code, label in choices.THEMES.items()},
        no_theme=_("No theme"),
        states=action_rows.state_words(),
        today=_("Today"),
        says=_("{title}: {state}, due {day}"),
    )
    title = _("Actions by due day")
    picked = picture.show(
        timeline(dated.head(MOST), today, words, mode=picture.mode()), says=title, key="action_timeline", choose=True
    )
    left_out = rows.height - min(dated.height, MOST)
    if left_out:
        st.caption(_("{n} more have no day, were dropped or come later: the table has them.", n=left_out))
    return picked
