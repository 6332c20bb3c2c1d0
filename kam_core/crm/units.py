"""What a header says of the amounts below it: thousands, ten thousands, millions, and their currency."""

import re
from decimal import Decimal

from kam_core.crm.headers import spaced

# In the form that `spaced` gives; the longest first, so that 百万 is not taken for 万.
_FACTORS = (
    (re.compile(r"千万"), Decimal(10_000_000)),
    (re.compile(r"百万|\bmillions?\b|\bmio\b|\bmln\b|\btrieu\b|میلیون|\bmm\b|\busd m\b|\beur m\b"), Decimal(1_000_000)),
    (re.compile(r"亿"), Decimal(100_000_000)),
    (re.compile(r"\bbillions?\b|\bty\b|\bty dong\b|میلیارد|\bbn\b"), Decimal(1_000_000_000)),
    (re.compile(r"万"), Decimal(10_000)),
    (
        re.compile(r"千元|\bthousands?\b|\bk\b|\b000s?\b|\bnghin\b|\bngan\b|هزار|\bkusd\b|\bkeur\b|\btsd\b"),
        Decimal(1_000),
    ),
)
_CURRENCY = re.compile(
    r"\b(USD|EUR|GBP|CNY|RMB|VND|IRR|TWD|NTD|HKD|JPY|KRW|CHF|AUD|CAD|SGD|INR|THB|MYR|IDR|PHP|AED|SEK)\b"
)
_ASIDE = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]|[,，/](.*)$|\bin (.*)$", re.IGNORECASE)
# A unit that no bracket parts from the name: "金额万元", "Doanh thu triệu đồng".
_AT_END = re.compile(r"((百万|千万|万|千|亿)元|\b(trieu|ty|nghin|ngan) (dong|vnd))$")
_SAME = {"RMB": "CNY", "NTD": "TWD"}


def factor_of(header: str) -> Decimal | None:
    """What the numbers under this header are to be multiplied by; null where it names no unit."""
    # Only what stands aside is a unit: "Million Dollar Club" is a name.
    asides = [part for match in _ASIDE.finditer(header) for part in match.groups() if part]
    asides += [match[0] for match in [_AT_END.search(spaced(header))] if match is not None]
    for aside in map(spaced, asides):
        for pattern, factor in _FACTORS:
            if pattern.search(aside):
                return factor
    return None


def currency_of(header: str) -> str | None:
    """The currency that a header names by its code; null where it names none or several."""
    found = {match.upper() for match in _CURRENCY.findall(header.upper().replace("_", " "))}
    return _SAME.get(*found, *found) if len(found) == 1 else None
