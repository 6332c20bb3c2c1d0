"""What stands before and after the digits of a number: its sign, its currency, its unit."""

import re
from dataclasses import dataclass
from functools import cache

from babel.numbers import get_currency_precision

from kam_core.values.currencies import signs

# Powers of ten. Those of one value add up: "triệu" is 6, "nghìn tỷ" is 12, "میلیون تومان" is 7 in rials.
_UNITS = {
    "%": -2,
    "‰": -3,
    **{"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8},
    **{"nghìn": 3, "ngàn": 3, "tr": 6, "tr.": 6, "triệu": 6, "tỷ": 9, "tỉ": 9},
    **{"هزار": 3, "میلیون": 6, "میلیارد": 9, "تومان": 1, "تومن": 1, "toman": 1},
    **{"thousand": 3, "lakh": 5, "million": 6, "millions": 6, "crore": 7, "bn": 9, "billion": 9, "billions": 9},
    **{"tsd": 3, "tsd.": 3, "mio": 6, "mio.": 6, "mrd": 9, "mrd.": 9, "millionen": 6, "milliarden": 9},
    **{"millones": 6, "milliard": 9, "milliards": 9, "k": 3},
}
# One letter says it only as it is usually written: "m" may be a thousandth, a minute or a million.
_EXACT = {"M": 6, "B": 9}
_LATIN = frozenset({*_EXACT, "k", "thousand", "million", "millions", "bn", "billion", "billions", "mio", "mrd", "tr"})
_TOMAN = frozenset({"تومان", "تومن", "toman"})
_LONGEST = 32
_PRICE_DASH = re.compile(r"^[.,]-*")


@dataclass(frozen=True, slots=True)
class Affix:
    """What the letters and signs around a number say of it.

    `shift` is the power of ten that it is multiplied by. `sign` is what stands there for the currency and `code` the
    currency itself, if only one has this sign. `aside` says that brackets or a minus behind the number made it
    negative.
    """

    negative: bool = False
    aside: bool = False
    shift: int = 0
    percent: bool = False
    unit: str | None = None
    sign: str | None = None
    code: str | None = None
    known: bool = True

    @property
    def parting(self) -> str:
        """The marks that part thousands where three digits follow: prices have no three decimals.

        A dot does so only where a currency has no decimals at all, as dong, rial and yen: fuel is sold at "$3.459".
        """
        if self.sign is None and self.code is None:
            return ""
        decimals = get_currency_precision(self.code) if self.code else 2
        return ".," if decimals == 0 else "," if decimals < 3 else ""


_UNKNOWN = Affix(known=False)


@cache
def _tokens() -> re.Pattern[str]:
    words = sorted({*_UNITS, *signs()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def affix(before: str, after: str) -> Affix:
    """What `before` and `after` say of the number between them; not `known` if any of it means nothing to us."""
    if not before and not after:
        return Affix()
    if len(before) + len(after) > _LONGEST:
        return _UNKNOWN
    # "500,-" is a price without cents, and "500." a number that stops there.
    after = _PRICE_DASH.sub("", after)
    before = before.removeprefix("'")
    bracketed = before.count("(") == after.count(")") == 1 and ")" not in before and "(" not in after
    minus = before.count("-") + after.count("-")
    if minus > 1 or ("+" in before + after and minus):
        return _UNKNOWN
    leading = _words(_bare(before))
    # "5K" is 5,000, and "K5" the name of something.
    if any(word in _EXACT or word.casefold() in _LATIN for word in leading):
        return _UNKNOWN
    words = [*leading, *_words(_bare(after))]
    return _meaning(words, negative=bool(minus) or bracketed, aside=bracketed or "-" in after)


def _bare(piece: str) -> str:
    return re.sub(r"[-+()\[\]\s]", " ", piece).strip()


def _words(piece: str) -> list[str]:
    """The piece cut into words that we know; what is not known stays as one word."""
    words: list[str] = []
    left = piece
    while left:
        found = None if left[0] in _EXACT and not left[1:2].isalpha() else _tokens().match(left.casefold())
        length = len(found.group()) if found else 1
        words.append(left[:length])
        left = left[length:].lstrip()
    return words


def _meaning(words: list[str], *, negative: bool, aside: bool) -> Affix:
    shift, units, coins = 0, list[str](), list[str]()
    for word in words:
        plain = word.casefold()
        power = _EXACT.get(word, _UNITS.get(plain))
        if power is not None:
            shift += power
            units.append(word)
        elif plain in signs():
            coins.append(word)
        else:
            return _UNKNOWN
    codes = {signs()[coin.casefold()] for coin in coins} | ({"IRR"} if _TOMAN & set(units) else set())
    named = codes - {None}
    if len(named) > 1 or len([unit for unit in units if unit in _LATIN]) > 1:
        return _UNKNOWN
    return Affix(
        negative=negative,
        aside=aside,
        shift=shift,
        percent="%" in units or "‰" in units,
        unit=" ".join(units) or None,
        sign=" ".join(coins) or None,
        code=next(iter(named), None),
    )
