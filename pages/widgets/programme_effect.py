"""Key accounts beside comparable others, before and after they were admitted."""

import polars as pl
import streamlit as st

from kam_core.charts import programme as chart
from kam_core.programme import model
from kam_core.programme.comparison import Comparison, Year
from kam_core.programme.effect import programme
from kam_core.programme.model import DEFINITIONS, LEAST_ACCOUNTS, OUTCOMES, REASONS, Effect, LeftOut, Outcome
from kam_core.text.numbers import number, percent, points, short_money, signed_percent
from kam_core.text.words import _, ngettext
from pages.session import resources
from pages.widgets import download, pages_of, pickers, picture, programme_controls, programme_view, table
from pages.widgets.programme_view import Known
from pages.widgets.table import As, Column

_PAGE = 20
_WRITTEN = {Outcome.GROWTH: signed_percent, Outcome.MARGIN: points, Outcome.KEPT: percent}


def show(known: Known, currency: str) -> None:
    """One outcome as a picture or a table, and what was left out."""
    found = resources.kept(programme_view.comparison, known, Year.FIRST)
    offered = {outcome.value: _(name) for outcome, name in OUTCOMES.items()}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        outcome = Outcome(pickers.choice("outcome", _("Outcome"), offered))
        as_table = pickers.switch("table", _("As tables"))
    effect = programme(found.accounts, outcome)
    title = _finding(effect)
    programme_view.heading(title, _about(outcome), "months", illustrative=found.illustrative)
    _cards(effect)
    chosen = _table(found, outcome, currency) if as_table else _picture(found, effect, title)
    if chosen:
        programme_controls.show(found, chosen, outcome, currency)
    _basis(found, effect, currency)


def _finding(effect: Effect) -> str:
    if effect.mean is None or effect.low is None or effect.high is None:
        return ngettext(
            "Too few to tell: {n} account can be compared, it takes {least}",
            "Too few to tell: {n} accounts can be compared, it takes {least}",
            effect.accounts,
            least=number(LEAST_ACCOUNTS),
        )
    bounds = {"low": points(effect.low), "high": points(effect.high), "outcome": _(OUTCOMES[effect.outcome])}
    size = number(abs(effect.mean) * 100, 1)
    if not effect.is_clear:
        return _("{outcome}: no clear difference (95%: {low} to {high})", **bounds)
    if effect.mean > 0:
        return _("{outcome}: key accounts did better by {size} points (95%: {low} to {high})", size=size, **bounds)
    return _("{outcome}: key accounts did worse by {size} points (95%: {low} to {high})", size=size, **bounds)


def _about(outcome: Outcome) -> str:
    said = [
        _(DEFINITIONS[outcome]),
        _("The 12 months after count from the admission, also of an account that left the list again."),
        _(
            "Effect: the change of a key account less the mean change of up to {most} controls. Controls are of its "
            "segment, have a third to three times its revenue, are nearest by revenue and trend in the 12 months "
            "before, and were not key before the year after ended.",
            most=number(model.CONTROLS),
        ),
        _(
            "The interval is made to hold the true effect in 95 of 100 cases. It does not cover that a control may "
            "stand beside several key accounts: then it is somewhat too narrow. So it is where few accounts moved far "
            "more than the rest."
        ),
    ]
    return "\n\n".join(said)


def _cards(effect: Effect) -> None:
    written = _WRITTEN[effect.outcome]
    with st.grid(3, min_column_width=146, gap="small"):
        for label, value, about in (
            (_("Key accounts"), written(effect.ours), _("Mean of those that can be compared.")),
            (
                _("Comparable accounts"),
                written(effect.theirs),
                _("Mean over key accounts of the mean of their controls."),
            ),
            (
                _("Effect"),
                points(effect.mean),
                _("Unknown with fewer than {least} accounts.", least=number(LEAST_ACCOUNTS)),
            ),
        ):
            st.metric(label, value, help=about, border=True)


