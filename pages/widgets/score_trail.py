"""How the scores of an account went, quarter by quarter."""

from datetime import date, timedelta

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.charts import trail as chart
from kam_core.period import add_months, last_closed_quarter_end
from kam_core.scoring import criteria, explanation
from kam_core.scoring.defaults import axis_name
from kam_core.scoring.model import Axis
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, pickers, picture, table
from pages.widgets.table import As, Column

_QUARTERS = 8


def show(account_id: AccountId, day: date) -> None:
    """Two lines over the last two years, and the same as a table."""
    title = _("Score by quarter")
    st.header(title)
    scores = resources.kept(_scores, account_id, day)
    known = scores.filter(pl.col("attractiveness").is_not_null() | pl.col("strength").is_not_null())
    if known.is_empty():
        st.caption(_("It has no score yet."))
        return
    picture.show(
        chart.trail(
            known,
            attractiveness=axis_name(Axis.ATTRACTIVENESS),
            strength=axis_name(Axis.STRENGTH),
            title=_("Score"),
            says=_("{axis} {score} on {day}"),
            cuts=resources.kept(_cuts, day),
            mode=picture.mode(),
        ),
        says=_("Attractiveness and strength at the end of each quarter"),
        key="trail_picture",
    )
    with st.expander(_("By quarter"), icon=":material/table:"):
        table.show(scores, _columns(), key="trail", says=title, whole=True)
        download.buttons(lambda: scores, title=title, key="trail")
    st.caption(_("All under the criteria in force today: only scores under the same criteria may be compared."))


def _scores(database: Database, account_id: AccountId, day: date) -> pl.DataFrame:
    last = last_closed_quarter_end(day)
    ends = [add_months(last, 1 - 3 * back) - timedelta(days=1) for back in range(_QUARTERS)]
    return explanation.trail(database, account_id, [*ends, day])


def _cuts(database: Database, day: date) -> tuple[float, float]:
    decided = criteria.in_force(database, day).cuts
    return decided.attractiveness, decided.strength


def _columns() -> list[Column]:
    return [
        Column("day", _("Day"), As.DAY),
        Column("attractiveness", axis_name(Axis.ATTRACTIVENESS), As.SCORE),
        Column("strength", axis_name(Axis.STRENGTH), As.SCORE),
        Column("quadrant", _("Quadrant"), words=pickers.quadrant_words()),
        Column("attractiveness_coverage", _("Attractiveness known"), As.PERCENT),
        Column("strength_coverage", _("Strength known"), As.PERCENT),
    ]
