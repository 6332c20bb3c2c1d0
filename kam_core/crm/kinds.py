"""Which kind of file it is: what its headers, its name and its ids tell."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from kam_core.crm.catalogue import KindOfFile, fields, kinds
from kam_core.crm.headers import keys, spaced
from kam_core.crm.matching import Candidate, Column, by_content, settled
from kam_core.crm.naming import named
from kam_core.crm.proposal import made

_FILE_NAME = 1.5
_IDS = 2.0
# A column of deals won and lost.
_STAGES = 2.0
_STRANGER = 4.0
_MISSING = 0.8
_KNOWN = 0.5
_LEAST = 0.9
_LEAST_BY_NAME = 0.3
# Where columns are missing and the name of the file says nothing.
_LEAST_OF_HALF = 1.3
# Where all that its kind needs is missing, as of accounts without a name: more than one header has to be its own.
_LEAST_OF_NONE = 1.5
_ENDINGS = re.compile(r"(\.(csv|tsv|txt|xlsx?|xlsm|ods|parquet|jsonl|ndjson|json|gz|zip))+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    """One kind and how much speaks for it.

    `telling` are headers that hardly any other kind has, `own` how many no other has; `by_name` whether the file's name
    says so.
    """

    kind: str
    score: float
    candidates: dict[int, Candidate] = field(default_factory=dict)
    telling: tuple[str, ...] = ()
    own: int = 0
    by_name: bool = False
    lacking: bool = False
    lacks_all: bool = False


def judged(columns: Sequence[Column], file_name: str) -> list[Judged]:
    """All kinds, the likeliest first."""
    claims = {kind: _claims(columns, kind) for kind in kinds()}
    held = Counter(place for found in claims.values() for place in found)
    told = kind_in_name(file_name)
    scored = [_judged(one, columns, claims[one.name], held, by_name=one.name == told) for one in kinds().values()]
    return sorted(scored, key=lambda one: -one.score)


def fits(one: Judged) -> bool:
    """Whether enough speaks for this kind to propose it."""
    if one.lacks_all and not one.by_name:
        return one.score >= _LEAST_OF_NONE and one.own > 1
    least = _LEAST_BY_NAME if one.by_name else _LEAST_OF_HALF if one.lacking else _LEAST
    return one.score >= least


def kind_in_name(file_name: str) -> str | None:
    """The kind that the name of a file tells; null where it tells none, or names two as a list of links does."""
    name = spaced(_ENDINGS.sub("", PurePath(file_name).name))
    found = {(one.name, word) for one in kinds().values() for word in one.file_words if _whole(word, name)}
    longest = {(kind, word) for kind, word in found if not any(word != other and word in other for _, other in found)}
    told = {kind for kind, _ in longest}
    return told.pop() if len(told) == 1 else None


def _claims(columns: Sequence[Column], kind: str) -> dict[int, Candidate]:
    found = (named(column, kind, None) for column in columns)
    return {one.place: one for one in found if one is not None}


def _judged(
    kind: KindOfFile, columns: Sequence[Column], claims: dict[int, Candidate], held: Counter[int], *, by_name: bool
) -> Judged:
    taken = settled(list(claims.values()), columns)
    known = [place for place, one in claims.items() if one.field is None]
    weights = {place: 1 / held[place] for place in taken} | {place: _KNOWN / held[place] for place in known}
    lacking = _lacking(kind.name, columns, taken)
    strangers = any(kind.strangers & {*keys(column.header)} for column in columns)
    ids = [_ids_speak(kind, columns[place]) for place, one in taken.items() if one.field in kind.key]
    score = sum(weights.values()) + by_name * _FILE_NAME - strangers * _STRANGER + sum(ids) - _MISSING * len(lacking)
    score += _STAGES * (kind.name == "opportunities" and any(column.look.stages > 0.6 for column in columns))
    own = [place for place in weights if held[place] == 1 and place in taken]
    return Judged(
        kind.name,
        score,
        taken,
        tuple(columns[place].header for place in (own or [*taken])[:4]),
        len(own),
        by_name=by_name,
        lacking=bool(lacking),
        lacks_all=lacking == _needed(kind.name) and bool(lacking),
    )


def _needed(kind: str) -> set[str]:
    return {name for name, one in fields(kind).items() if one.need in ("value", "column")}


def _lacking(kind: str, columns: Sequence[Column], taken: dict[int, Candidate]) -> set[str]:
    """What a file of this kind needs and this one does not seem to have."""
    filled = {one.field for one in taken.values() if one.field is not None}
    by_name = {f"{name.removesuffix('_name')}_id" for name in filled if name.endswith("_name")}
    lacking = _needed(kind) - filled - made(kind, filled) - by_name
    if lacking:
        rest = [column for column in columns if column.place not in taken]
        lacking -= {one.field or "" for one in by_content(rest, kind, lacking)}
    return lacking


def _ids_speak(kind: KindOfFile, column: Column) -> float:
    """What ids in the key of this kind say: those of Salesforce tell whose they are."""
    theirs = column.look.salesforce
    if theirs is None:
        return 0.0
    return _IDS if theirs == kind.name else -_STRANGER


def _whole(word: str, name: str) -> bool:
    """Whether the word is in the name: as a whole, where there are blanks between words."""
    if not word.isascii():
        return word in name.replace(" ", "")
    parts = name.split()
    return any(
        word == "".join(parts[first:last]) for first in range(len(parts)) for last in range(first + 1, len(parts) + 1)
    )
