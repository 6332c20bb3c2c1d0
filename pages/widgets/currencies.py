"""Currencies to choose from, those of our users first."""

from babel.numbers import get_currency_name, list_currencies

from kam_core.text.plain import plain
from kam_core.text.words import _, language

_FIRST = ("EUR", "USD", "CNY", "VND", "IRR", "TWD", "GBP", "JPY", "CHF")


def codes() -> list[str]:
    """All codes (ISO 4217)."""
    return [*_FIRST, *sorted(set(list_currencies()) - {*_FIRST})]


def words(code: str) -> str:
    """A code with its name."""
    return _("{code}: {name}", code=code, name=plain(get_currency_name(code, locale=language())))
