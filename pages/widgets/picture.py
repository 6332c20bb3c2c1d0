"""Shows a figure, and says which account was picked in it. The only caller of st.plotly_chart."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from kam_core.charts.theme import CONFIG, Mode


def mode() -> Mode:
    """The look that the reader has on; the figure must be made for it."""
    return Mode(st.context.theme.type or Mode.LIGHT)


def show(figure: go.Figure, *, says: str, key: str, choose: bool = False) -> str | None:
    """Show a figure as it was made.

    Args:
        figure: made for `mode()`.
        says: what is to be seen, for who cannot see it.
        key: tells this figure from others on the screen.
        choose: whether its points can be picked; a point's `customdata` then holds what it stands for.

    Returns:
        What the picked point stands for; null while none is picked.
    """
    if not choose:
        st.plotly_chart(figure, theme=None, config=CONFIG, alt=says, key=key)
        return None
    event = st.plotly_chart(
        figure, theme=None, config=CONFIG, alt=says, key=key, on_select="rerun", selection_mode="points"
    )
    return _picked(event["selection"]["points"])


def _picked(points: Sequence[Mapping[str, Any]]) -> str | None:
    held = [point.get("customdata") for point in points]
    ids = [one[0] if isinstance(one, list | tuple) and one else one for one in held]
    return next((str(one) for one in ids if one), None)
