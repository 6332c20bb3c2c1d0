"""What the values of a column look like, when its name says little."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kam_core.crm.catalogue import spoken
from kam_core.crm.headers import key

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_DAY = re.compile(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}.*|\d{1,2}[-/. ]\d{1,2}[-/.]\d{2,4}.*|\d{1,2}[-. ][^\W\d_]{3,9}[-. ,]+\d{2,4}.*"
    r"|[^\W\d_]{3,9}\.? \d{1,2},? \d{4}.*"
)
# Letters in front are those of a currency: "INV001" is no number.
_NUMBER = re.compile(r"[^\w]*([A-Z]{3}\s|[A-Z]{0,3}[$€£¥₫₹₩])?[^\w]*\d[\d.,'\s٫٬]*\s*[^\d\s]{0,6}\)?", re.IGNORECASE)
_WEB = re.compile(r"(https?://)?([\w-]+\.)+[a-z]{2,}(/\S*)?", re.IGNORECASE)
_YES_NO = frozenset(
    map(key, ("true", "false", "yes", "no", "y", "n", "是", "否", "có", "không", "بله", "خیر", "1", "0"))
)
# A Salesforce id: a prefix that tells the object, 15 letters and digits, or 18 with a check.
_SALESFORCE = re.compile(
    r"(?P<object>0[0-9a-zA-Z]{2}|a[0-9a-zA-Z]{2}|[3-8]0[0-9a-zA-Z])[0-9a-zA-Z]{12}([0-9a-zA-Z]{3})?"
)
_SALESFORCE_KINDS = {
    "001": "accounts",
    "003": "contacts",
    "005": "people",
    "006": "opportunities",
    "01t": "products",
    "00T": "activities",
    "00U": "activities",
    "500": "requests",
    "800": "contracts",
}
_GUID = re.compile(r"\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|[0-9a-f]{24}", re.IGNORECASE)
# How the ids of a CRM look.
_SOURCES = {
    "salesforce": re.compile(r"(001|003|005|006|00[TQU5]|01t|500|701|800|801)[0-9A-Za-z]{12}([0-9A-Za-z]{3})?"),
    "zoho": re.compile(r"zcrm_\d+"),
    "fxiaoke": re.compile(r"(?=.*[a-f])(?=.*\d)[0-9a-f]{24}"),
    "dynamics": re.compile(r"\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?"),
    "odoo": re.compile(r"__export__\.\S+|\w+\.(res_partner|crm_lead|lead|opportunity|product)_?\S*"),
}
_ID = re.compile(r"(?=.*\d)[\w./#:-]{1,40}")
_MOST = 0.8
_ENOUGH = 100
# Tasks and tickets come out like this as well.
_ANY_OUTCOME = frozenset(
    map(key, ("completed", "success", "successful", "rejected", "failed", "canceled", "cancelled"))
)


@dataclass(frozen=True, slots=True)
class Look:
    """How much of a column looks like what, each 0 to 1; all are 0 in an empty column.

    `source` is the CRM whose ids stand here, null where they could be anybody's; `salesforce` the kind whose ids of
    Salesforce they are, '' where they are of something else, null where they are none.
    """

    filled: int
    email: float
    day: float
    number: float
    web: float
    yes_no: float
    ids: float
    stages: float
    distinct: float
    spaces: float
    source: str | None = None
    salesforce: str | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look at."""
        return self.filled == 0

    def suits(self, kind_of_value: str) -> bool:
        """Whether values of this type may stand here; what is empty suits all."""
        if self.empty or kind_of_value == "text":
            return True
        if kind_of_value in ("day", "moment"):
            # Serial numbers of Excel and milliseconds are days as well.
            return self.day + self.number >= _MOST / 2
        if kind_of_value == "yes_no":
            return self.yes_no >= _MOST / 2
        return self.number >= _MOST / 2


def looked_at(samples: Sequence[str | None]) -> Look:
    """Look at some values of a column."""
    values = _filled(samples)[:_ENOUGH]
    total = max(len(values), 1)

    def share(pattern: re.Pattern[str]) -> float:
        return sum(pattern.fullmatch(value) is not None for value in values) / total

    stages = spoken("status")
    said = [stages.get(key(value)) for value in values]
    ended = any(
        one in ("won", "lost") for one, value in zip(said, values, strict=True) if key(value) not in _ANY_OUTCOME
    )
    return Look(
        filled=len(values),
        email=share(_EMAIL),
        day=share(_DAY),
        number=share(_NUMBER),
        web=share(_WEB),
        yes_no=sum(key(value) in _YES_NO for value in values) / total,
        ids=share(_ID),
        stages=sum(one is not None for one in said) / total if ended else 0.0,
        distinct=len(set(values)) / total,
        spaces=sum(any(c.isspace() for c in value) for value in values) / total,
        source=_id_source(values),
        salesforce=_salesforce_kind(values),
    )


def _filled(samples: Sequence[str | None]) -> list[str]:
    return [value.strip() for value in samples if value is not None and value.strip()]


def _salesforce_kind(values: Sequence[str]) -> str | None:
    if not values or _SALESFORCE.fullmatch(values[0]) is None:
        return None
    found = [_SALESFORCE.fullmatch(value) for value in values]
    objects = {match["object"] for match in found if match is not None}
    if None in found or len(objects) > 1 or not any(c.isdigit() for value in values for c in value[5:]):
        return None
    return _SALESFORCE_KINDS.get(objects.pop(), "")


def _id_source(values: Sequence[str]) -> str | None:
    for source, look in _SOURCES.items():
        if values and look.fullmatch(values[0]) and all(look.fullmatch(value) for value in values):
            return source
    return None


def are_ids(samples: Sequence[str | None]) -> bool | None:
    """Whether these values are ids rather than names; null where that cannot be told."""
    values = _filled(samples)[:_ENOUGH]
    if not values:
        return None
    firm = sum(_SALESFORCE.fullmatch(v) is not None or _GUID.fullmatch(v) is not None or v.isdigit() for v in values)
    if firm >= _MOST * len(values):
        return True
    look = looked_at(values)
    if look.spaces > 1 - _MOST or not any(c.isdigit() for value in values for c in value):
        return False
    return True if look.ids >= _MOST else None
