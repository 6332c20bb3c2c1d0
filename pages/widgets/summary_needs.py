"""What needs somebody at one account: critical dates, what is overdue, questions, people."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.store.database import Database
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from kam_core.week.lines import is_illustrative, lines
from pages.session import resources
from pages.widgets import mark, week_line, week_words

_MOST = 8


def show(account_id: str, today: date) -> None:
    """The first lines, each with the way to where it is looked after."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(_("What needs you"), width="content")
        if resources.kept_with_plans(is_illustrative):
            mark.illustrative()
    found = resources.kept_with_plans(_lines, account_id, today)
    if found.is_empty():
        st.caption(_("Nothing needs you here."))
    for line in found.head(_MOST).iter_rows(named=True):
        _line(line)
    if found.height > _MOST:
        st.caption(ngettext("{n} more is in My week.", "{n} more are in My week.", found.height - _MOST))


def _line(line: week_words.Line) -> None:
    """Why, and how late; a link alone would not wrap on a phone."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, width="stretch"):
            st.markdown(_("{icon} {what}", icon=week_line.icon(line), what=plain(week_words.sentence(line))))
            when = week_words.age(line)
            if when:
                st.caption(plain(when))
        st.page_link("account.py", label=_("Open"), query_params=week_line.address(line), width="content")


def _lines(database: Database, account_id: str, today: date) -> pl.DataFrame:
    return lines(database, pl.DataFrame({"account_id": [account_id]}), today)
