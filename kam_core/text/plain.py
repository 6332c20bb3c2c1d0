"""Names from files shown as they are stored: one function for each place that would read them as something else.

`plain` is for everything that Streamlit reads as markdown, `plain_in_chart` for every text of a figure, and `marked`
for places that show text as it is: table cells, options of a selectbox, file names.
"""

import re
from functools import lru_cache

from kam_core.text.invisible import marked

__all__ = ["CUT", "marked", "plain", "plain_in_chart"]

CUT = "…"

# Read as markdown wherever they stand.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>|~$:&!]")
# Read as a heading, a list, a line or an underline, only where a line starts.
_AT_START = re.compile(r"^(?:[#+=-]|\d+[.)])")
# Read after markdown itself, where a backslash is gone: links, addresses, icons, emoji and arrows. Only a boundary
# between two pieces of text stops those, which a colour without a colour makes without changing the look.
_AFTERWARDS = re.compile(r":(?=\S)|(?<=\S)@(?=\S)|(?<=www)\.|(?<=[<~>-])[=>-]", re.IGNORECASE)
# Tags and entities, places of a hover template, formulas, and what "__proto__" begins with.
_READ_BY_PLOTLY = frozenset("<>&%{}$_")
# plotly looks texts up in tables where these names mean something else.
_TAKEN = frozenset(
    ["constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf"]
)
_SPACES_LOST = re.compile(r"^ +| +$|(?<= ) +")


# A screen says the same thousand letters at each run.
@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """`name` as text that Streamlit's markdown shows as it is stored, what cannot be seen marked."""
    seen = marked(name)
    start = _AT_START.match(seen)
    # The last character of the start is the one that makes it a list or a heading.
    escaped_at = start.end() - 1 if start else -1
    pieces = [_piece(seen, at, escape=at == escaped_at) for at in range(len(seen))]
    kept = {at for match in _SPACES_LOST.finditer(seen) for at in range(*match.span())}
    return "".join("&nbsp;" if at in kept else piece for at, piece in enumerate(pieces))


def plain_in_chart(name: str, length: int | None = None) -> str:
    """`name` as text that plotly draws as it is stored; a `length` cuts it there, with "…" as its last character."""
    seen = marked(name)
    if length is not None and len(seen) > length:
        seen = seen[: length - 1].rstrip() + CUT
    if seen in _TAKEN:
        return f"&#{ord(seen[0])};{seen[1:]}"
    return "".join(f"&#{ord(letter)};" if letter in _READ_BY_PLOTLY else letter for letter in seen)


def _piece(text: str, at: int, *, escape: bool) -> str:
    """The character at `at`, so that markdown and what runs after it leave it alone."""
    letter = text[at]
    written = f"\\{letter}" if escape or _ANYWHERE.match(letter) else letter
    return f":color[{written}]" if _AFTERWARDS.match(text, at) else written
