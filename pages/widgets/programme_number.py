"""A number that a reader enters and that is kept nowhere but in the address."""

from collections.abc import Callable
from math import isfinite

import streamlit as st

from pages.session import link, state

_NARROW = 168


def ask(
    name: str,
    label: str,
    default: float | None,
    *,
    low: float | None = None,
    high: float | None = None,
    step: float = 1.0,
    about: str | None = None,
    whole: bool = False,
) -> float | None:
    """The number under `name` in the address, or else the default; null where there is neither.

    Args:
        name: its name in the address.
        label: what it is.
        default: what stands there at first; null: nothing.
        low: the lowest that is taken.
        high: the highest that is taken.
        step: by how much the buttons change it.
        about: the definition.
        whole: only whole numbers are taken; a fraction in the address is none.
    """
    key = f"{name}_number"
    linked = _within(_number(_held(name)), low, high, whole=whole)
    first = default if linked is None else linked
    # A box takes whole numbers where all of its numbers are.
    as_taken: Callable[[float | None], float | None] = _whole if whole else _same
    state.set_widget(key, as_taken(first))
    typed = st.number_input(
        label,
        min_value=as_taken(low),
        max_value=as_taken(high),
        value=None,
        step=as_taken(step),
        format="%d" if whole else "%0.10g",
        key=key,
        help=about,
        on_change=_keep,
        args=(name, key),
        width=_NARROW,
    )
    return None if typed is None else float(typed)


def _held(name: str) -> str | None:
    """What the address holds; by the menu, where it is empty, what it held before."""
    before = state.linked(name)
    if link.only(name) is None and before and state.has_arrived():
        link.choose(name, before)
        return before[0]
    return link.only(name)


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _same(number: float | None) -> float | None:
    return number


def _within(number: float | None, low: float | None, high: float | None, *, whole: bool) -> float | None:
    """Null where it is not a number, or outside of what is taken."""
    if number is None or not isfinite(number) or (whole and not number.is_integer()):
        return None
    is_within = (low is None or number >= low) and (high is None or number <= high)
    return number if is_within else None


def _keep(name: str, key: str) -> None:
    typed = state.widget(key)
    link.choose(name, [f"{typed:.10g}"] if isinstance(typed, int | float) else ())
