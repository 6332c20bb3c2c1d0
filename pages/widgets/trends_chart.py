"""One or two KPIs over time, each with its definition, its target and what others quote."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from kam_core.charts import lines as chart
from kam_core.charts.lines import Level, Line
from kam_core.kpis import benchmarks, catalogue, targets
from kam_core.kpis.model import Grain, Kpi, Unit
from kam_core.kpis.trend import Step, Trend, trends
from kam_core.kpis.wording import shown as written
from kam_core.revenue import queries as revenue
from kam_core.store.database import Database
from kam_core.text.numbers import month, percent, points, quarter, short_money, signed_number, signed_percent
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import kpi_strip, mark, pickers, picture, trends_benchmarks, trends_notes, trends_table, trends_view
from pages.widgets.file_kinds import kind_words
from pages.widgets.trends_view import Shown

_NONE = "none"


def show(shown: Shown, currency: str) -> None:
    """The chosen KPI, the second one under it, the switches that they share, and notes on dates."""
    offered = {kpi.code: _(kpi.name) for kpi in catalogue.of(Grain.ACCOUNT if shown.account_id else Grain.PORTFOLIO)}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        first = pickers.choice("kpi", _("KPI"), offered)
        second = pickers.choice("beside", _("Compare with"), {_NONE: _("Nothing"), **offered})
        against = not shown.is_everybody and pickers.switch("all", _("Beside all accounts"))
        quoted = pickers.switch("quoted", _("Quoted figures"), about=_("Lines of what others quote; never a truth."))
        as_table = pickers.switch("table", _("As tables"))
    for code in dict.fromkeys((first, *(() if second == _NONE else (second,)))):
        _one(shown, code, currency, against=against, quoted=quoted, as_table=as_table)
    trends_notes.show(shown)


def _one(shown: Shown, code: str, currency: str, *, against: bool, quoted: bool, as_table: bool) -> None:
    kept = resources.kept_with_plans if catalogue.BY_CODE[code].is_of_written else trends_view.kept
    ours = kept(read, shown, code)
    kpi = ours.kpi
    title = _finding(ours, currency)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(title, help=_definition(kpi), width="content")
        if ours.illustrative:
            mark.illustrative()
    if ours.last is None:
        st.caption(_what_is_missing(kpi))
        return
    everybody = [kept(read_everybody, shown, code)] if against else []
    if as_table:
        trends_table.show(shown, ours, everybody, title)
    else:
        _picture(shown, [ours, *everybody], currency, title, quoted=quoted)
    _basis(ours)
    if quoted:
        trends_benchmarks.beside(kpi, ours.last)


def _what_is_missing(kpi: Kpi) -> str:
    """Why it is unknown, and what makes it known."""
    rule, files = _(kpi.edge_rules), ", ".join(kind_words().get(kind, kind) for kind in kpi.rests_on)
    if kpi.is_of_written:
        return _("{rule} It comes from growth plans, actions and contacts, as they are kept on Account.", rule=rule)
    if files:
        return _("{rule} To see it, load on Import: {files}.", rule=rule, files=files)
    return _("{rule} Load older order lines to see it.", rule=rule)


def _basis(ours: Trend) -> None:
    """What each point is, and on how much the last one rests."""
    counted = kpi_strip.counted_words(ours.kpi.counted, ours.points["n"][-1])
    st.caption(
        _(
            "Each point is the KPI at that month end; the last rests on {counted}. The running month is not in it.",
            counted=kpi_strip.with_error(counted, ours.points["standard_error"][-1]),
        )
    )


def read(database: Database, shown: Shown, code: str) -> Trend:
    """One KPI of the accounts that are shown."""
    population = trends_view.population(database, shown)
    return trends(database, population, shown.today, catalogue.chosen(code), step=shown.step)[0]


def read_everybody(database: Database, shown: Shown, code: str) -> Trend:
    """The same of all accounts."""
    return trends(database, None, shown.today, catalogue.chosen(code), step=shown.step)[0]


def _finding(ours: Trend, currency: str) -> str:
    known = ours.points.drop_nulls("value")
    name = _(ours.kpi.name)
    if known.is_empty():
        return _("{kpi} is not known yet", kpi=name)
    first, last = known.row(0, named=True), known.row(-1, named=True)
    now = written(last["value"], ours.kpi.unit, currency)
    if known.height == 1:
        return _("{kpi}: {now}", kpi=name, now=now)
    return _(
        "{kpi}: {now}, {change} since {month}",
        kpi=name,
        now=now,
        change=_change(ours.kpi, first["value"], last["value"], currency),
        month=month(first["month"]),
    )


def _change(kpi: Kpi, first: float, last: float, currency: str) -> str:
    if kpi.unit is Unit.RATIO:
        return points(last - first)
    if kpi.unit is Unit.POINTS:
        return signed_number(last - first, 1)
    if kpi.unit is Unit.MONEY and not (first > 0 and last >= 0):
        return _("from {before}", before=short_money(first, currency))
    return (
        signed_percent(last / first - 1) if first > 0 else _("from {before}", before=written(first, kpi.unit, currency))
    )


def _definition(kpi: Kpi) -> str:
    said = [_(kpi.definition), _("Formula: {formula}", formula=_(kpi.formula)), _(kpi.edge_rules)]
    return "\n\n".join(plain(sentence) for sentence in said)


def _picture(shown: Shown, found: Sequence[Trend], currency: str, title: str, *, quoted: bool) -> None:
    kpi = found[0].kpi
    planned = _target(shown, kpi, currency)
    say = partial(written, unit=kpi.unit, currency=currency)
    names = [
        shown.account_name or (_("All accounts") if shown.is_everybody else _("These accounts")),
        _("All accounts"),
    ]
    figure = chart.lines(
        [Line(name, one.points, say) for name, one in zip(names, found, strict=False)],
        says=_("{name}, {moment}: {value}"),
        moment=_moment_of(shown.step),
        mode=picture.mode(),
        levels=[*planned, *(_quoted(kpi) if quoted else ())],
        marked=trends_notes.marked(shown, found[0].points),
    )
    picture.show(figure, says=title, key=f"trend_{kpi.code}")
    if planned and shown.account_id and resources.kept(revenue.has_illustrative_targets, shown.account_id):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_("The target"), width="content")
            mark.illustrative()


def _moment_of(step: Step) -> Callable[[date], str]:
    return quarter if step is Step.QUARTER else month


def _target(shown: Shown, kpi: Kpi, currency: str) -> list[Level]:
    """The target of the last twelve months, where the account, or the company, has one in each of them."""
    if kpi.code != "rev_ttm" or not (shown.account_id or shown.is_everybody):
        return []
    target = resources.kept(targets.yearly_target, shown.account_id, shown.closed_through)
    if target is None:
        return []
    return [Level(float(target), _("Target {amount}", amount=short_money(target, currency)), is_target=True)]


def _quoted(kpi: Kpi) -> list[Level]:
    return [
        Level(one.value, _("{value} quoted ({row})", value=percent(one.value, 0), row=one.row), is_target=False)
        for one in benchmarks.of_kpi(kpi.code)
        if one.value is not None
    ]
