"""Planned effort beside what is under way, account by account."""

import polars as pl
import streamlit as st

from kam_core.charts import themes as chart
from kam_core.text.numbers import number
from kam_core.text.words import _, ngettext
from pages.widgets import pages_of, picture, themes_read

_PAGE = 15


def show(rows: pl.DataFrame) -> None:
    """Those that drift the most first."""
    order = rows.sort("drift", "account_name", descending=[True, False], nulls_last=True)
    first = pages_of.first_row(order.height, _PAGE, key="themes_page", says=_("Accounts"))
    shown = order.slice(first, _PAGE)
    figure = chart.splits(
        shown,
        themes=themes_read.words(),
        says={
            "planned": _("{account}: {percent}% planned for {theme}"),
            "proposed": _("{account}: {percent}% proposed for {theme}; nobody set the split yet"),
            "actions": _("{account}: {actions} open actions for {theme}, {percent}% of those with a theme"),
        },
        mode=picture.mode(),
    )
    picture.show(
        figure, says=_("Planned effort and open actions of {n} accounts", n=number(shown.height)), key="themes"
    )
    unset = rows["penetrate_planned"].null_count()
    said = [_("Wide bars: the split that is planned, hatched where it is only proposed. Thin bars: open actions.")]
    if unset:
        said.append(ngettext("{n} account has no split yet.", "{n} accounts have no split yet.", unset))
    st.caption(" ".join(said))
