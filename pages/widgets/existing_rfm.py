"""How accounts buy: how recently, how often, how much; and what that asks of us."""

import polars as pl
import streamlit as st

from kam_core.charts import changes as chart
from kam_core.kpis import rfm
from kam_core.kpis.rfm import Group
from kam_core.store.database import Database
from kam_core.text.numbers import day, number
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import chosen, existing_account, existing_list, existing_view, pickers, picture, query
from pages.widgets.existing_view import Shown
from pages.widgets.table import As, Column

_GROUP = "group"


def show(shown: Shown, currency: str) -> None:
    """How many accounts are in each group, and who."""
    rows = resources.kept(_accounts, shown)
    scores = rfm.parts(rows.height)
    if scores is None:
        st.caption(
            _(
                "{n} of these accounts bought anything in the 24 months to {day}; to be compared they must be 3.",
                n=number(rows.height),
                day=day(shown.closed_through),
            )
        )
        return
    counted = dict(rows.group_by("group").len().iter_rows())
    names = {group: (name, advice) for group, (name, advice) in group_words().items() if group in counted}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_finding(counted, rows.height), help=_about(scores), width="stretch")
        query.show("rfm")
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _picture(names, counted)
    with right:
        offered = {"all": _("All · {n}", n=number(rows.height))}
        offered |= {group: _("{group} · {n}", group=names[group][0], n=number(counted[group])) for group in names}
        group = pickers.one(_GROUP, _("Which accounts"), offered)
        if group != "all":
            st.caption(names[group][1])
    part = rows if group == "all" else rows.filter(pl.col("group") == group)
    account_id = existing_list.show(part, _columns(currency), key="rfm", title=_("How accounts buy"))
    if account_id is not None:
        existing_account.show(account_id, shown, currency)


def group_words() -> dict[str, tuple[str, str]]:
    """What each group is called, and what it asks of us."""
    return {
        Group.CHAMPION: (_("Champions"), _("They buy often and much, and did so lately: keep it so.")),
        Group.LOYAL: (_("Loyal"), _("They buy often and much; the last time is a while ago: stay in touch.")),
        Group.WIN_BACK: (_("Must not be lost"), _("They bought often and much, and long ago: find out why.")),
        Group.GROWING: (_("Growing"), _("They bought lately, and not yet much: what else could they use?")),
        Group.STEADY: (_("Steady"), _("In the middle in everything: efficient service.")),
        Group.AT_RISK: (_("At risk"), _("They bought some, and long ago: call before they forget us.")),
        Group.NEW_OR_SMALL: (_("New or small"), _("They bought lately, little and seldom: a second order decides.")),
        Group.ASLEEP: (_("Asleep"), _("Little, seldom and long ago: leave them to cheap channels.")),
    }


def _finding(counted: dict[str, int], accounts: int) -> str:
    lost = counted.get(Group.WIN_BACK.value, 0)
    if lost:
        return _("{n} of {all} accounts bought often and much, and not lately", n=number(lost), all=number(accounts))
    return _(
        "{n} of {all} accounts are champions", n=number(counted.get(Group.CHAMPION.value, 0)), all=number(accounts)
    )


def _about(scores: int) -> str:
    return _(
        "Over 24 months each account is compared with the others shown, by the days since its last purchase, its "
        "orders and its revenue, in {scores} parts each. Under 25 accounts there are 3 parts.",
        scores=number(scores),
    )


def _picture(names: dict[str, tuple[str, str]], counted: dict[str, int]) -> None:
    rows = [(group, name, counted[group]) for group, (name, _advice) in names.items()]
    figure = chart.counts(
        pl.DataFrame(rows, {"id": pl.String, "name": pl.String, "count": pl.Int64}, orient="row"),
        axis=_("Accounts"),
        says=_("{name}: {count} accounts"),
        mode=picture.mode(),
    )
    bar = picture.show(figure, says=_("How many accounts are in each group"), key="rfm_picture", choose=True)
    chosen.latest(_GROUP, bar)


def _columns(currency: str) -> list[Column]:
    return [
        Column("account_name", _("Account"), pinned=True),
        Column("group", _("Group"), words={group: name for group, (name, _advice) in group_words().items()}),
        Column("r", _("Recency"), As.COUNT, _("The higher, the more recent.")),
        Column("f", _("Frequency"), As.COUNT),
        Column("m", _("Money"), As.COUNT),
        Column("last_order_date", _("Last purchase"), As.DAY),
        Column("recency", _("Days since"), As.COUNT),
        Column("frequency", _("Orders"), As.COUNT),
        Column("monetary", _("Revenue, 24 months ({currency})", currency=currency), As.MONEY),
    ]


def _accounts(database: Database, shown: Shown) -> pl.DataFrame:
    return rfm.accounts(database, existing_view.population(database, shown), shown.closed_through)
