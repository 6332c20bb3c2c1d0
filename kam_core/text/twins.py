"""Names that look alike: stored as they were typed, and flagged."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

_UNSEEN = {"Cc", "Cf", "Zl", "Zp"}
# The letters of other scripts that print like Latin ones, in lower case, and two digits that pass for letters.
_ALIKE = str.maketrans(
    "аеорсухіјѕԁһӏԛԝквмнт" + "αικνορτυχ" + "ıⅼ" + "10",
    "aeopcyxijsdhlqwkbmht" + "aiknoptux" + "il" + "lo",
)


def look(name: str) -> str:
    """What `name` looks like: two names with the same look cannot be told apart by a reader in a hurry.

    Forms, case, spacing, unseen characters and look-alike letters fold together; accents do not.
    """
    seen = "".join(letter for letter in name if letter in "\t\r\n" or unicodedata.category(letter) not in _UNSEEN)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return re.sub(r"\s+", "", folded).translate(_ALIKE)


def twins(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The names that look like another of `names`, each with the others; the same name twice is its own twin."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        alike[look(name)].append(name)
    return {name: _others(group, name) for group in alike.values() if len(group) > 1 for name in group}


def _others(group: list[str], name: str) -> tuple[str, ...]:
    rest = list(group)
    rest.remove(name)
    return tuple(dict.fromkeys(rest))
