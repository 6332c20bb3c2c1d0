"""Markup of our own around text from anywhere: the one place that escapes it.

`tag` takes names of elements and attributes from our own code alone; what stands inside is escaped unless it is `Html`,
which nothing but `tag` and `join` makes.
"""

from collections.abc import Iterable
from html import escape

from kam_core.text.invisible import marked


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, *inside: str | None, **attributes: str) -> Html:
    """An element; a null inside is left out. `class_` is the attribute `class`."""
    given = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{given}>{join(inside)}</{name}>")


def join(parts: Iterable[str | None]) -> Html:
    """Elements and texts one after the other."""
    return Html("".join(_safe(part) for part in parts if part is not None))


def _safe(part: str) -> str:
    if isinstance(part, Html):
        return part
    # What cannot be seen is marked, as on screens; lines stay lines.
    return "\n".join(escape(marked(line)) for line in part.split("\n"))
