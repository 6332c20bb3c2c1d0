"""What an alarm about people is called, and the sentence that says why it rings."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import polars as pl

from kam_core.people.choices import LEVELS
from kam_core.people.contacts import listed
from kam_core.text.numbers import day, number
from kam_core.text.words import _, language, ngettext

Row = Mapping[str, Any]


def names() -> dict[str, str]:
    """What each alarm is called."""
    return {
        "no_contacts": _("No contacts yet"),
        "advocate_left": _("An advocate left"),
        "single_thread": _("Single thread"),
        "going_cold": _("Going cold"),
        "contact_cold": _("A contact who counts goes cold"),
        "no_decision_maker": _("No decision maker known"),
        "no_sponsor_there": _("No sponsor of theirs known"),
        "no_sponsor_here": _("No executive sponsor of ours"),
        "no_champion": _("No champion or advocate known"),
        "one_level": _("One level only"),
        "successor_unknown": _("Successor unknown"),
        "no_team": _("No team yet"),
    }


def said(found: pl.DataFrame) -> pl.Series:
    """The sentence of each row of alarms, as `detail`; names in it are as they are stored."""
    return pl.Series("detail", [_SENTENCES[row["alarm"]](row) for row in found.iter_rows(named=True)], dtype=pl.String)


def _single_thread(row: Row) -> str:
    if row["code"] == "spoken":
        return _(
            "In {days} days, both sides spoke with one person only: {name}.",
            days=_count(row["threshold"]),
            name=row["names"][0],
        )
    return _(
        "Only {name} knows one of us well, at {strength} of 5 or more.",
        name=row["names"][0],
        strength=_count(row["threshold"]),
    )


def _cold(row: Row) -> str:
    return _(
        "Nobody there has spoken with us since {day}: {days} days, and {limit} are the limit.",
        day=day(row["on"]),
        days=_count(row["days"]),
        limit=_count(row["threshold"]),
    )


def _contact_cold(row: Row) -> str:
    return ngettext(
        "{names} has not spoken with us since {day}: {days} days, and {limit} are the limit.",
        "{names} have not spoken with us for more than {limit} days, one of them since {day}: {days} days.",
        row["n"],
        names=listed(row["names"]),
        day=day(row["on"]),
        days=_count(row["days"]),
        limit=_count(row["threshold"]),
    )


def _left(row: Row) -> str:
    return ngettext(
        "{names} spoke up for us and left on {day}.",
        "{names} spoke up for us and left, the last one on {day}.",
        row["n"],
        names=listed(row["names"]),
        day=day(row["on"]),
    )


def _one_level(row: Row) -> str:
    level = LEVELS.get(row["code"], row["code"])
    return ngettext(
        "The one person whose level we know: {level}.",
        "All {n} people whose level we know: {level}.",
        row["n"],
        level=_(str(level)),
    )


def _count(n: int) -> str:
    return _written(language(), n)


# The same few numbers stand in hundreds of sentences, and Babel takes longer for one than the rest of a sentence.
@cache
def _written(_language: str, n: int) -> str:
    return number(n)


def _nobody(one: str, many: str) -> Callable[[Row], str]:
    return lambda row: ngettext(one, many, row["n"])


def _successor(row: Row) -> str:
    return _("Nobody is named to follow {names}, who may leave within a year.", names=listed(row["names"]))


_SENTENCES: dict[str, Callable[[Row], str]] = {
    "no_contacts": lambda _row: _("Nobody of this account is known, so nothing can be said about its people."),
    "advocate_left": _left,
    "single_thread": _single_thread,
    "going_cold": _cold,
    "contact_cold": _contact_cold,
    "no_decision_maker": _nobody(
        "The one contact is not known to decide or to approve spending.",
        "None of {n} contacts is known to decide or to approve spending.",
    ),
    "no_sponsor_there": _nobody(
        "The one contact is not known to sponsor us.", "None of {n} contacts is known to sponsor us."
    ),
    "no_sponsor_here": lambda _row: _("Our team has nobody in the role of executive sponsor."),
    "no_champion": _nobody(
        "The one contact is not known as champion or advocate.",
        "None of {n} contacts is known as champion or advocate.",
    ),
    "one_level": _one_level,
    "successor_unknown": _successor,
    "no_team": lambda _row: _("Nobody of us is named for this account."),
}
