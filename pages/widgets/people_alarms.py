"""What is wrong between an account's people and ours."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.people import alarm_words
from kam_core.people.alarms import alarms
from kam_core.people.contacts import population_of
from kam_core.store.database import Database
from kam_core.text.plain import plain
from kam_core.text.words import _, language
from pages.session import resources

_WIDE = 260
_RINGS = ":orange[:material/warning:] **{alarm}**"


def show(account_id: str, today: date) -> None:
    """Each alarm with its reason; nothing wrong is said, too."""
    found = resources.kept_with_plans(_alarms, account_id, today, language())
    if found.is_empty():
        st.caption(_("No alarm about these people: several of them speak with us, and those who matter are known."))
        return
    names = alarm_words.names()
    with st.grid(3, min_column_width=_WIDE, gap="small"):
        for alarm, detail in found.select("alarm", "detail").iter_rows():
            with st.container(gap="xxsmall"):
                st.markdown(_RINGS.format(alarm=names[alarm]))
                st.caption(plain(detail))


def _alarms(database: Database, account_id: str, today: date, _language: str) -> pl.DataFrame:
    return alarms(database, population_of(account_id), today)
