"""The map of an account's people."""

import polars as pl
import streamlit as st

from kam_core.charts.people_map import people_map
from kam_core.charts.people_words import words
from kam_core.people.tree import placed
from kam_core.text.numbers import number
from kam_core.text.words import _
from pages.widgets import empty, picture


def show(people: pl.DataFrame) -> str | None:
    """The map with what its marks mean; returns the id of the person who was picked in it."""
    spots = placed(people)
    if spots.is_empty():
        empty.show(_("No contacts yet."), _("Add the first one: a name is enough."))
        return None
    says = _("Map of {n} people: who reports to whom, power and stance. The list has the same.", n=number(spots.height))
    picked = picture.show(
        people_map(spots, words=words(), mode=picture.mode()), says=says, key="people_map", choose=True
    )
    st.caption(
        _(
            "Size is power, shape and colour the stance. A ring is how well the best of us knows them: thicker is "
            "better, dotted where more is wanted. Press a mark to see and edit the person."
        )
    )
    return picked
