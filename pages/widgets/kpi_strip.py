"""A card a KPI: what it is, how much, since when, from how many, and how well known."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

import streamlit as st

from kam_core.kpis.model import Better, KpiValue, Unit
from kam_core.text.numbers import money, number, percent, points, short_money, signed_number, signed_percent
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext

# How the colour of a change follows its direction.
_COLOUR: dict[Better, Literal["normal", "inverse", "off"]] = {
    Better.UP: "normal",
    Better.DOWN: "inverse",
    Better.NEITHER: "off",
}
_HUNDRED_HUNDREDS = 10_000


def show(values: Sequence[KpiValue], currency: str) -> None:
    """One card a value, as many beside each other as fit; what we do not know is a dash."""
    with st.grid(8, min_column_width=146, gap="small"):
        for value in values:
            with st.container(border=True, gap="xxsmall", height="stretch"):
                _card(value, currency)


def _card(value: KpiValue, currency: str) -> None:
    change = _change(value)
    st.metric(
        _(value.kpi.name),
        _amount(value, currency),
        change,
        _COLOUR[value.kpi.better],
        help=_definition(value, currency),
        delta_description=None if change is None else _("in a year"),
        chart_data=_line(value),
        chart_type="line",
    )
    st.caption(_basis(value))


def _amount(value: KpiValue, currency: str) -> str:
    amount = value.value
    match value.kpi.unit:
        case Unit.MONEY:
            return short_money(amount, currency)
        case Unit.RATIO:
            return percent(amount)
        case Unit.INDEX:
            return number(None if amount is None else amount * _HUNDRED_HUNDREDS)
        case Unit.DAYS:
            return number(amount)
        case Unit.COUNT if value.limit is not None:
            return _("{count} of {limit}", count=number(amount), limit=number(value.limit))
        case Unit.COUNT:
            return number(amount)


def _change(value: KpiValue) -> str | int | None:
    change = value.change
    if not change:
        # Streamlit takes "0%" for a rise, and the number 0 for none.
        return None if change is None else 0
    match value.kpi.unit:
        case Unit.MONEY:
            return signed_percent(change)
        case Unit.RATIO:
            return points(change)
        case Unit.INDEX:
            return signed_number(change * _HUNDRED_HUNDREDS)
        case Unit.COUNT | Unit.DAYS:
            return signed_number(change)


def _basis(value: KpiValue) -> str:
    accounts = ngettext("{n} account", "{n} accounts", value.n)
    if value.coverage is None or value.coverage >= 1:
        return accounts
    return _("{accounts}, {coverage} known", accounts=accounts, coverage=percent(value.coverage, 0))


def _definition(value: KpiValue, currency: str) -> str:
    kpi = value.kpi
    said = [_(kpi.definition), _("Formula: {formula}", formula=_(kpi.formula)), _(kpi.edge_rules)]
    if kpi.unit is Unit.MONEY:
        said.insert(0, money(value.value, currency))
    return "\n\n".join(plain(sentence) for sentence in said)


def _line(value: KpiValue) -> list[float] | None:
    """The months that are known without a gap up to now, oldest first; null where they make no line."""
    newest_first = reversed(value.series["value"].to_list())
    known = list(takewhile(lambda point: point is not None, newest_first))[::-1]
    return known if len(known) > 1 else None
