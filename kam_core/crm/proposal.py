"""What a file is taken for: its kind, its source, and the field of each of its columns. All of it can be changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kam_core.crm.catalogue import LEADS, fields


class How(StrEnum):
    """How the field of a column was found, the surest way first."""

    TOLD = "told"
    PROFILE = "profile"
    OWN = "own"
    PRESET = "preset"
    SYNONYM = "synonym"
    FUZZY = "fuzzy"
    CONTENT = "content"
    NONE = "none"


class Holds(StrEnum):
    """What a column that names another record holds."""

    ID = "id"
    NAME = "name"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """One column of the file and the field it fills (None: it stays an extra, under its own header).

    `confidence` is 0 to 1, null where there is no field. `holds` is what it names another record by, null where it
    names none.
    """

    column: int
    header: str
    field: str | None
    how: How
    confidence: float | None
    samples: tuple[str, ...] = ()
    holds: Holds | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file is taken for.

    `kind` is null where no kind fits, `source` 'own' where it is no CRM's that we know (null with the kind, unless a
    person said it).
    `others` are the kinds that came next, best first. No two matches have the same field.
    """

    kind: str | None
    kind_reason: str
    source: str | None
    source_reason: str
    matches: tuple[Match, ...]
    others: tuple[str, ...] = ()

    def by_field(self) -> dict[str, Match]:
        """The column of each field that has one."""
        return {match.field: match for match in self.matches if match.field is not None}

    def missing(self) -> tuple[str, ...]:
        """The fields that a file of this kind needs and that none of its columns fills, nor can we."""
        if self.kind is None:
            return ()
        filled = self.by_field().keys() | made(self.kind, self.by_field().keys())
        return tuple(
            name
            for name, field in fields(self.kind).items()
            if field.need in ("value", "column") and name not in filled
        )


# What fills a field that no column fills: any one of these, each a set of fields that are needed together.
_MADE_OF: dict[tuple[str, str], tuple[frozenset[str], ...]] = {
    ("people", "person_name"): (frozenset({"first_name"}), frozenset({"last_name"}), frozenset({"person_id"})),
    ("contacts", "contact_name"): (frozenset({"first_name"}), frozenset({"last_name"})),
    ("contacts", "account_id"): (frozenset({LEADS["contacts"]}),),
    ("activities", "account_id"): (frozenset({LEADS["activities"]}),),
    ("products", "product_name"): (frozenset({"product_code"}), frozenset({"product_id"})),
    ("opportunities", "stage"): (frozenset({"status"}), frozenset({"is_won"})),
    ("opportunities", "amount"): (frozenset({"actual_amount"}),),
    ("opportunities", "close_on"): (frozenset({"actual_close_on"}),),
    ("order_lines", "revenue"): (frozenset({"unit_price", "quantity"}),),
    ("targets", "scope_id"): (
        frozenset({"person_id"}),
        frozenset({"person_name"}),
        frozenset({"account_id"}),
        frozenset({"account_name"}),
    ),
    ("targets", "period_start"): (frozenset({"year"}),),
}


def made(kind: str, filled: Iterable[str]) -> set[str]:
    """The fields of a kind that we can fill out of those that a file fills."""
    there = set(filled)
    return {name for (of, name), ways in _MADE_OF.items() if of == kind and any(way <= there for way in ways)}
