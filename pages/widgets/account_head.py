"""Who an account is and where it stands, in the first lines of its screen."""

from datetime import date, timedelta
from typing import Any

import streamlit as st

from kam_core.accounts import membership, potential
from kam_core.accounts.model import Account, AccountId
from kam_core.scoring import explanation
from kam_core.scoring.position import position as position_of
from kam_core.text.numbers import UNKNOWN, number, short_money
from kam_core.text.numbers import day as day_words
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import account_edit, mark, pickers, why

_YEAR = timedelta(days=365)


def show(account: Account, currency: str) -> None:
    """Its name, what changes its facts, and the way to another."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(plain(account.name), width="stretch")
        account_edit.show(account, currency)
        pickers.find_account("open", link.open_account)


def line(account: Account, day: date) -> None:
    """Kind and since when, owner, segment and country in one line."""
    position = resources.kept(position_of, account.id, day)
    known = (_kind(account.id, position), account.owner_name or account.owner_id, account.segment, account.country)
    st.caption(" · ".join(plain(one) for one in known if one))


def facts(account: Account, day: date, currency: str) -> None:
    """The same and its potential, each with its name, and its place in the portfolio."""
    position = resources.kept(position_of, account.id, day)
    _facts(account, _kind(account.id, position), currency)
    if position and position["quadrant"]:
        why.position(position)
        _moved(account.id, day)
    else:
        st.caption(_("It has no place in the portfolio yet: too little is known of it. Rate it under Figures, Score."))


def _moved(account_id: AccountId, day: date) -> None:
    """Where it stood a year before."""
    then = resources.kept(explanation.trail, account_id, (day - _YEAR, day)).row(0, named=True)
    if then["attractiveness"] is None or then["strength"] is None:
        return
    st.caption(
        _(
            "A year before: attractiveness {attractiveness}, strength {strength}.",
            attractiveness=number(then["attractiveness"]),
            strength=number(then["strength"]),
        )
    )


def _facts(account: Account, kind: str, currency: str) -> None:
    with st.grid(6, min_column_width=130, gap="small"):
        _fact(_("Key account"), kind)
        _fact(_("Manager"), account.owner_name or account.owner_id)
        _fact(_("Segment"), account.segment)
        _fact(_("Industry"), account.industry)
        _fact(_("Country"), account.country)
        with st.container(gap="xxsmall"):
            _potential(account.id, currency)


def _fact(label: str, value: str | None) -> None:
    with st.container(gap="xxsmall"):
        st.caption(label)
        st.markdown(plain(value) if value else UNKNOWN)


def _kind(account_id: AccountId, position: dict[str, Any] | None) -> str:
    standing = resources.kept(membership.standing, account_id)
    if standing.kind is not None:
        return _("{kind} since {day}", kind=pickers.kind_words()[standing.kind], day=day_words(standing.since))
    return pickers.kind_words().get(str(position["kind"]) if position else "", _("Not key"))


def _potential(account_id: AccountId, currency: str) -> None:
    said = resources.kept(potential.potentials, account_id)
    newest = said.row(0, named=True) if said.height else None
    st.caption(
        _("Potential, 3 years"),
        help=_("{who}, {day}", who=plain(newest["said_by"] or UNKNOWN), day=day_words(newest["said_on"]))
        if newest
        else _("What they could buy from us in three years; nobody said so yet."),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        amount = short_money(newest["amount_base"], currency) if newest and currency else UNKNOWN
        st.markdown(amount.replace("$", "\\$"), width="content")
        if newest and newest["illustrative"]:
            mark.illustrative()
