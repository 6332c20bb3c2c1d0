"""Who has bought nothing for longer than is usual for them."""

import polars as pl
import streamlit as st

from kam_core.kpis import rhythm
from kam_core.store.database import Database
from kam_core.text.numbers import day, number
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import existing_list, existing_view, pickers, query
from pages.widgets.existing_view import Shown
from pages.widgets.table import As, Column


def show(shown: Shown) -> None:
    """The silent ones, those in their rhythm, and those whose rhythm nobody knows."""
    rows = resources.kept(_accounts, shown)
    if rows.is_empty():
        st.caption(_("None of these accounts has bought anything up to {day}.", day=day(shown.closed_through)))
        return
    groups = {
        "silent": rows.filter(pl.col("silent")),
        "on_time": rows.filter(~pl.col("silent")),
        "unknown": rows.filter(pl.col("silent").is_null()),
    }
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_finding(groups), help=_about(shown), width="stretch")
        query.show("rhythm")
    st.caption(_about(shown))
    words = {"silent": _("Silent"), "on_time": _("In their rhythm"), "unknown": _("Unknown rhythm")}
    offered = {name: _("{group} · {n}", group=words[name], n=number(part.height)) for name, part in groups.items()}
    part = groups[pickers.one("rhythm", _("Which accounts"), offered)]
    account_id = existing_list.table_of(part, _columns(), key="silent", title=_("Rhythm of accounts"))
    existing_list.open_button(account_id)


def _finding(groups: dict[str, pl.DataFrame]) -> str:
    known = groups["silent"].height + groups["on_time"].height
    if not known:
        return _("No account has three gaps between purchases yet: no rhythm is known")
    return _(
        "{silent} of {known} accounts are silent for longer than is usual for them",
        silent=number(groups["silent"].height),
        known=number(known),
    )


def _about(shown: Shown) -> str:
    return _(
        "Silent at {day}: more days have passed since the last purchase than nine of ten of the account's own gaps "
        "between purchases lasted. Who orders once a quarter is judged by quarters. Under {n} gaps we do not know.",
        day=day(shown.closed_through),
        n=number(rhythm.FEWEST_GAPS),
    )


def _columns() -> list[Column]:
    return [
        Column("account_name", _("Account"), pinned=True),
        Column("last_order_date", _("Last purchase"), As.DAY),
        Column("since", _("Days since"), As.COUNT),
        Column("usual", _("Usual days"), As.COUNT, _("Nine of ten of its gaps were not longer.")),
        Column("late", _("Days late"), As.COUNT),
        Column("gaps", _("Gaps"), As.COUNT),
        Column("segment", _("Segment")),
        Column("country", _("Country")),
    ]


def _accounts(database: Database, shown: Shown) -> pl.DataFrame:
    return rhythm.accounts(database, existing_view.population(database, shown), shown.closed_through)
