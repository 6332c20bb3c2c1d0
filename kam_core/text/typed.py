"""What people type into a field: numbers and days in the ways that people write them.

What cannot be read is refused with what is expected; the caller keeps what was typed.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from babel import Locale

from kam_core.errors import RefusedError
from kam_core.text.words import language

_LONGEST = 60
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
# Arabic marks for decimals and thousands, and the signs that stand for a minus.
_SIGNS = str.maketrans({"٫": ".", "٬": "'", "،": ",", "−": "-", "–": "-", "’": "'", "％": "%", "٪": "%"})
_NUMBER = re.compile(r"[+-]?\d[\d.,']*|[+-]?[.,]\d+")
_PARTS = re.compile(r"[\W_]+")


def number(text: str) -> Decimal | None:
    """A number: '1234.5', '1.234,56', '1,234.56', '1 234,56', '۱۲۳', '25 %'. Blank is null.

    One mark with three digits after it is read as the reader's language writes numbers: '1.234' is one and a bit in
    English and more than a thousand in German.

    Raises:
        RefusedError: it is none.
    """
    plain = "".join(_plain(text).split()).removesuffix("%")
    if not plain:
        return None
    if len(plain) > _LONGEST or not _NUMBER.fullmatch(plain):
        raise _no_number(text)
    whole, fraction = _split(plain.replace("'", ""), text)
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def day(text: str) -> date | None:
    """A day: '2026-02-28', '28.2.2026', '28 Feb 2026', '2/28/2026' as the reader's language orders it. Blank is null.

    Raises:
        RefusedError: it is none, as 31 February is none.
    """
    plain = _plain(text).strip()
    if not plain:
        return None
    parts = [part for part in _PARTS.split(plain) if part][:4]
    if len(plain) > _LONGEST or len(parts) != 3:
        raise _no_day(text)
    return _date(_ordered(plain, parts, text), text)


def _plain(text: str) -> str:
    """Digits of every script as 0 to 9; without marks that cannot be seen."""
    seen = (letter for letter in text if unicodedata.category(letter) != "Cf")
    return "".join(str(unicodedata.digit(letter)) if letter.isdecimal() else letter for letter in seen).translate(
        _SIGNS
    )


def _split(plain: str, text: str) -> tuple[str, str]:
    """The digits before and after the decimal mark."""
    marks = [letter for letter in plain if letter in ".,"]
    if not marks:
        return plain, ""
    last = marks[-1]
    thousands = "," if last == "." else "."
    if len(set(marks)) == 1 and (len(marks) > 1 or _parts_thousands(plain, last)):
        last, thousands = thousands, last
    whole, _, fraction = plain.partition(last)
    groups = whole.lstrip("+-").split(thousands)
    if last in fraction or thousands in fraction or not _are_groups(groups):
        raise _no_number(text)
    return whole.replace(thousands, "") or "0", fraction


def _parts_thousands(plain: str, mark: str) -> bool:
    """Whether the one mark of a number parts its thousands, as only the reader's language can tell."""
    whole, fraction = plain.lstrip("+-").split(mark)
    could_be = len(fraction) == 3 and 1 <= len(whole) <= 3 and whole != "0"
    return could_be and Locale.parse(language()).number_symbols["latn"]["decimal"] != mark


def _are_groups(groups: list[str]) -> bool:
    return len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))


def _ordered(plain: str, parts: list[str], text: str) -> tuple[str, str, str]:
    """Year, month and day out of three parts."""
    named = [part for part in parts if not part.isdigit()]
    if named:
        others = [part for part in parts if part.isdigit()]
        if len(others) != 2:
            raise _no_day(text)
        month = _months().get(named[0].casefold())
        if month is None:
            raise _no_day(text)
        return (others[0], str(month), others[1]) if len(others[0]) == 4 else (others[1], str(month), others[0])
    if len(parts[0]) == 4:
        return parts[0], parts[1], parts[2]
    if "." in plain or not _month_first():
        return parts[2], parts[1], parts[0]
    return parts[2], parts[0], parts[1]


def _month_first() -> bool:
    pattern = str(Locale.parse(language()).date_formats["short"].pattern)
    return pattern.find("M") < pattern.find("d")


def _months() -> dict[str, int]:
    """Names of months in English and the reader's language, long and short."""
    names: dict[str, int] = {}
    for locale in ("en", language()):
        for width in ("wide", "abbreviated"):
            months = Locale.parse(locale).months["format"][width]
            names |= {name.casefold().rstrip("."): at for at, name in months.items()}
    return names


def _date(parts: tuple[str, str, str], text: str) -> date:
    try:
        # "²" is a digit to `isdigit` and no number to `int`.
        year, month, number_of_day = (int(part) for part in parts)
        if len(parts[0]) == 2:
            year += 2000
        found = date(year, month, number_of_day)
    except ValueError:
        raise _no_day(text) from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise _no_day(text)
    return found


def _no_number(text: str) -> RefusedError:
    return RefusedError("“{text}” is not a number; write one like 1234.5.", text=_shortened(text))


def _no_day(text: str) -> RefusedError:
    return RefusedError("“{text}” is not a day of the calendar; write one like 2026-02-28.", text=_shortened(text))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
