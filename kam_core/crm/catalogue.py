"""What the product knows of CRM files, from the CSV files beside this module: editing those changes the product."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kam_core.crm.headers import key, spaced

ANY_KIND = "*"
OWN = "own"
TYPES = ("text", "whole", "money", "rate", "number", "share", "day", "moment", "yes_no")
NEEDS = ("", "value", "column", "made")
# What leads to the account of a row that names none, by kind.
LEADS = {"contacts": "email", "activities": "contact_id"}


@dataclass(frozen=True, slots=True)
class Field:
    """What a column of a kind of file can hold.

    `need`: 'value' is asked of each row, 'column' of the file, 'made' is filled by us where the file has none.
    `refers` is the kind whose records it names. A field that is not `stored` helps to fill one that is. `low` and
    `high` are the ends of its scale.
    """

    kind: str
    name: str
    type: str
    need: str
    refers: str | None
    stored: bool
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class KindOfFile:
    """A kind of file: the key of its rows, words in names of such files, headers that such a file never has."""

    name: str
    key: tuple[str, ...]
    file_words: frozenset[str]
    strangers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """A header that we know: the field it stands for (None: none of ours) and how far down the list of names it is."""

    field: str | None
    rank: int


@cache
def kinds() -> dict[str, KindOfFile]:
    """All kinds by name, those that people load most first."""
    return {
        row["kind"]: KindOfFile(
            row["kind"], tuple(row["key"].split()), _keys(row["file_words"]), _keys(row["strangers"])
        )
        for row in _rows("kinds")
    }


@cache
def fields(kind: str) -> dict[str, Field]:
    """The fields of a kind by name, in the order of its table."""
    return {row["field"]: _field(row) for row in _rows("fields") if row["kind"] == kind}


@cache
def sources() -> tuple[str, ...]:
    """The CRMs whose headers are known."""
    return tuple(dict.fromkeys(row["source"] for row in _rows("presets")))


@cache
def presets(source: str, kind: str) -> dict[str, Known]:
    """The headers of one kind of export of one CRM, by key."""
    return _known(row for row in _rows("presets") if (row["source"], row["kind"]) == (source, kind))


@cache
def written_as(source: str, kind: str) -> frozenset[str]:
    """The headers of one kind of export of one CRM, as it writes them."""
    rows = (row for row in _rows("presets") if (row["source"], row["kind"]) == (source, kind))
    return frozenset(word for row in rows for word in _words(row))


@cache
def synonyms(kind: str) -> dict[str, Known]:
    """What else the fields of a kind are called, by key; what is said of this kind counts before what is of any."""
    own = _known(row for row in _rows("synonyms") if row["kind"] == kind)
    of_any = (row for row in _rows("synonyms") if row["kind"] == ANY_KIND)
    shared = _known(row for row in of_any if not row["field"] or row["field"] in fields(kind))
    return shared | own


@cache
def written(kind: str) -> dict[str, str]:
    """All names we know of the fields of a kind, word by word, and the field each stands for."""
    rows = [row for row in _rows("synonyms") if row["kind"] == kind]
    rows += [row for row in _rows("synonyms") if row["kind"] == ANY_KIND and row["field"] in fields(kind)]
    rows += [row for row in _rows("presets") if row["kind"] == kind]
    known = {spaced(name): name for name in fields(kind)}
    for row in rows:
        for word in _words(row):
            known.setdefault(spaced(word), row["field"])
    return {word: field for word, field in known.items() if field}


@cache
def spoken(topic: str) -> dict[str, str]:
    """The values that we know of a topic, by key: what each means."""
    return {
        key(word): row["means"] for row in _rows("values") if row["topic"] == topic for word in row["words"].split("|")
    }


@cache
def spoken_words(topic: str) -> dict[str, str]:
    """The values that we know of a topic, as `spaced` writes them: what each means."""
    return {
        spaced(word): row["means"]
        for row in _rows("values")
        if row["topic"] == topic
        for word in row["words"].split("|")
    }


def _field(row: dict[str, str]) -> Field:
    return Field(
        kind=row["kind"],
        name=row["field"],
        type=row["type"],
        need=row["need"],
        refers=row["refers"] or None,
        stored=row["stored"] == "yes",
        low=float(row["low"]) if row["low"] else None,
        high=float(row["high"]) if row["high"] else None,
    )


def _known(rows: Iterable[dict[str, str]]) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for row in rows:
        for rank, word in enumerate(_words(row)):
            found.setdefault(key(word), Known(row["field"] or None, rank))
    found.pop("", None)
    return found


def _words(row: dict[str, str]) -> list[str]:
    return (row.get("headers") or row["words"]).split("|")


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(key, filter(None, words.split("|"))))


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    text = (files("kam_core") / "crm" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
