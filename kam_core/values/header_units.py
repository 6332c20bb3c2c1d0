"""Units that the name of a column gives to all its numbers: "Amount (万元)", "Doanh thu (triệu đồng)"."""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal

from kam_core.text.words import _
from kam_core.values.affixes import affix
from kam_core.values.model import TypedTold

_BRACKETED = re.compile(r"[(\[【《]([^()\[\]【】《》]{1,24})[)\]】》]")
_BEFORE = re.compile(r"^(?:in|đvt:?|单位[::]?|單位[::]?|đơn vị:?)\s*", re.IGNORECASE)
_THOUSANDS = re.compile(r"'?000'?s?|thousands?|nghìn|ngàn|千", re.IGNORECASE)


def unit_in(header: str) -> str | None:
    """What stands in brackets in a header, if it is a unit or a percent sign."""
    found = _BRACKETED.findall(unicodedata.normalize("NFKC", header))
    units = (_BEFORE.sub("", each.strip()) for each in found)
    return next((unit for unit in units if _power(unit) or unit == "%"), None)


def told_by(header: str, told: TypedTold, *, share: bool) -> tuple[TypedTold, tuple[str, ...]]:
    """What was told, filled with what the header tells, and a sentence on it."""
    unit = unit_in(header)
    if unit == "%":
        return (replace(told, percent=True), ()) if share and told.percent is None else (told, ())
    if unit is None or told.factor is not None or share:
        return told, ()
    factor = Decimal(1).scaleb(_power(unit))
    said = _(
        "The header gives the unit “{unit}”: each number was multiplied by {factor}.", unit=unit, factor=f"{factor:f}"
    )
    return replace(told, factor=factor), (said,)


def _power(unit: str) -> int:
    """The power of ten of a unit; 0 where it is none. One letter alone says too little."""
    if _THOUSANDS.fullmatch(unit):
        return 3
    if len(unit) == 1 and unit.isascii():
        return 0
    known = affix("", " " + unit)
    return max(known.shift, 0) if known.known else 0
