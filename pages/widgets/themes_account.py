"""One account's themes: what points where, what is missing, and the split that its manager sets."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.plans import plan as plans
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _
from kam_core.themes.model import Theme
from kam_core.themes.parts import PARTS, RULES
from kam_core.themes.signals import explained
from pages.session import link, resources
from pages.widgets import mark, plan_service, themes_read

NAME = "account"
_WHOLE = 0.999


def show(rows: pl.DataFrame, picked: str | None) -> None:
    """The account picked just now, or that of the address; nothing where there is neither."""
    chosen = picked or next(iter(link.chosen(NAME, set(rows["account_id"]))), None)
    if chosen is None:
        st.caption(_("Choose an account to see what points where, and to set its split."))
        return
    row = rows.row(by_predicate=pl.col("account_id") == chosen, named=True)
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(plain(row["account_name"]), width="content")
            if row["illustrative"]:
                mark.illustrative()
            st.button(
                _("Open account"), key="themes_open", icon=":material/arrow_forward:", on_click=_open, args=(chosen,)
            )
        for rule in row["rules"]:
            st.markdown(f":material/priority_high: {_(RULES[rule])} {_('So it is to be protected first.')}")
        with st.grid(3, min_column_width=280, gap="medium"):
            for theme in Theme:
                with st.container(gap="xsmall"):
                    _theme(row, theme)
        _split(row)


def _open(account_id: str) -> None:
    link.open_account(AccountId(account_id))


def _theme(row: Mapping[str, Any], theme: Theme) -> None:
    """A theme's score and what it is made of, the strongest first."""
    score, coverage = row[theme.value], row[f"{theme}_coverage"]
    st.markdown(f"**{themes_read.words()[theme]}: {number(score)}**")
    if score is None:
        st.caption(_("Too little is known: {percent}% of what would tell.", percent=number(100 * coverage)))
    elif coverage < _WHOLE:
        st.caption(_("{percent}% of what would tell is known.", percent=number(100 * coverage)))
    names = {part.code: part for part in PARTS}
    for part in explained(row, theme).sort("contribution", descending=True, nulls_last=True).iter_rows(named=True):
        known = names[part["code"]]
        about = f"{_(known.definition)} {_(known.edge_rules)}"
        if part["value"] is None:
            st.caption(f"— {_(known.name)}", help=about)
        else:
            st.markdown(_("{value} of 100: {what}", value=number(part["value"]), what=_(known.name)), help=about)
    if theme is Theme.PENETRATE and row["held_back"]:
        st.caption(_("Counts half: satisfaction is under 60."))
    if theme is Theme.PROTECT:
        st.caption(_("Counts more the larger the account is."))


def _split(row: Mapping[str, Any]) -> None:
    st.markdown(f"**{_('Split of effort')}**")
    words = themes_read.words()
    proposed = [row[f"{theme}_proposed"] for theme in Theme]
    if None not in proposed:
        shares = ", ".join(f"{words[theme]} {share}%" for theme, share in zip(Theme, proposed, strict=True))
        st.caption(_("Proposed by these scores: {shares}.", shares=shares))
    if row["plan_id"] is None:
        st.caption(_("There is no plan yet: start one on the account to set the split."))
        return
    _under_way(row)
    plan = plans.plan(resources.database(), row["plan_id"])
    plan_service.split(plan, is_locked=plan.locked_at is not None)


def _under_way(row: Mapping[str, Any]) -> None:
    actions = [row[f"{theme}_actions"] or 0 for theme in Theme]
    if not sum(actions):
        st.caption(_("No open action has a theme."))
        return
    words = themes_read.words()
    shares = ", ".join(f"{words[theme]} {number(done)}" for theme, done in zip(Theme, actions, strict=True))
    said = [_("Open actions: {shares}.", shares=shares)]
    if row["drift"] is not None:
        said.append(_("Drift: {points} of 100 points go elsewhere than planned.", points=number(row["drift"])))
    st.caption(" ".join(said))
