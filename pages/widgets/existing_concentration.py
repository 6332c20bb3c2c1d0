"""How much hangs on a few accounts, and how that changes."""

import streamlit as st

from kam_core.charts import lines as chart
from kam_core.charts.lines import Line
from kam_core.kpis import catalogue
from kam_core.kpis.trend import Trend, trends
from kam_core.store.database import Database
from kam_core.text.numbers import month, percent, points, short_money
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, existing_view, kpi_strip, pickers, picture, query, table
from pages.widgets.existing_view import Shown
from pages.widgets.table import As, Column

_CARDS = ("revenue_at_risk", "cr5", "top10_share", "hhi", "effective_accounts", "active_accounts")
_DRAWN = ("top10_share", "cr5")


def show(shown: Shown, currency: str) -> None:
    """What is at risk if the largest leaves, and the share of the largest over time."""
    kpi_strip.show(resources.kept(existing_view.values, shown, _CARDS), currency, key="concentration")
    found = resources.kept(_trends, shown)
    if found[0].last is None:
        st.caption(_("Shares need twelve months of data with revenue."))
        return
    title = _finding(found[0])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(title, help=_("Each point is a trailing year. Its trend says more than its height."), width="stretch")
        query.show("company_years")
    if pickers.switch("table", _("As tables")):
        _table(found, title)
    else:
        series = [Line(_(one.kpi.name), one.points, percent) for one in found]
        figure = chart.lines(series, says=_("{name}, {moment}: {value}"), moment=month, mode=picture.mode())
        picture.show(figure, says=title, key="concentration_picture")
    at_risk = resources.kept(existing_view.values, shown, _CARDS)[0]
    st.caption(
        _(
            "If the largest account left, {amount} a year would be missing.",
            amount=short_money(at_risk.value, currency),
        )
    )


def _finding(found: Trend) -> str:
    first, last = found.points["value"].drop_nulls()[0], found.last
    if last is None:
        return _("The share of the ten largest is unknown")
    since = found.points.row(0, named=True)["month"]
    return _(
        "The ten largest bring {share} of revenue, {change} since {month}",
        share=percent(last),
        change=points(last - first),
        month=month(since),
    )


def _table(found: list[Trend], title: str) -> None:
    rows = (
        found[0]
        .points.select("month", top10="value")
        .join(found[1].points.select("month", top5="value"), on="month", how="left")
    )
    columns = [
        Column("month", _("Year to"), As.MONTH),
        Column("top10", _(found[0].kpi.name), As.PERCENT),
        Column("top5", _(found[1].kpi.name), As.PERCENT),
    ]
    table.show(rows, columns, key="concentration_table", says=title)
    download.buttons(lambda: rows, title=_("Concentration"), key="concentration_trend")


def _trends(database: Database, shown: Shown) -> list[Trend]:
    population = existing_view.population(database, shown)
    return trends(database, population, shown.today, catalogue.chosen(*_DRAWN))