def _drawn(found: Comparison, outcome: Outcome) -> pl.DataFrame:
    return (
        found.accounts.select(
            "account_id",
            "account_name",
            value=pl.col(outcome.value),
            controls=pl.col(f"{outcome}_controls"),
            effect=pl.col(f"{outcome}_effect"),
        )
        .drop_nulls("effect")
        .sort("effect", "account_id", descending=[True, False])
    )


def _picture(found: Comparison, effect: Effect, title: str) -> str | None:
    drawn = _drawn(found, effect.outcome)
    if drawn.is_empty():
        st.caption(_("No account can be compared yet; the reasons stand below."))
        return None
    first = pages_of.first_row(drawn.height, _PAGE, key="programme_page", says=_("Accounts"))
    mean = None
    if effect.mean is not None and effect.low is not None and effect.high is not None:
        mean = {"mean": effect.mean, "low": effect.low, "high": effect.high}
    figure = chart.effects(
        drawn.slice(first, _PAGE),
        mean,
        axis=_("Points more than comparable accounts"),
        at_mean=_("Mean of all"),
        says=_("{account}: {effect} (its own {value}, its controls {controls})"),
        says_mean=_("Mean of all: {mean}, between {low} and {high}"),
        written=_WRITTEN[effect.outcome],
        mode=picture.mode(),
    )
    return picture.show(figure, says=title, key="programme_effects", choose=True)


def _table(found: Comparison, outcome: Outcome, currency: str) -> str | None:
    reasons = {code.value: _(reason) for code, reason in REASONS.items()}
    title = _("Key accounts beside comparable ones")
    columns = [
        Column("account_name", _("Account"), pinned=True),
        Column("since", _("Admitted"), As.DAY),
        Column("left_on", _("Left the list"), As.DAY),
        Column(
            f"{outcome}_effect", _("Effect"), As.PERCENT, _("Its own change less that of its controls; 1% is a point.")
        ),
        Column(outcome.value, _("Its own change"), As.PERCENT, _(DEFINITIONS[outcome])),
        Column(f"{outcome}_controls", _("Its controls"), As.PERCENT),
        Column("controls", _("Controls"), As.COUNT),
        Column("revenue_before", _("Revenue before ({currency})", currency=currency), As.MONEY),
        Column("controls_revenue_before", _("Its controls before ({currency})", currency=currency), As.MONEY),
        Column("revenue_after", _("Revenue after ({currency})", currency=currency), As.MONEY),
        Column("left_out", _("Not compared, because"), words=reasons),
    ]
    rows = found.accounts.sort(f"{outcome}_effect", "account_id", descending=[True, False], nulls_last=True)
    chosen = table.show(rows, columns, key="programme_rows", says=title, chosen_by="account_id")
    download.buttons(lambda: rows.drop("entry"), title=title, key="programme_rows")
    return chosen


def _basis(found: Comparison, effect: Effect, currency: str) -> None:
    """How alike both sides were, and who could not be compared."""
    usable = found.accounts.drop_nulls(f"{effect.outcome}_effect")
    if not usable.is_empty():
        st.caption(
            _(
                "Before, the key accounts bought {ours} on average, their controls {theirs}. A difference that remains "
                "may also come from what made us choose them; a control may stand beside several.",
                ours=short_money(round(_mean(usable, "revenue_before")), currency),
                theirs=short_money(round(_mean(usable, "controls_revenue_before")), currency),
            )
        )
    for code, many in found.accounts["left_out"].drop_nulls().value_counts(sort=True).iter_rows():
        reason = _(REASONS[LeftOut(code)])
        st.caption(
            ngettext("{n} account is left out. {reason}", "{n} accounts are left out. {reason}", many, reason=reason)
        )


def _mean(rows: pl.DataFrame, column: str) -> float:
    return float(rows[column].to_numpy().mean())
