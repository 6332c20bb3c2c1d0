"""Which column of a file may be which field of one kind: by its name, and by what stands in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from kam_core.crm.catalogue import OWN, Known, fields, presets, sources, synonyms, written
from kam_core.crm.content import Look
from kam_core.crm.headers import key, keys, spaced
from kam_core.crm.proposal import How

_SURE = {How.OWN: 1.0, How.PRESET: 0.98, How.SYNONYM: 0.9}
# Measured on names that differ in a letter or an ending, against pairs of other words: "close date" and "closed
# date" are 95 alike, "order date" and "order rate" 90, "start date" and "state date" 84.
_ALIKE = 87.0
_SHORTEST = 5
# A name with words that add little, as in "Our current Deal Amount, USD".
_WITHIN = 0.75
_SAYS_LITTLE = frozenset(
    (
        *("the", "of", "our", "your", "in", "a", "an", "current", "total", "net", "gross", "new", "primary", "main"),
        *(
            "full",
            "field",
            "value",
            "usd",
            "eur",
            "gbp",
            "vnd",
            "cny",
            "rmb",
            "irr",
            "twd",
            "local",
            "converted",
            "crm",
        ),
    )
)
# Days and numbers that a system keeps for itself.
_TECHNICAL = re.compile(
    r"_.*|.*(sync|stamp|order|index|version|rank|phone|zip|postal|age|days|year|count|score|id|no|number|code|key)s?(ed)?",
    re.IGNORECASE,
)
_BY_CONTENT = 0.6
_EMPTY = 0.3
_OTHER_SOURCE = 0.05


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


def named(column: Column, kind: str, source: str | None) -> Candidate | None:
    """What the name of the column says it is, where it says it for sure; the surest way only."""
    for number, found in enumerate(keys(column.header)):
        for how, known in _ways(found, kind, source):
            sure = _SURE[how] - (_OTHER_SOURCE if number else 0)
            if known.field is not None and not column.look.suits(fields(kind)[known.field].type):
                sure -= _EMPTY
            return Candidate(column.place, known.field, how, sure, known.rank)
    return None


def guessed(column: Column, kind: str) -> Iterator[Candidate]:
    """What its name is like, where that is no name we know."""
    name = spaced(column.header)
    if len(name) < _SHORTEST:
        return
    words = {word: field for word, field in written(kind).items() if len(word) >= _SHORTEST}
    for word, alike, _ in process.extract(name, words, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3):
        yield from _fitting(column, kind, Candidate(column.place, words[word], How.FUZZY, alike / 100 * 0.9))
    plain = " ".join(word for word in name.split() if word not in _SAYS_LITTLE)
    if plain in words and plain != name:
        yield from _fitting(column, kind, Candidate(column.place, words[plain], How.FUZZY, _WITHIN))


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


def settled(candidates: Sequence[Candidate], columns: Sequence[Column]) -> dict[int, Candidate]:
    """One field a column and one column a field: the surest first, then the one with values, then the file's order."""

    def order(one: Candidate) -> tuple[float, int, int]:
        empty = columns[one.place].look.empty
        return (-(one.confidence - (_EMPTY if empty else 0)), one.rank, one.place)

    taken: dict[int, Candidate] = {}
    used: set[str] = set()
    for one in sorted(candidates, key=order):
        if one.place in taken or one.field is None or one.field in used:
            continue
        taken[one.place] = one
        used.add(one.field)
    return taken


@cache
def own_names(kind: str) -> dict[str, Known]:
    """The fields of a kind under our own names, by key."""
    return {key(name): Known(name, 0) for name in fields(kind)}


def _ways(found: str, kind: str, source: str | None) -> Iterator[tuple[How, Known]]:
    if source not in (None, OWN) and found in presets(source or "", kind):
        yield How.PRESET, presets(source or "", kind)[found]
    if found in own_names(kind):
        yield How.OWN, own_names(kind)[found]
    if found in synonyms(kind):
        yield How.SYNONYM, synonyms(kind)[found]
    for other in sources():
        if found in presets(other, kind):
            yield How.SYNONYM, presets(other, kind)[found]


def _fitting(column: Column, kind: str, one: Candidate) -> Iterator[Candidate]:
    """A guess by name only holds where the values fit."""
    if one.field is not None and column.look.suits(fields(kind)[one.field].type):
        yield one


def _is_day(look: Look) -> bool:
    return look.day > 0.8


def _is_number(look: Look) -> bool:
    return look.number > 0.8 and look.day < 0.5
