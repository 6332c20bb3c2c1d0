"""The table twin of plans: quality and health of each key account, and what its plan lacks."""

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.plans.choices import DEPTHS
from kam_core.text.numbers import number
from kam_core.text.words import _
from pages.session import link
from pages.widgets import download, health_words, pickers, plans_filters, table
from pages.widgets.table import As, Column


def show(accounts: pl.DataFrame) -> None:
    """Every key account that is shown; choosing a row offers its screen."""
    title = _("Plans")
    chosen = table.show(
        accounts,
        _columns(),
        key="plans",
        says=_("{n} key accounts, their plans and their health", n=number(accounts.height)),
        chosen_by="account_id",
    )
    download.buttons(lambda: accounts, title=title, key="plans")
    if chosen:
        link.open_account(AccountId(chosen))


def missing(accounts: pl.DataFrame) -> None:
    """The key accounts without a plan."""
    rows = accounts.filter(pl.col("plan_id").is_null())
    if rows.is_empty():
        st.caption(_("Every key account that is shown has a plan."))
        return
    chosen = table.show(
        rows,
        [
            Column("account_name", _("Account"), pinned=True),
            Column("owner_name", _("Manager")),
            Column("kind", _("Kind"), words=pickers.kind_words()),
            Column("health", _("Customer health"), As.SCORE),
            Column("segment", _("Segment")),
            Column("country", _("Country")),
        ],
        key="plans_missing",
        says=_("Key accounts without a plan"),
        chosen_by="account_id",
    )
    download.buttons(lambda: rows, title=_("Without a plan"), key="plans_missing")
    if chosen:
        link.open_account(AccountId(chosen))


def _columns() -> list[Column]:
    return [
        Column("account_name", _("Account"), pinned=True),
        Column("owner_name", _("Manager")),
        Column("stage", _("Stage"), words=plans_filters.stage_words()),
        Column("quality", _("Plan quality"), As.PERCENT, _("The mean of completeness, freshness and actions on time.")),
        Column("health", _("Customer health"), As.SCORE, _("0 to 100; unknown under half of the weight.")),
        Column("band", _("Band"), words=health_words.bands()),
        Column("trend", _("In 90 days"), As.SCORE, _("Points of health won or lost.")),
        Column("cap", _("Held down by"), words=health_words.caps()),
        Column("depth", _("Depth"), words={code: _(name) for code, name in DEPTHS.items()}),
        Column("answered", _("Answered"), As.COUNT),
        Column("applicable", _("Of"), As.COUNT, _("Questions of the depth that apply.")),
        Column("stale", _("Stale"), As.COUNT, _("Answers that nobody looked at for too long.")),
        Column("overdue", _("Overdue actions"), As.COUNT),
        Column("at_risk", _("Objectives at risk"), As.COUNT, _("Said to be at risk, or late.")),
        Column("roles", _("Roles of 6"), As.COUNT, _("Account roles that somebody who is still here holds.")),
        Column("next_review_on", _("Next review"), As.DAY),
        Column("undecided", _("Asked, not decided"), As.COUNT, _("Resources.")),
        Column("kind", _("Kind"), words=pickers.kind_words()),
        Column("segment", _("Segment")),
        Column("country", _("Country")),
    ]
