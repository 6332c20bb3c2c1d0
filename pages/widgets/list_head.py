"""How full the list of key accounts is, who answers for what is above the ceiling, and the ceiling itself."""

from datetime import date
from functools import partial

import polars as pl
import streamlit as st

from kam_core.accounts import company, membership
from kam_core.store.request import Request
from kam_core.text.numbers import number
from kam_core.text.words import _, ngettext
from pages.session import resources
from pages.widgets import download, draft, saving, table
from pages.widgets.table import As, Column

_FORM = "list_ceiling"


def show(day: date) -> None:
    """Members against the ceiling in one line; under it, the exceptions where there are any."""
    members = resources.kept(membership.members, day).height
    ceiling = resources.kept(membership.ceiling)
    exceptions = resources.kept(membership.exceptions, day)
    lowest, highest = membership.ADVISED_CEILING
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            _("**{members}** of **{ceiling}** key accounts", members=number(members), ceiling=number(ceiling)),
            width="content",
        )
        _room(ceiling - members)
        _counted(exceptions)
        st.caption(_("Advised: {lowest} to {highest}", lowest=lowest, highest=highest), width="content")
        st.space("stretch")
        with st.popover(_("Change the ceiling"), icon=":material/vertical_align_top:", type="tertiary"):
            _ceiling()
    if members >= ceiling:
        st.caption(
            _("Who joins now takes the place of another, or somebody answers for an exception until a day that is set.")
        )
    if exceptions.height:
        _exceptions(exceptions)


def _room(places: int) -> None:
    if places > 0:
        st.badge(ngettext("{n} place left", "{n} places left", places), color="green")
    elif places == 0:
        st.badge(_("The list is full"), icon=":material/warning:", color="orange")
    else:
        st.badge(
            ngettext("{n} above the ceiling", "{n} above the ceiling", -places), icon=":material/warning:", color="red"
        )


def _counted(exceptions: pl.DataFrame) -> None:
    in_force = exceptions.filter("in_force").height
    expired = exceptions.height - in_force
    if in_force:
        st.badge(ngettext("{n} exception in force", "{n} exceptions in force", in_force), color="gray")
    if expired:
        st.badge(
            ngettext("{n} exception expired", "{n} exceptions expired", expired),
            icon=":material/event_busy:",
            color="red",
            help=_("Decide again: somebody leaves, or is retired and admitted under a new exception."),
        )


def _ceiling() -> None:
    setting = resources.kept(company.company).ceiling
    saved = {"value": int(setting.value or 1)}
    version = draft.begin(_FORM, saved, setting.version)
    with st.form(_FORM, border=False):
        value = st.number_input(
            _("How many key accounts at most"),
            min_value=1,
            max_value=company.HIGHEST_CEILING,
            key=draft.key(_FORM, "value"),
            help=_("Lowering it takes nobody off the list."),
            persist_state="session",
        )
        pressed = st.form_submit_button(_("Save the ceiling"), type="primary")
    if pressed and value:
        saving.save(
            partial(_save_ceiling, value, version),
            done=_("The ceiling is {ceiling}", ceiling=number(value)),
            insist=partial(_save_ceiling_over, value),
            typed=draft.keys(_FORM, saved),
        )


def _save_ceiling_over(value: int, request: Request) -> None:
    _save_ceiling(value, company.company(resources.database()).ceiling.version, request)


def _save_ceiling(value: int, version: int, request: Request) -> None:
    company.set_ceiling(resources.store(), request, value, version)


def _exceptions(exceptions: pl.DataFrame) -> None:
    title = _("Exceptions to the ceiling")
    columns = [
        Column("account_name", _("Account"), pinned=True),
        Column("state", _("State"), words={"in_force": _("In force"), "expired": _("Expired")}),
        Column("expires_on", _("Until"), As.DAY),
        Column("decided_by", _("Decided by")),
        Column("reason", _("Reason")),
    ]
    told = exceptions.with_columns(state=pl.when("in_force").then(pl.lit("in_force")).otherwise(pl.lit("expired")))
    st.header(title)
    table.show(told, columns, key="exceptions", says=title)
    download.buttons(lambda: exceptions, title=title, key="exceptions")
