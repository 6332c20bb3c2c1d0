"""Which column of a file may be which field of one kind: by its name, and by what stands in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kam_core.crm.catalogue import fields, kinds
from kam_core.crm.content import Look
from kam_core.crm.proposal import How

# Days and numbers that a system keeps for itself.
_TECHNICAL = re.compile(
    r"_.*|.*(sync|stamp|order|index|version|rank|phone|zip|postal|age|days|year|count|score|id|no|number|code|key)s?(ed)?",
    re.IGNORECASE,
)
_BY_CONTENT = 0.6
EMPTY = 0.3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: its place, its name, some values, and what they look like."""

    place: int
    header: str
    samples: tuple[str | None, ...]
    look: Look


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column that may be a field (None: a header that we know, and that is none of our fields)."""

    place: int
    field: str | None
    how: How
    confidence: float
    rank: int = 0


def by_content(columns: Sequence[Column], kind: str, free: set[str]) -> Iterator[Candidate]:
    """What the values of columns without a name we know can only be, for the fields that are still free."""
    there = fields(kind)
    for column in columns:
        look = column.look
        if "email" in free and look.email > 0.8:
            yield Candidate(column.place, "email", How.CONTENT, _BY_CONTENT)
        if "stage" in free and look.stages > 0.6:
            yield Candidate(column.place, "stage", How.CONTENT, _BY_CONTENT)
        if "domain" in free and look.web > 0.8 and look.email == 0:
            yield Candidate(column.place, "domain", How.CONTENT, _BY_CONTENT)
    columns = [column for column in columns if not _TECHNICAL.fullmatch(column.header)]
    for types, of_type in ((("day", "moment"), _is_day), (("money",), _is_number)):
        wanted = [name for name in there if name in free and there[name].type in types and there[name].need]
        wanted = [name for name in wanted if there[name].need in ("value", "column")]
        fitting = [column for column in columns if of_type(column.look)]
        if len(wanted) == 1 and len(fitting) == 1:
            yield Candidate(fitting[0].place, wanted[0], How.CONTENT, _BY_CONTENT)


def by_ids(columns: Sequence[Column], kind: str, free: set[str]) -> Iterator[Candidate]:
    """A column of ids that only one CRM makes, each once, is the key of its kind, whatever its name."""
    key_field = kinds()[kind].key[0]
    if key_field not in free or fields(kind)[key_field].type != "text":
        return
    for column in columns:
        look = column.look
        if look.distinct == 1 and look.source is not None and look.salesforce in (None, kind):
            yield Candidate(column.place, key_field, How.CONTENT, _BY_CONTENT)


def settled(candidates: Sequence[Candidate], columns: Sequence[Column]) -> dict[int, Candidate]:
    """One field a column and one column a field: the surest first, then the one with values, then the file's order."""

    def order(one: Candidate) -> tuple[float, int, int]:
        empty = columns[one.place].look.empty
        return (-(one.confidence - (EMPTY if empty else 0)), one.rank, one.place)

    taken: dict[int, Candidate] = {}
    used: set[str] = set()
    for one in sorted(candidates, key=order):
        if one.place in taken or one.field is None or one.field in used:
            continue
        taken[one.place] = one
        used.add(one.field)
    return taken


def _is_day(look: Look) -> bool:
    return look.day > 0.8


def _is_number(look: Look) -> bool:
    return look.number > 0.8 and look.day < 0.5
