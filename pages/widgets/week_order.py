"""Why the lines of a week stand in the order in which they stand."""

import polars as pl
import streamlit as st

from kam_core.text.words import _
from kam_core.week.reasons import REASONS
from pages.widgets import table
from pages.widgets.table import As, Column


def explain() -> None:
    """A popover with the rule, and how urgent each reason is."""
    with st.popover(_("How it is ordered"), icon=":material/sort:", type="tertiary"):
        st.markdown(
            _(
                "**Value at stake × urgency**, the most first. At stake is the value of the contract, or what the "
                "account bought in twelve months. Urgency is what stands here for whatever is late or has no day; "
                "with days left it falls evenly, to a tenth at the furthest day that is listed."
            )
        )
        rows = pl.DataFrame(
            {
                "reason": [_(one.name) for one in REASONS],
                "urgency": [one.urgency for one in REASONS],
                "ahead": [one.ahead or None for one in REASONS],
            },
            schema={"reason": pl.String, "urgency": pl.Float64, "ahead": pl.Int64},
        )
        columns = [
            Column("reason", _("Reason")),
            Column("urgency", _("Urgency"), As.DECIMAL),
            Column("ahead", _("Listed days ahead"), As.COUNT),
        ]
        table.show(rows, columns, key="week_order", says=_("Urgency of each reason"))
