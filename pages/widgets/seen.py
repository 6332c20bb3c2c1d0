"""Which version of a record stood on the screen when somebody pressed a button.

A press runs the script again, which reads what others saved meanwhile; a save names what was seen before it.
"""

from pages.session import state


def version(subject: str, current: int, *, pressed: bool) -> int:
    """The version that a save of `subject` must name.

    Args:
        subject: tells one record from another on all screens.
        current: the version that this run has read.
        pressed: whether this run is the one that the button started.
    """
    key = f"kam_seen_{subject}"
    before = state.widget(key)
    if pressed and isinstance(before, int):
        return before
    state.set_widget(key, current)
    return current
