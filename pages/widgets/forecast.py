"""What is to be expected of an account, or of all together: picture, table, method, error, and what to do."""

from functools import partial

import polars as pl
import streamlit as st

from kam_core.charts import forecast as chart
from kam_core.forecast import kept, words
from kam_core.forecast.kept import Forecast
from kam_core.forecast.model import EVERYBODY
from kam_core.forecast.series import history as history_of
from kam_core.forecast.series import year_start
from kam_core.text.numbers import quarter, short_money
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, forecast_wait, pickers, picture, sudden_change, table
from pages.widgets.table import As, Column


def show(name: str, currency: str) -> None:
    """What is kept of an account or of everybody; where nothing is, it is made while one waits."""
    if resources.moments().closed_through is None:
        st.caption(_("No month is closed yet."))
        return
    found = kept.forecast(resources.database(), name)
    if found is None:
        forecast_wait.show(name)
        return
    starts = resources.kept(year_start)
    history = resources.kept(history_of, name)
    if found.quarters.is_empty():
        st.header(_("No forecast"))
        st.markdown(words.why_none(found))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(plain(words.finding(found, history, currency)), width="stretch")
        as_table = pickers.switch("table", _("As tables"))
    st.markdown(plain(words.act(found, history, currency, starts, is_everybody=name == EVERYBODY)))
    sudden_change.show(name, found.head, currency, starts)
    _figure(found, history, currency, starts, as_table=as_table)
    st.caption(plain(words.why(found)))
    _back_test(found)


def _figure(found: Forecast, history: pl.DataFrame, currency: str, starts: int, *, as_table: bool) -> None:
    title = _("Revenue by quarter with forecast")
    rows = pl.concat([history, found.quarters], how="diagonal")
    if as_table:
        table.show(rows.reverse(), _columns(currency), key="forecast", says=title)
    else:
        figure = chart.ahead(
            history,
            found.quarters,
            words={
                "revenue": _("Revenue"),
                "expected": _("Expected"),
                "in_80": _("80% interval"),
                "in_95": _("95% interval"),
            },
            says=_("{quarter}: {revenue}"),
            says_ahead=_(
                "{quarter}: {expected} expected, {low_80} to {high_80} with 80%, {low_95} to {high_95} with 95%"
            ),
            money=lambda amount: short_money(amount, currency),
            named=partial(quarter, year_start=starts),
            mode=picture.mode(),
        )
        says = _("{title}: {finding}", title=title, finding=words.finding(found, history, currency))
        picture.show(figure, says=says, key="forecast_picture")
    download.buttons(lambda: rows, title=title, key="forecast")


def _back_test(found: Forecast) -> None:
    with st.expander(_("The back-test")):
        st.caption(
            _(
                "From each of the four quarter ends before the last, the quarters that were closed since were forecast "
                "from what was known then, ten in all. The error is what all of them were off by over what was bought "
                "(wMAPE). MASE holds it against the change from one year to the next before: under 1 is better."
            )
        )
        columns = [
            Column("method", _("Method"), words=words.methods()),
            Column("wmape", _("Error (wMAPE)"), As.PERCENT),
            Column("mase", _("MASE"), As.DECIMAL),
            Column("used", _("Used"), As.YES_NO),
        ]
        rows = found.errors.with_columns(used=pl.col("method") == found.head["method"])
        table.show(rows, columns, key="forecast_errors", says=_("The back-test"))


def _columns(currency: str) -> list[Column]:
    return [
        Column("quarter", _("Quarter from"), As.MONTH),
        Column("revenue", _("Revenue ({currency})", currency=currency), As.MONEY),
        Column("expected", _("Expected ({currency})", currency=currency), As.MONEY),
        Column("low_80", _("From, 80%"), As.MONEY),
        Column("high_80", _("To, 80%"), As.MONEY),
        Column("low_95", _("From, 95%"), As.MONEY),
        Column("high_95", _("To, 95%"), As.MONEY),
    ]
