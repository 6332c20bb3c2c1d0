"""How far the relationship has come, as a hint."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.people.bond import Shape, bond
from kam_core.text.numbers import number
from kam_core.text.words import _
from pages.session import resources


def show(account_id: str, people: pl.DataFrame, today: date) -> None:
    """The stage and the shape, with what they were counted from."""
    hint = bond(resources.database(), account_id, people, today)
    if hint.stage is None or hint.shape is None:
        return
    counted = _(
        "{theirs} of them and {ours} of us in touch, {levels} levels, {departments} departments; {orders} orders in a "
        "year. Nobody climbs for its own sake: agree how close is right. Whether the fifth stage is reached, systems "
        "interlinked and leaving hard for both, only people can say.",
        theirs=number(hint.theirs),
        ours=number(hint.ours),
        levels=number(hint.levels),
        departments=number(hint.departments),
        orders=number(hint.orders),
    )
    st.caption(
        _(
            "Relationship stage {stage} of 5, {name}: {shape}.",
            stage=hint.stage,
            name=_names()[hint.stage],
            shape=_shapes()[hint.shape],
        ),
        help=counted,
    )


def _names() -> dict[int, str]:
    return {1: _("exploratory"), 2: _("basic"), 3: _("cooperative"), 4: _("interdependent")}


def _shapes() -> dict[Shape, str]:
    return {
        Shape.BOW_TIE: _("a bow tie, one person holds it together"),
        Shape.BETWEEN: _("between bow tie and diamond"),
        Shape.DIAMOND: _("a diamond, functions speak with functions"),
    }
