"""Where should our effort go at each key account, where does it go, and why?"""

import streamlit as st

from kam_core.text.words import _
from pages.widgets import (
    filtered,
    pickers,
    themes_account,
    themes_board,
    themes_picture,
    themes_read,
    themes_table,
    themes_triangle,
    view,
)

st.title(_("Themes"))
if not view.has_accounts():
    st.stop()
shown = filtered.choose()
rows = themes_read.read(shown)
if not themes_read.fits(rows):
    st.stop()

themes_read.about(rows)
chosen = None
views = {"board": _("Board"), "effort": _("Planned and under way"), "triangle": _("Triangle"), "table": _("Table")}
match pickers.one("list", _("View"), views):
    case "effort":
        themes_picture.show(rows)
    case "triangle":
        chosen = themes_triangle.show(rows)
    case "table":
        chosen = themes_table.show(rows)
    case _board:
        themes_board.show(rows)
themes_account.show(rows, chosen)
