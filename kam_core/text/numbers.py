"""Numbers, money and dates as the reader's language writes them; what we do not know is a dash.

Amounts are rounded half away from zero, as ledgers and spreadsheets do. NaN and infinity count as unknown.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import (
    format_compact_currency,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_precision,
)

from kam_core.period import JANUARY, add_months
from kam_core.text.words import _, language

Amount = Decimal | float

UNKNOWN = "—"


@contextmanager
def _any_size() -> Iterator[None]:
    """Let a number of any size be written: a Decimal is rounded to 28 digits at most otherwise, or refuses."""
    with localcontext(prec=400):
        yield


@_any_size()
def money(amount: Amount | None, currency: str) -> str:
    """An amount to the smallest unit of its currency: "$1,234.50"."""
    value = _known(amount)
    if value is None:
        return UNKNOWN
    return format_currency(_rounded(value, get_currency_precision(currency)), currency, locale=language())


@_any_size()
def short_money(amount: Amount | None, currency: str) -> str:
    """An amount for a card or an axis: "$1.2M"; under 100 to the smallest unit, "$12.30", and up to 1,000 whole."""
    value = _known(amount)
    if value is None:
        return UNKNOWN
    if abs(value) < 100 and value != value.to_integral_value():
        return money(value, currency)
    if abs(value) < 1000:
        value = _rounded(value, 0)
    return format_compact_currency(_tipped_over(value), currency, locale=language(), fraction_digits=1)


@_any_size()
def number(amount: Amount | None, digits: int = 0) -> str:
    """A number with exactly `digits` decimals: "1,234"."""
    value = _known(amount)
    if value is None:
        return UNKNOWN
    return format_decimal(_rounded(value, digits), format=_plain_pattern(digits), locale=language())


def tenths(amount: Amount | None) -> str:
    """A number with one decimal, or without where it is whole: "3.5", "4"."""
    value = _known(amount)
    return number(amount, 0 if value is None or value == value.to_integral_value() else 1)


@_any_size()
def percent(ratio: Amount | None, digits: int = 1) -> str:
    """A ratio of 1.0 as "100.0%"."""
    value = _known(ratio)
    if value is None:
        return UNKNOWN
    return format_percent(_rounded(value, digits + 2), format=_percent_pattern(digits), locale=language())


def points(difference: Amount | None, digits: int = 1) -> str:
    """A change of a ratio, in percentage points with its sign: 0.012 as "+1.2 pts"."""
    value = _known(difference)
    if value is None:
        return UNKNOWN
    return _("{points} pts", points=signed_number(value * 100, digits))


@_any_size()
def signed_number(change: Amount | None, digits: int = 0) -> str:
    """A change with its sign: "+12", "-3"; nothing changed is "0"."""
    value = _known(change)
    if value is None:
        return UNKNOWN
    rounded = _rounded(value, digits)
    return format_decimal(rounded, format=_signed(_plain_pattern(digits), rounded), locale=language())


@_any_size()
def signed_percent(change: Amount | None, digits: int = 1) -> str:
    """A relative change with its sign: 0.19 as "+19.0%"."""
    value = _known(change)
    if value is None:
        return UNKNOWN
    rounded = _rounded(value, digits + 2)
    return format_percent(rounded, format=_signed(_percent_pattern(digits), rounded), locale=language())


def signed_short_money(change: Amount | None, currency: str) -> str:
    """A change of an amount with its sign, for a card: "+$1.2M"."""
    value = _known(change)
    if value is None:
        return UNKNOWN
    short = short_money(value, currency)
    return _("+{amount}", amount=short) if value > 0 else short


def day(moment: date | None) -> str:
    """A calendar day: "Nov 29, 2013"."""
    return UNKNOWN if moment is None else format_date(moment, "medium", locale=language())


def month(moment: date | None) -> str:
    """The month of a day: "Nov 2013"."""
    return UNKNOWN if moment is None else format_skeleton("yMMM", moment, locale=language())


def quarter(moment: date | None, year_start: int = JANUARY) -> str:
    """The quarter of a day: "2013 Q4"; where the year does not start in January, "FY2014 Q2".

    Args:
        moment: the day; null is unknown.
        year_start: the month, 1 to 12, in which the year starts; it is called after the calendar year it ends in.
    """
    if moment is None:
        return UNKNOWN
    first = add_months(moment, 1 - year_start)
    number = str((first.month + 2) // 3)
    if year_start == JANUARY:
        return _("{year} Q{quarter}", year=str(first.year), quarter=number)
    return _("FY{year} Q{quarter}", year=str(first.year + 1), quarter=number)


def _known(amount: Amount | None) -> Decimal | None:
    """The amount as a Decimal; floats by their shortest text, so that 0.1 stays 0.1."""
    value = amount if isinstance(amount, Decimal) or amount is None else Decimal(repr(float(amount)))
    return value if value is not None and value.is_finite() else None


def _rounded(value: Decimal, digits: int) -> Decimal:
    """Rounded half away from zero; a negative zero loses its sign."""
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP) + 0


def _tipped_over(value: Decimal) -> Decimal:
    """999,999 as 1,000,000: Babel picks the unit before it rounds and would write "1000K"."""
    coarse = Decimal(f"{value:.3e}")
    return coarse if abs(coarse).normalize().as_tuple().digits == (1,) else value


def _plain_pattern(digits: int) -> str:
    return _with_digits(str(Locale.parse(language()).decimal_formats[None].pattern).replace(".###", ""), digits)


def _percent_pattern(digits: int) -> str:
    return _with_digits(str(Locale.parse(language()).percent_formats[None].pattern), digits)


def _with_digits(pattern: str, digits: int) -> str:
    return pattern.replace("0", "0." + "0" * digits) if digits else pattern


def _signed(pattern: str, value: Decimal) -> str:
    return f"+{pattern};-{pattern}" if value else pattern
