"""Signs, codes and names of currencies, as they stand beside a number."""

import re
from functools import cache

from babel import Locale
from babel.numbers import list_currencies

_LOCALES = ("en", "vi", "fa", "zh", "zh_Hant", "ja", "ko", "de", "es", "fr", "it", "nl", "pl", "pt", "sv", "tr", "ru")
# What CLDR does not have, or not in this spelling; None where several currencies share the name.
_OWN: dict[str, str | None] = {
    "rmb": "CNY",
    "人民币": "CNY",
    "人民幣": "CNY",
    "新台币": "TWD",
    "新台幣": "TWD",
    "ntd": "TWD",
    "元": None,
    "圆": None,
    "圓": None,
    "円": "JPY",
    "₫": "VND",
    "đ": "VND",
    "đồng": "VND",
    "vnđ": "VND",
    "ریال": "IRR",
    "rial": "IRR",
    "rials": "IRR",
    "ريال": None,
    "euro": "EUR",
    "euros": "EUR",
    "dollar": None,
    "dollars": None,
    "rs": None,
    "rs.": None,
    "fr.": None,
    "sfr.": "CHF",
    "kr": None,
    "kr.": None,
    "$": None,
    "¥": None,
    "£": None,
    "₽": "RUB",
}


@cache
def signs() -> dict[str, str | None]:
    """Each sign, code or name without case, and its ISO code; None where it belongs to several currencies."""
    found: dict[str, set[str]] = {}
    for name in _LOCALES:
        symbols: dict[str, str] = dict(Locale.parse(name).currency_symbols)
        for code, symbol in symbols.items():
            found.setdefault(symbol.casefold(), set()).add(code)
    shared = {symbol: next(iter(codes)) if len(codes) == 1 else None for symbol, codes in found.items()}
    # One letter is rather a unit, and a sign of what numbers are made of cannot be told from them.
    usable = {s: code for s, code in shared.items() if not re.fullmatch(r"[a-z]?|.*[-+()%\d].*", s)}
    return usable | {code.casefold(): code for code in list_currencies()} | _OWN
