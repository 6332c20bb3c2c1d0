"""What somebody types into a form over a saved record, and the version of it that they had seen when they began.

A press of a button runs the script again, and that run reads what others saved meanwhile. A save must name what stood
on the screen before: it is kept here until somebody saves, or takes what the others saved.
"""

from collections.abc import Mapping
from typing import TypeVar, cast

from pages.session import state

V = TypeVar("V")


def key(form: str, field: str) -> str:
    """The key of the widget for one field of a form."""
    return f"{form}_{field}"


def keys(form: str, fields: Mapping[str, object]) -> tuple[str, ...]:
    """What to forget when the form is done with: the widgets, and what was seen."""
    return (_seen(form), *(key(form, field) for field in fields))


def begin(form: str, now: Mapping[str, object], version: V) -> V:
    """Before the widgets of a form: fill them with what is saved, unless somebody typed in them.

    Args:
        form: tells the form from others on all screens.
        now: what is saved in each field.
        version: of what is saved.

    Returns:
        The version that the values on the screen belong to; a save names it.
    """
    before = cast("tuple[V, Mapping[str, object]] | None", state.widget(_seen(form)))
    if before is not None and _is_typed(form, before[1]) and _is_typed(form, now):
        return before[0]
    state.set_widget(_seen(form), (version, dict(now)))
    for field, value in now.items():
        state.set_widget(key(form, field), value)
    return version


def _is_typed(form: str, values: Mapping[str, object]) -> bool:
    """Whether a widget that is there holds something else."""
    held = {field: key(form, field) for field in values if state.has_widget(key(form, field))}
    return any(state.widget(widget) != values[field] for field, widget in held.items())


def _seen(form: str) -> str:
    return f"{form}_seen"
