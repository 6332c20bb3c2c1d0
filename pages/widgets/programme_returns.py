"""What came back of hours and money: margin above its baseline, account by account."""

import polars as pl
import streamlit as st

from kam_core.period import trailing_year
from kam_core.programme import returns
from kam_core.programme.comparison import Year
from kam_core.programme.model import LEAST_ACCOUNTS
from kam_core.programme.returns import MISSING, Total
from kam_core.store.database import Database
from kam_core.text.numbers import number, percent, short_money
from kam_core.text.words import _, ngettext
from pages.session import resources
from pages.widgets import download, programme_hour, programme_view, table
from pages.widgets.programme_view import Known
from pages.widgets.table import As, Column


def show(known: Known, currency: str) -> None:
    """Every account of today's list, with what its figure lacks."""
    hour_cost = programme_hour.ask(currency)
    found = resources.kept(programme_view.comparison, known, Year.LAST)
    spent = resources.kept_with_plans(_put_in, known)
    listed = found.accounts.filter("listed")
    if listed.is_empty():
        st.caption(_("No account of these is on the list today."))
        return
    rows = returns.returns(listed, spent, hour_cost)
    total = returns.total(rows)
    programme_view.heading(_finding(total, currency), _about(), "put_in", illustrative=bool(rows["illustrative"].any()))
    _table(rows, currency)
    st.caption(
        _(
            "Baseline = gross margin of the 12 months before the admission, if above zero, × (1 + revenue growth of "
            "its controls). Return = (margin of the last 12 months - baseline - put in) / put in."
        )
    )
    _missing(rows)


def _finding(total: Total, currency: str) -> str:
    if total.roi is None:
        return ngettext(
            "Too few to tell: the return of {n} account is known, it takes {least}",
            "Too few to tell: the return of {n} accounts is known, it takes {least}",
            total.accounts,
            least=number(LEAST_ACCOUNTS),
        )
    return _(
        "{put_in} put into {n} accounts left {above} above the baseline: a return of {roi}",
        put_in=short_money(round(total.put_in), currency),
        n=number(total.accounts),
        above=short_money(round(total.above), currency),
        roi=percent(total.roi, 0),
    )


def _about() -> str:
    said = [
        _("Return: (margin above the baseline - what was put in) / what was put in, over the last 12 closed months."),
        _(
            "Baseline: the gross margin of the 12 months before the account was admitted, grown as the revenue of its "
            'controls grew since. The controls are chosen as under "Does it pay?".'
        ),
        _(
            "Put in: hours times the cost of an hour, and investments. Hours are twelve times what the team gives a "
            "month, and those of investments. Cost to serve stands beside: other customers take some as well."
        ),
        _("An estimate. Unknown where an input is missing, and for all together with fewer than 8 accounts."),
    ]
    return "\n\n".join(said)


def _table(rows: pl.DataFrame, currency: str) -> None:
    words = {code.value: _(said) for code, said in MISSING.items()}
    title = _("Return by account")
    columns = [
        Column("account_name", _("Account"), pinned=True),
        Column("roi", _("Return"), As.PERCENT, _("0% is money back.")),
        Column("lacks", _("Missing")),
        Column("above", _("Above baseline ({currency})", currency=currency), As.MONEY),
        Column("put_in", _("Put in ({currency})", currency=currency), As.MONEY),
        Column("margin", _("Margin, 12 months ({currency})", currency=currency), As.MONEY),
        Column("baseline", _("Baseline ({currency})", currency=currency), As.MONEY),
        Column("margin_before", _("Margin before ({currency})", currency=currency), As.MONEY),
        Column("growth_controls", _("Growth of its controls"), As.PERCENT),
        Column("hours", _("Hours"), As.DECIMAL),
        Column("invested", _("Investments ({currency})", currency=currency), As.MONEY),
        Column("cost_to_serve", _("Cost to serve ({currency})", currency=currency), As.MONEY),
    ]
    shown = rows.with_columns(lacks=pl.col("missing").list.eval(pl.element().replace(words)).list.join(" "))
    shown = shown.with_columns(pl.when(pl.col("missing").list.len() > 0).then("lacks").alias("lacks"))
    table.show(shown, columns, key="programme_returns", says=title)
    download.buttons(lambda: shown.drop("missing"), title=title, key="programme_returns")


def _missing(rows: pl.DataFrame) -> None:
    """How many accounts lack what, and how to mend it."""
    for code, said in MISSING.items():
        lack = rows.filter(pl.col("missing").list.contains(code.value)).height
        if lack:
            st.caption(ngettext("{n} account lacks this. {what}", "{n} accounts lack this. {what}", lack, what=_(said)))


def _put_in(database: Database, known: Known) -> pl.DataFrame:
    found = programme_view.admitted(database, known)
    return returns.put_in(database, found, trailing_year(known.closed_through))
