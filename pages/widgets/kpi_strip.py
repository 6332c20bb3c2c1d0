"""A card a KPI: what it is, how much, since when, from how many, and how well known."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

import polars as pl
import streamlit as st

from kam_core.kpis.model import Better, Counted, KpiValue, Unit
from kam_core.kpis.wording import shown, shown_change
from kam_core.text.numbers import money, number, percent
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.widgets import download, mark

# How the colour of a change follows its direction.
_COLOUR: dict[Better, Literal["normal", "inverse", "off"]] = {
    Better.UP: "normal",
    Better.DOWN: "inverse",
    Better.NEITHER: "off",
}

_BESIDE = 8


def show(values: Sequence[KpiValue], currency: str, *, of_one: bool = False, key: str = "kpis") -> None:
    """One card a value, as many beside each other as fit; what we do not know is a dash.

    Args:
        values: in their order.
        currency: the base currency.
        key: tells these cards from others on the screen.
        of_one: whether they are about one account: on how many they rest then goes without saying.
    """
    with st.grid(min(len(values), _BESIDE) or 1, min_column_width=130 if of_one else 146, gap="small"):
        for value in values:
            with st.container(border=True, gap="xxsmall", height="stretch"):
                _card(value, currency, _coverage(value) if of_one else _basis(value))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("Arrow: change in a year. Line: the last thirteen month ends."), width="stretch")
        download.buttons(lambda: _as_table(values), title=_("Figures"), key=key)


def _as_table(values: Sequence[KpiValue]) -> pl.DataFrame:
    """One row a KPI and month end, oldest first; the last one of each is what its card shows."""
    frames = [
        value.series.select(
            pl.lit(value.kpi.code).alias("kpi"),
            pl.lit(_(value.kpi.name)).alias("name"),
            "month",
            "value",
            pl.lit(value.n, pl.Int64).alias("accounts"),
            pl.lit(value.coverage, pl.Float64).alias("coverage"),
            pl.lit(value.illustrative).alias("illustrative"),
        )
        for value in values
    ]
    return pl.concat(frames)


def _card(value: KpiValue, currency: str, basis: str) -> None:
    st.metric(
        _(value.kpi.label or value.kpi.name),
        _amount(value, currency),
        _change(value, currency),
        _COLOUR[value.kpi.better],
        help=_definition(value, currency),
        chart_data=_line(value),
        chart_type="line",
    )
    if basis:
        st.caption(basis)
    if value.illustrative and value.value is not None:
        mark.illustrative()


def _amount(value: KpiValue, currency: str) -> str:
    amount = shown(value.value, value.kpi.unit, currency)
    return amount if value.limit is None else _("{count} of {limit}", count=amount, limit=number(value.limit))


def _change(value: KpiValue, currency: str) -> str | int | None:
    if not value.difference:
        # Streamlit takes "0%" for a rise, and the number 0 for none.
        return None if value.difference is None else 0
    return shown_change(value, currency)


def _coverage(value: KpiValue) -> str:
    if value.coverage is None or value.coverage >= 1:
        return error_words(value.standard_error)
    known = _("{coverage} known", coverage=percent(value.coverage, 0))
    return with_error(known, value.standard_error)


def _basis(value: KpiValue) -> str:
    counted = with_error(counted_words(value.kpi.counted, value.n), value.standard_error)
    if value.coverage is None or value.coverage >= 1:
        return counted
    return _("{accounts}, {coverage} known", accounts=counted, coverage=percent(value.coverage, 0))


def with_error(basis: str, standard_error: float | None) -> str:
    """On what a KPI rests, and its standard error where one is told: "5 answers, ± 40.0"."""
    if standard_error is None:
        return basis
    return _("{basis}, {error}", basis=basis, error=error_words(standard_error))


def error_words(standard_error: float | None) -> str:
    """A standard error in the unit of its KPI; empty where none is told."""
    return "" if standard_error is None else _("± {error}", error=number(standard_error, 1))


def counted_words(what: Counted, n: int) -> str:
    """How many there are of what a KPI rests on: "3 deals"."""
    words = {
        Counted.ACCOUNTS: ngettext("{n} account", "{n} accounts", n),
        Counted.DEALS: ngettext("{n} deal", "{n} deals", n),
        Counted.CONTRACTS: ngettext("{n} contract", "{n} contracts", n),
        Counted.ANSWERS: ngettext("{n} answer", "{n} answers", n),
        Counted.PLANS: ngettext("{n} plan", "{n} plans", n),
        Counted.ACTIONS: ngettext("{n} action", "{n} actions", n),
        Counted.REQUESTS: ngettext("{n} request", "{n} requests", n),
    }
    return words[what]


def counted_name(what: Counted) -> str:
    """What a KPI rests on, as the name of a column."""
    names = {
        Counted.ACCOUNTS: _("Accounts"),
        Counted.DEALS: _("Deals"),
        Counted.CONTRACTS: _("Contracts"),
        Counted.ANSWERS: _("Answers"),
        Counted.PLANS: _("Plans"),
        Counted.ACTIONS: _("Actions"),
        Counted.REQUESTS: _("Requests"),
    }
    return names[what]


def _definition(value: KpiValue, currency: str) -> str:
    kpi = value.kpi
    said = [_(kpi.name), _(kpi.definition), _("Formula: {formula}", formula=_(kpi.formula)), _(kpi.edge_rules)]
    if kpi.unit is Unit.MONEY:
        said.insert(0, money(value.value, currency))
    return "\n\n".join(plain(sentence) for sentence in said)


def _line(value: KpiValue) -> list[float] | None:
    """The months that are known without a gap up to now, oldest first; null where they make no line."""
    newest_first = reversed(value.series["value"].to_list())
    known = list(takewhile(lambda point: point is not None, newest_first))[::-1]
    return known if len(known) > 1 else None
