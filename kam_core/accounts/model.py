"""Who an account is: ids, kinds, what a view of the portfolio is limited to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

AccountId = NewType("AccountId", str)
PersonId = NewType("PersonId", str)


class Kind(StrEnum):
    """Why an account is, or may become, a key account; `none` is every other account."""

    EXISTING = "existing"
    EMERGING = "emerging"
    CANDIDATE = "candidate"
    NONE = "none"


MEMBER_KINDS = (Kind.EXISTING, Kind.EMERGING)


class Quadrant(StrEnum):
    """Where an account stands: attractiveness by relative strength."""

    STRATEGIC = "strategic"
    STAR = "star"
    STATUS = "status"
    STREAMLINE = "streamline"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a view of the portfolio is limited to; an empty tuple limits nothing."""

    owners: tuple[PersonId, ...] = ()
    segments: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    quadrants: tuple[Quadrant, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """An account as loaded, with what was changed by hand on top; null is "we do not know".

    `extra` holds the columns of its file that we have no name for; `illustrative` says that its record was made
    up for the demo.
    """

    id: AccountId
    name: str
    parent_id: AccountId | None
    parent_name: str | None
    segment: str | None
    industry: str | None
    country: str | None
    territory: str | None
    currency: str | None
    owner_id: PersonId | None
    owner_name: str | None
    domain: str | None
    illustrative: bool
    extra: Mapping[str, object] = field(default_factory=dict)
