"""Hours and cost beside value, by the place of key accounts in the portfolio and for all others."""

from dataclasses import replace
from decimal import Decimal

import polars as pl
import streamlit as st

from kam_core.accounts import membership
from kam_core.accounts.model import MEMBER_KINDS, Filters
from kam_core.charts import programme as chart
from kam_core.period import trailing_year
from kam_core.programme import effort
from kam_core.programme.effort import Measure
from kam_core.scoring import portfolio
from kam_core.store.database import Database
from kam_core.text.numbers import number, percent
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import (
    download,
    filtered,
    pickers,
    picture,
    programme_hour,
    programme_view,
    table,
)
from pages.widgets.programme_view import Known
from pages.widgets.table import As, Column


def show(known: Known, currency: str) -> None:
    """Shares as a picture, everything as a table."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        offered = {measure.value: word for measure, word in _measures().items()}
        measure = Measure(pickers.choice("measure", _("Effort measured by"), offered))
        hour_cost = programme_hour.ask(currency)
    rows = effort.with_cost(resources.kept_with_plans(_effort, known), hour_cost)
    if rows.is_empty():
        st.caption(_("No account fits these filters."))
        return
    words = _words()
    drawn = effort.shares(rows, measure)
    title = _finding(drawn, measure)
    made_up = rows["illustrative"].any() or resources.kept(membership.members, known.day)["illustrative"].any()
    programme_view.heading(title, _about(), "effort", illustrative=bool(made_up))
    if drawn.is_empty():
        st.caption(_("Nothing of it is known yet; what is missing stands below."))
    else:
        _picture(drawn.with_columns(pl.col("part").replace(words)), measure, title)
    _table(rows.with_columns(name=pl.col("part").replace(words)), currency)
    _coverage(rows, hour_cost)


def _measures() -> dict[Measure, str]:
    return {Measure.HOURS: _("Hours"), Measure.COST: _("Cost"), Measure.CONTACTS: _("Contacts")}


def _picture(drawn: pl.DataFrame, measure: Measure, title: str) -> None:
    figure = chart.shares(
        drawn,
        effort=_measures()[measure],
        value=_("Revenue"),
        says=_("{part}: {share} of {what}"),
        mode=picture.mode(),
    )
    picture.show(figure, says=title, key="programme_shares")


def _words() -> dict[str, str]:
    return {
        # As plain text: polars takes members of an enum for a type of its own.
        **{str(quadrant): word for quadrant, word in pickers.quadrant_words().items()},
        effort.NO_QUADRANT: _("Key, no quadrant"),
        effort.OTHERS: _("All others"),
    }


def _finding(drawn: pl.DataFrame, measure: Measure) -> str:
    what = _measures()[measure]
    key = drawn.filter(pl.col("part") != effort.OTHERS)
    if key.is_empty() or not drawn["effort_share"].count() or not drawn["value_share"].count():
        return _("{what}: not known for key accounts", what=what)
    if key.height < drawn.height:
        return _(
            "{what}: key accounts take {effort} and bring {revenue} of the revenue",
            what=what,
            effort=percent(key["effort_share"].sum(), 0),
            revenue=percent(key["value_share"].sum(), 0),
        )
    most = key.sort("effort_share", descending=True).row(0, named=True)
    return _(
        "{what}: most goes to {part}, {effort}, for {revenue} of the revenue of key accounts",
        what=what,
        part=_words()[most["part"]],
        effort=percent(most["effort_share"], 0),
        revenue=percent(most["value_share"], 0),
    )


def _about() -> str:
    said = [
        _(
            "The last 12 closed months. Hours: twelve times what the team of an account gives a month, and those of "
            "investments. Contacts: activities and interactions that happened."
        ),
        _("Cost: hours times the cost of an hour, investments and cost to serve, of accounts of which all are known."),
        _(
            "Sums are over accounts of which it is known, and the revenue in the picture is that of the same accounts; "
            "a part of which nothing is known is not in the picture."
        ),
    ]
    return "\n\n".join(said)


def _table(rows: pl.DataFrame, currency: str) -> None:
    title = _("Effort and value")
    columns = [
        Column("name", _("Part"), pinned=True),
        Column("accounts", _("Accounts"), As.COUNT),
        Column("hours", _("Hours"), As.DECIMAL),
        Column("hours_of", _("Hours known of"), As.COUNT, _("Accounts of which it is known.")),
        Column("contacts", _("Contacts"), As.COUNT),
        Column("hours_cost", _("Hours ({currency})", currency=currency), As.MONEY),
        Column("invested", _("Investments ({currency})", currency=currency), As.MONEY),
        Column("cost_to_serve", _("Cost to serve ({currency})", currency=currency), As.MONEY),
        Column("cost", _("Cost together ({currency})", currency=currency), As.MONEY),
        Column("cost_of", _("Cost known of"), As.COUNT, _("Accounts with all three of them.")),
        Column("revenue", _("Revenue ({currency})", currency=currency), As.MONEY),
        Column("margin", _("Gross margin ({currency})", currency=currency), As.MONEY),
    ]
    table.show(rows, columns, key="programme_effort", says=title, whole=True)
    download.buttons(lambda: rows.drop("name"), title=title, key="programme_effort")


def _coverage(rows: pl.DataFrame, hour_cost: Decimal | None) -> None:
    if hour_cost is None:
        st.caption(_("Cost is unknown until you enter the cost of an hour above."))
    accounts = number(rows["accounts"].sum())
    st.caption(
        _(
            "Of {all} accounts, hours are known of {hours}, investments of {invested}, cost to serve of {served}. "
            'Hours are entered on the account under "People", investments under "Needs and value"; cost drivers are '
            "loaded.",
            all=accounts,
            hours=number(rows["hours_of"].sum()),
            invested=number(rows["invested_of"].sum()),
            served=number(rows["cost_to_serve_of"].sum()),
        )
    )


def _effort(database: Database, known: Known) -> pl.DataFrame:
    everybody = replace(Filters(), kinds=MEMBER_KINDS)
    stand = portfolio.positions(database, everybody, known.day, known.day)
    population = filtered.limited(database, known.shown)
    return effort.effort(
        database, stand.select("account_id", "quadrant"), population, trailing_year(known.closed_through)
    )
