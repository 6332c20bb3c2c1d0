"""The bridge from the revenue of a year ago to that of now, which opens into accounts and families."""

from decimal import Decimal
from typing import Any

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.charts import waterfall as chart
from kam_core.kpis import bridge
from kam_core.kpis.bridge import Move
from kam_core.kpis.retention import Cohort
from kam_core.store.database import Database
from kam_core.text.numbers import number, percent, short_money
from kam_core.text.words import _, ngettext
from pages.session import resources
from pages.widgets import (
    chosen,
    existing_account,
    existing_families,
    existing_list,
    existing_view,
    pickers,
    picture,
    query,
)
from pages.widgets.existing_view import Shown
from pages.widgets.table import As, Column

_MOVE = "move"


def show(shown: Shown, currency: str) -> None:
    """The bridge, the accounts of the step that is chosen, and beside them the families."""
    if not existing_view.reaches_back(shown):
        return
    rows = resources.kept(accounts, shown)
    found = bridge.cohort(rows)
    if found.nrr is None:
        st.caption(_("None of these accounts bought anything in {months}.", months=_before(shown)))
        return
    _picture(shown, found, currency)
    _beside(rows, currency)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        account_id = _accounts(rows, currency)
    with right:
        if account_id is None:
            existing_families.show(shown, currency)
        else:
            existing_account.show(account_id, shown, currency)


def accounts(database: Database, shown: Shown) -> pl.DataFrame:
    """What became of each account that is shown, as `bridge.accounts` returns it."""
    return bridge.accounts(database, existing_view.population(database, shown), shown.period)


def _before(shown: Shown) -> str:
    return existing_view.months(shown.period.back(12))


def _picture(shown: Shown, found: Cohort, currency: str) -> None:
    says = _(
        "{nrr} of the revenue of {before} is still there: {start} became {end} in {now}, with the same {accounts}.",
        nrr=percent(found.nrr),
        before=_before(shown),
        start=short_money(found.start, currency),
        end=short_money(found.end, currency),
        now=existing_view.months(shown.period),
        accounts=ngettext("{n} account", "{n} accounts", found.accounts),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(says, help=_about(), width="stretch")
        query.show("account_bridge")
    figure = chart.waterfall(
        _steps(found),
        axis=_("Revenue"),
        says=_("{label}: {amount}"),
        money=lambda amount: short_money(amount, currency),
        mode=picture.mode(),
    )
    bar = picture.show(figure, says=says, key="bridge", choose=True)
    chosen.latest(_MOVE, bar)


def _about() -> str:
    return _(
        "Accounts with revenue in the same months a year before. Net retention is (start + expansion - contraction - "
        "churn) / start; gross retention leaves expansion out. Choose a bar to see its accounts."
    )


def _steps(found: Cohort) -> pl.DataFrame:
    grown, kept = found.start + found.expansion, found.end + found.churn
    rows = [
        ("start", _("Before"), Decimal(0), found.start, found.start, True),
        (Move.EXPANSION.value, _("Expansion"), found.start, grown, found.expansion, False),
        (Move.CONTRACTION.value, _("Contraction"), kept, grown, -found.contraction, False),
        (Move.CHURN.value, _("Churn"), found.end, kept, -found.churn, False),
        ("end", _("Now"), Decimal(0), found.end, found.end, True),
    ]
    money = pl.Decimal(38, 4)
    names: dict[str, Any] = {"step": pl.String, "label": pl.String}
    names |= {"low": money, "high": money, "amount": money, "is_end": pl.Boolean}
    return pl.DataFrame(rows, schema=names, orient="row")


def _beside(rows: pl.DataFrame, currency: str) -> None:
    """Who is in no bridge."""
    count, amount = bridge.of_new(rows)
    if count:
        st.caption(
            _(
                "{new} bought {amount} and nothing in the same months a year before: new business is in no bridge.",
                new=ngettext("{n} account", "{n} accounts", count),
                amount=short_money(amount, currency),
            )
        )


def move_words() -> dict[str, str]:
    """What each move of an account is called."""
    return {
        Move.EXPANSION: _("Expansion"),
        Move.CONTRACTION: _("Contraction"),
        Move.CHURN: _("Churn"),
        Move.STEADY: _("Steady"),
        Move.NEW: _("New"),
        Move.CREDITS: _("Only credits"),
    }


def _accounts(rows: pl.DataFrame, currency: str) -> AccountId | None:
    words = move_words()
    counted = dict(rows.group_by("move").len().iter_rows())
    ours = rows.filter(pl.col("move").is_in([move.value for move in bridge.IN_COHORT]))
    offered = {"all": _("In the bridge · {n}", n=number(ours.height))}
    offered |= {
        move.value: _("{move} · {n}", move=words[move], n=number(counted[move.value]))
        for move in Move
        if move.value in counted
    }
    move = pickers.one(_MOVE, _("Which accounts"), offered)
    part = ours if move == "all" else rows.filter(pl.col("move") == move)
    return existing_list.show(part, columns(currency), key="bridge_accounts", title=_("Accounts of the bridge"))


def columns(currency: str) -> list[Column]:
    """The columns of what became of accounts."""
    return [
        Column("account_name", _("Account"), pinned=True),
        Column("start_revenue", _("Before ({currency})", currency=currency), As.MONEY),
        Column("end_revenue", _("Now ({currency})", currency=currency), As.MONEY),
        Column("change", _("Change ({currency})", currency=currency), As.MONEY),
        Column("growth", _("Growth"), As.PERCENT),
        Column("move", _("Move"), words=move_words()),
        Column("segment", _("Segment")),
        Column("country", _("Country")),
        Column("last_order_date", _("Last order"), As.DAY, _("In the months that are compared.")),
    ]
