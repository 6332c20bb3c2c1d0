"""Plan quality beside customer health, as marks and in a few numbers."""

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.charts.health_quality import health_quality
from kam_core.health.measures import AMBER_FROM, GREEN_FROM
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import link
from pages.widgets import mark, picture
from pages.widgets.health_words import bands


def show(accounts: pl.DataFrame) -> None:
    """The accounts that have both scores as marks; the others are counted."""
    both = accounts.filter(pl.col("quality").is_not_null(), pl.col("health").is_not_null())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_counts(accounts, both), width="stretch")
        if accounts["illustrative"].any():
            mark.illustrative()
    if both.is_empty():
        st.caption(_("No account has both scores yet: a plan needs an answer, and half of the health must be known."))
        return
    says = _("Customer health by plan quality of {accounts}.", accounts=_accounts(both.height))
    figure = health_quality(
        both,
        health=_("Customer health"),
        quality=_("Plan quality"),
        bands=bands(),
        edges=(AMBER_FROM, GREEN_FROM),
        says=_("{account}: health {health} ({band}), plan quality {quality}"),
        mode=picture.mode(),
    )
    account_id = picture.show(figure, says=says, key="plans_picture", choose=True)
    if account_id and account_id in both["account_id"]:
        name = both.filter(pl.col("account_id") == account_id)["account_name"][0]
        _offer(AccountId(account_id), name)


def _counts(accounts: pl.DataFrame, both: pl.DataFrame) -> str:
    return _(
        "{accounts}, {planned} with a plan. {drawn} are drawn: those whose health and plan quality are both known.",
        accounts=_accounts(accounts.height),
        planned=accounts["plan_id"].count(),
        drawn=both.height,
    )


def _accounts(n: int) -> str:
    return ngettext("{n} key account", "{n} key accounts", n)


def _offer(account_id: AccountId, name: str) -> None:

    if st.button(
        _("Open {account}", account=plain(name)), type="primary", icon=":material/arrow_forward:", key="plans_open"
    ):
        link.open_account(account_id)
