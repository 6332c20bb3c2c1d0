"""Names of columns that can be told from each other, whatever the case and however their letters are composed."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kam_core.text.words import _


@dataclass(frozen=True, slots=True)
class Named:
    """The names, and which of them the file gives twice or not at all."""

    names: tuple[str, ...]
    twice: tuple[str, ...] = ()
    blank: int = 0


def named(header: Sequence[str]) -> Named:
    """Each name once: the second of two that are equal is numbered, and a missing one is made up."""
    names: list[str] = []
    twice: dict[str, None] = {}
    taken = {_key(_tidy(text)) for text in header}
    seen: set[str] = set()
    blank = 0
    for place, text in enumerate(header, 1):
        tidy = _tidy(text)
        if not tidy:
            blank += 1
            tidy = _("column {number}", number=place)
        elif _key(tidy) in seen:
            twice[tidy] = None
        name, number = tidy, 2
        while _key(name) in seen or (name != tidy and _key(name) in taken):
            name, number = f"{tidy} ({number})", number + 1
        seen.add(_key(name))
        names.append(name)
    return Named(tuple(names), tuple(twice), blank)


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
