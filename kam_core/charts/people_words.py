"""What the map of an account's people says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kam_core.people.choices import LEVELS, STANCES
from kam_core.text.numbers import UNKNOWN as DASH
from kam_core.text.numbers import day, number
from kam_core.text.plain import plain_in_chart
from kam_core.text.words import _

UNKNOWN = "unknown"
_HOVER_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a map in one language; levels and stances by their codes, unknown ones included."""

    levels: Mapping[str, str]
    stances: Mapping[str, str]


def words() -> Words:
    """The words in the reader's language."""
    return Words(
        levels={code: _(label) for code, label in LEVELS.items()} | {UNKNOWN: _("Level unknown")},
        stances={code: _(label) for code, label in STANCES.items()} | {UNKNOWN: _("Stance unknown")},
    )


def stance(row: Mapping[str, Any]) -> str:
    """The code of a person's stance."""
    return row["stance"] if row["stance"] in STANCES else UNKNOWN


def sentence(row: Mapping[str, Any], said: Words) -> str:
    """What hovering over a person says."""
    about = [plain_in_chart(part, _HOVER_LENGTH) for part in (row["title"], row["department"]) if part]
    lines = [f"<b>{plain_in_chart(row['contact_name'], _HOVER_LENGTH)}</b>", " · ".join(about)]
    lines.append(_("{stance}, power {power} of 5", stance=said.stances[stance(row)], power=number(row["power"])))
    if row["current"] is not None or row["wanted"] is not None:
        lines.append(_relationship(row))
    lines.append(_spoken(row))
    return "<br>".join(line for line in lines if line)


def _relationship(row: Mapping[str, Any]) -> str:
    now, wanted = number(row["current"]), number(row["wanted"])
    if row["known_by"] is None:
        return _("Relationship {now} of 5, wanted {wanted}", now=now, wanted=wanted)
    who = plain_in_chart(row["known_by"] or DASH, _HOVER_LENGTH)
    return _("Relationship {now} of 5 with {who}, wanted {wanted}", now=now, who=who, wanted=wanted)


def _spoken(row: Mapping[str, Any]) -> str:
    if row["last_on"] is None:
        return _("No two-way contact is known")
    return _("Last spoke with us on {day}, {days} days ago", day=day(row["last_on"]), days=number(row["days"]))
