"""Names of months and weekdays, as exports of many languages write them."""

import re
import unicodedata
from functools import cache

import jdatetime
from babel import Locale

# Those that CRMs export in, and those that people here write in.
_LOCALES = ("en", "vi", "fa", "es", "de", "fr", "it", "nl", "pl", "pt", "sv", "fi", "da", "id", "tr", "ru")
_SHORTEST = 3
# Two letters are a name in Persian ("دی", "مه"), and could be anything in Latin ones.
_ARABIC = re.compile("[\u0600-\u06ff]")
_LETTERS = str.maketrans("يك", "یک")


@cache
def months() -> dict[str, str]:
    """Each name in lower case, the longest first, and its mark: "#5#" is May, "%2%" is Ordibehesht."""
    found = {name: f" %{at}% " for at, name in enumerate(map(_form, jdatetime.date.j_months_fa), 1)}
    found |= {name: f" %{at}% " for at, name in enumerate(map(_form, jdatetime.date.j_months_en), 1)}
    for locale in reversed(_LOCALES):
        for context in ("stand-alone", "format"):
            for width in ("abbreviated", "wide"):
                names = Locale.parse(locale).months[context][width]
                found |= {_form(name): f" #{at}# " for at, name in names.items()}
    usable = {name: mark for name, mark in found.items() if _is_name(name)}
    return dict(sorted(usable.items(), key=lambda pair: -len(pair[0])))


@cache
def weekday() -> str:
    """A pattern for the name of a weekday at the start of a day, in lower case; "mar" is no such name, but March."""
    names: set[str] = {"thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"}
    for locale in _LOCALES:
        for context in ("stand-alone", "format"):
            for width in ("abbreviated", "wide"):
                names |= {_form(name) for name in Locale.parse(locale).days[context][width].values()}
    usable = sorted((name for name in names - months().keys() if len(name) >= _SHORTEST), key=len, reverse=True)
    return rf"^(?:{'|'.join(map(re.escape, usable))})[.,،]*\s+"


def _is_name(name: str) -> bool:
    return not re.search(r"\d", name) and len(name) >= (2 if _ARABIC.search(name) else _SHORTEST)


def _form(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().rstrip(".").translate(_LETTERS)
