"""What a theme is, what points to it, and what comes of it for one account."""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """Where effort can go; values are what plans keep."""

    PENETRATE = "penetrate"
    EXPAND = "expand"
    PROTECT = "protect"


class Rule(StrEnum):
    """What makes an account one to protect first, whatever points elsewhere."""

    CRITICAL_DATE = "critical_date"
    RED_HEALTH = "red_health"
    GRIEVANCE = "grievance"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that points to a theme, 0 to 100, with its weight among those of the theme.

    `name`, `definition` and `edge_rules` are sentences for `_`; `table` is where it comes from.
    """

    code: str
    theme: Theme
    weight: float
    name: str
    definition: str
    edge_rules: str
    table: str
