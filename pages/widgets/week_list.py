"""The lines of a week: what matters most first, the rest counted, all of it as a file."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.forecast import kept
from kam_core.store.database import Database
from kam_core.text.numbers import day, number
from kam_core.text.words import _, language, ngettext
from kam_core.week import lines as week
from kam_core.week.reasons import BY_CODE, SORTS
from pages.session import resources
from pages.widgets import download, pickers, week_line, week_words

MOST = 50


def about() -> tuple[str, ...]:
    """What the list is limited to; nothing means everything."""
    return pickers.many("about", _("About"), {sort.value: _(name) for sort, name in SORTS.items()})


def is_illustrative() -> bool:
    """Whether anything that lines are made of was made up for a demo."""
    return resources.kept_with_plans(week.is_illustrative)


def show(owners: tuple[str, ...], about: tuple[str, ...], today: date, currency: str) -> None:
    """The first lines, and how many more there are."""
    # Forecasts are kept without a new revision of the store.
    forecasts = kept.state(resources.database())
    every = _limited(resources.kept_with_plans(_lines, owners, today, language(), forecasts), about)
    if every.is_empty():
        _nothing(owners, today)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            ngettext("{n} line on {accounts}", "{n} lines on {accounts}", every.height, accounts=_accounts(every)),
            width="stretch",
        )
        download.buttons(lambda: _as_table(every), title=_("My week"), key="week")
    with st.container(gap="xsmall"):
        for line in every.head(MOST).iter_rows(named=True):
            week_line.show(line, today, currency)
    if every.height > MOST:
        st.caption(
            _(
                "{n} more lines weigh less. Choose what the list is about, or download all of them.",
                n=number(every.height - MOST),
            )
        )


def _lines(database: Database, owners: tuple[str, ...], today: date, _language: str, _forecasts: str) -> pl.DataFrame:
    return week.lines_of(database, owners, today)


def _limited(every: pl.DataFrame, about: tuple[str, ...]) -> pl.DataFrame:
    wanted = [code for code, reason in BY_CODE.items() if reason.sort in about]
    return every.filter(pl.col("reason").is_in(wanted)) if about else every


def _accounts(every: pl.DataFrame) -> str:
    return ngettext("{n} account", "{n} accounts", every["account_id"].n_unique())


def _nothing(owners: tuple[str, ...], today: date) -> None:
    coming = resources.kept_with_plans(week.next_date, owners, today)
    with st.container(border=True, horizontal_alignment="center"):
        st.markdown(_("**Nothing needs you.**"), width="content")
        st.caption(
            _("The next date is {day}.", day=day(coming)) if coming else _("No date is known that lies ahead."),
            width="content",
        )


def _as_table(every: pl.DataFrame) -> pl.DataFrame:
    said = [week_words.sentence(line) for line in every.iter_rows(named=True)]
    return every.with_columns(pl.Series("sentence", said, dtype=pl.String)).select(
        "account_id", "account_name", "reason", "sentence", "on", "age_days", "at_stake", "urgency"
    )
