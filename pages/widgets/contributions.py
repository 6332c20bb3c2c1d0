"""What each criterion gives an account, and the evidence for it."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.charts import contributions as chart
from kam_core.scoring import explanation
from kam_core.scoring.defaults import axis_name
from kam_core.scoring.model import Axis
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, mark, picture, table
from pages.widgets.table import As, Column


def show(account_id: AccountId, day: date) -> None:
    """The contributions by axis as a picture, the evidence as a table."""
    rows = resources.kept(explanation.explain, account_id, day)
    if rows["illustrative"].any():
        mark.illustrative()
    picture.show(
        chart.contributions(
            rows.with_columns(criterion="name"),
            axes=_axes(),
            title=_("Points"),
            not_rated=_("not known"),
            says=_("{criterion} adds {contribution} points: level {norm} of 100, weight {weight}."),
            mode=picture.mode(),
        ),
        says=_("What each criterion adds to the score"),
        key="contributions",
    )
    with st.expander(_("Evidence"), icon=":material/fact_check:"):
        evidence(rows)


def evidence(rows: pl.DataFrame) -> None:
    """Who said what, when, and on what ground."""
    columns = [
        Column("name", _("Criterion")),
        Column("axis", _("Axis"), words=_axes()),
        Column("weight", _("Weight"), As.COUNT),
        Column("norm", _("Level, 0 to 100"), As.SCORE),
        Column("contribution", _("Points"), As.SCORE),
        Column("source", _("Source"), words=_sources()),
        Column("who", _("Who")),
        Column("on_day", _("When"), As.DAY),
        Column("evidence", _("Evidence")),
        Column("illustrative", _("Illustrative"), As.YES_NO, _("Made up for the demo.")),
    ]
    title = _("Evidence")
    table.show(rows, columns, key="evidence", says=title)
    download.buttons(lambda: rows, title=title, key="evidence")


def _axes() -> dict[str, str]:
    return {axis.value: axis_name(axis) for axis in Axis}


def _sources() -> dict[str, str]:
    return {
        "rating": _("Rating"),
        "rivals": _("Comparison with rivals"),
        "wallet": _("Wallet estimate"),
        "potential": _("Three-year potential"),
        "orders": _("Orders"),
    }
