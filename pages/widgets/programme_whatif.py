"""What keeping more customers would be worth, by the reader's own figures; what others quote stands beside."""

import streamlit as st

from kam_core.charts import lifetime as chart
from kam_core.kpis import benchmarks, catalogue, portfolio
from kam_core.programme.retention import LONGEST, Whatif, by_year
from kam_core.store.database import Database
from kam_core.text.numbers import money, percent, short_money, signed_percent
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, filtered, picture, programme_number, table, trends_benchmarks
from pages.widgets.filtered import Shown
from pages.widgets.table import As, Column

_QUOTED = "retention_what_if"
_MOST_MARGIN = 1e12


def show(shown: Shown, currency: str) -> None:
    """Ask, work it out, and hold it against what is quoted."""
    whatif = _asked(*resources.kept(_own, shown), currency)
    if whatif is None:
        st.header(_("What would better retention be worth?"), help=_about())
        st.caption(_("Enter all five figures to see it. They are kept in the address only."))
    else:
        title = _finding(whatif)
        st.header(title, help=_about())
        _cards(whatif, currency)
        _years(whatif, currency, title)
    _quoted(whatif)


def _asked(margin: float | None, churn: float | None, currency: str) -> Whatif | None:
    own = _("Of the accounts that are shown, unless you enter another.")
    fewer = _("By how much the percentage lost a year falls: from 20% to 15% is 5.")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        typed = (
            programme_number.ask(
                "margin",
                _("Margin a year ({currency})", currency=currency),
                margin,
                low=-_MOST_MARGIN,
                high=_MOST_MARGIN,
                step=100.0,
                about=own,
            ),
            programme_number.ask("churn", _("Lost a year (%)"), churn, low=0.0, high=100.0, about=own),
            programme_number.ask("gain", _("Fewer lost (points of %)"), 5.0, low=0.0, high=100.0, about=fewer),
            programme_number.ask("years", _("Years"), 5, low=1, high=LONGEST, whole=True),
            programme_number.ask("discount", _("Discount a year (%)"), 10.0, low=0.0, high=100.0),
        )
    if any(one is None for one in typed):
        return None
    per_year, lost, gain, years, discount = (one or 0.0 for one in typed)
    return Whatif(per_year, lost / 100, gain / 100, int(years), discount / 100)


def _finding(whatif: Whatif) -> str:
    if whatif.change is None:
        return _("A customer leaves no profit: keeping more of them adds none")
    return _(
        "Keeping {after} instead of {before} of customers a year changes profit by {change}",
        before=percent(whatif.retention),
        after=percent(whatif.retention_after),
        change=signed_percent(whatif.change),
    )


def _about() -> str:
    said = [
        _(
            "Lifetime profit of one customer: the sum over the years of margin × retention^(year - 1) / "
            "(1 + discount)^year."
        ),
        _("Source: Berger and Nasr, Customer lifetime value, Journal of Interactive Marketing 12 (1), 1998."),
        _("One margin for all years; what it costs to keep them is not in it."),
    ]
    return "\n\n".join(said)


def _cards(whatif: Whatif, currency: str) -> None:
    with st.grid(3, min_column_width=146, gap="small"):
        st.metric(_("Lifetime profit now"), money(whatif.before, currency), border=True)
        st.metric(_("With better retention"), money(whatif.after, currency), border=True)
        st.metric(_("Change"), signed_percent(whatif.change), border=True)


def _years(whatif: Whatif, currency: str, title: str) -> None:
    rows = by_year(whatif)
    figure = chart.lifetime(
        rows,
        now=_("As it is"),
        then=_("With better retention"),
        says=_("{line}, year {year}: {profit}"),
        across=_("Year"),
        axis=_("Profit of one customer so far"),
        money=lambda amount: short_money(None if amount is None else round(amount), currency),
        mode=picture.mode(),
    )
    picture.show(figure, says=title, key="programme_lifetime")
    name = _("Lifetime profit by year")
    with st.expander(_("By year"), icon=":material/table:"):
        table.show(rows, _columns(currency), key="programme_years", says=name, whole=True)
        download.buttons(lambda: rows, title=name, key="programme_years")


def _columns(currency: str) -> list[Column]:
    return [
        Column("year", _("Year"), As.COUNT),
        Column("kept", _("Still customers"), As.PERCENT),
        Column("kept_after", _("With better retention"), As.PERCENT),
        Column("profit", _("Profit so far ({currency})", currency=currency), As.MONEY),
        Column("profit_after", _("With better retention ({currency})", currency=currency), As.MONEY),
    ]


def _quoted(whatif: Whatif | None) -> None:
    for one in benchmarks.of_kpi(_QUOTED):
        with st.container(border=True, gap=None):
            st.markdown(plain(_("Quoted: {text}", text=_(one.text))))
            st.caption(plain(trends_benchmarks.source(one)))
            if whatif is not None and whatif.change is not None:
                st.caption(plain(_("By your own figures: {change}.", change=signed_percent(whatif.change))))


def _own(database: Database, shown: Shown) -> tuple[float | None, float | None]:
    """Gross margin a year of an account that buys, and the percent of accounts lost in a year."""
    kpis = catalogue.chosen("gross_margin", "active_accounts", "logo_retention")
    margin, active, kept = (
        one.value for one in portfolio.strip(database, filtered.limited(database, shown), shown.day, kpis)
    )
    each = None if margin is None or not active else round(float(margin) / float(active), 2)
    return each, None if kept is None else round(100 * (1 - float(kept)), 1)
