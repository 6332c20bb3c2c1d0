"""How the list of key accounts grew, and who joined and left."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts import membership
from kam_core.charts import growth
from kam_core.text.numbers import number
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, list_changes, picture


def show(day: date) -> None:
    """Members a month against the ceiling, beside every change with reason and decider."""
    rows = resources.kept(membership.growth)
    if rows.is_empty():
        return
    left, right = st.columns(2, gap="medium")
    with left:
        title = _("How the list grew")
        st.header(title)
        _picture(rows)
        download.buttons(lambda: rows, title=title, key="growth")
    with right:
        st.header(_("Who joined and left"))
        list_changes.show(rows["month"][0], day)


def _picture(rows: pl.DataFrame) -> None:
    ceiling = resources.kept(membership.ceiling)
    lowest, highest = membership.ADVISED_CEILING
    figure = growth.growth(
        rows,
        title=_("Key accounts"),
        ceiling=ceiling,
        at_ceiling=_("Ceiling {ceiling}", ceiling=number(ceiling)),
        advised=_("Advised: {lowest} to {highest}", lowest=number(lowest), highest=number(highest)),
        says=_("{members} key accounts in {month}"),
        mode=picture.mode(),
    )
    says = _(
        "The list grew from {first} to {last} key accounts; the ceiling is {ceiling}.",
        first=number(rows["members"][0]),
        last=number(rows["members"][-1]),
        ceiling=number(ceiling),
    )
    picture.show(figure, says=says, key="growth")
