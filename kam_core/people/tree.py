"""Who reports to whom, laid out: one row a person, one column a level, those below a boss under the boss."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from kam_core.people.choices import LEVELS

UNKNOWN = "unknown"
# From the top down; people whose level nobody told stand last.
COLUMNS = (*LEVELS, UNKNOWN)
# How far people stand to the right of a boss of the same level, and how often.
INDENT, DEEPEST = 0.14, 3

Person = Mapping[str, Any]


def placed(people: pl.DataFrame) -> pl.DataFrame:
    """Where everybody who is still there stands.

    Who reports to somebody who left, is not known or is below themselves in a circle stands as one without a boss.

    Args:
        people: as `contacts.contacts` returns them.

    Returns:
        The columns of `people` and, in the order of the rows: `row` (0 is the first), `column` (0 is the first level
        that somebody has), `indent` (in columns), `boss_row` (null: none), `level_shown` (one of `COLUMNS`).
    """
    here = [row for row in people.iter_rows(named=True) if not row["gone"]]
    bosses = _bosses(here)
    below: dict[str | None, list[Person]] = defaultdict(list)
    for one in sorted(here, key=_rank):
        below[bosses[one["contact_id"]]].append(one)
    ordered = list(_walk(below))
    rows = {one["contact_id"]: at for at, (one, _) in enumerate(ordered)}
    columns = [level for level in COLUMNS if any(_level(one) == level for one in here)]
    spots = [
        {
            "contact_id": one["contact_id"],
            "row": at,
            "column": columns.index(_level(one)),
            "indent": min(depth, DEEPEST) * INDENT,
            "boss_row": rows.get(str(bosses[one["contact_id"]])),
            "level_shown": _level(one),
        }
        for at, (one, depth) in enumerate(ordered)
    ]
    return pl.DataFrame(spots, schema=_SPOT).join(people, on="contact_id", how="left", maintain_order="left")


_SPOT = {
    "contact_id": pl.String,
    "row": pl.Int64,
    "column": pl.Int64,
    "indent": pl.Float64,
    "boss_row": pl.Int64,
    "level_shown": pl.String,
}


def _bosses(people: Sequence[Person]) -> dict[str, str | None]:
    """Each person's boss, if that is somebody else who is there and not below them."""
    named = {one["contact_id"]: one["reports_to"] for one in people}
    bosses: dict[str, str | None] = dict.fromkeys(named)
    for one in sorted(people, key=_rank):
        boss = named[one["contact_id"]]
        if boss in named and one["contact_id"] not in _line(boss, bosses):
            bosses[one["contact_id"]] = boss
    return bosses


def _line(person: str | None, bosses: Mapping[str, str | None]) -> Iterator[str]:
    """A person and everybody above."""
    while person is not None:
        yield person
        person = bosses[person]


def _walk(below: Mapping[str | None, Sequence[Person]]) -> Iterator[tuple[Person, int]]:
    """Everybody, each boss before those below, with how many bosses of the same level stand above in a row."""
    waiting = [(one, 0) for one in reversed(below.get(None, ()))]
    while waiting:
        one, depth = waiting.pop()
        yield one, depth
        reports = reversed(below.get(one["contact_id"], ()))
        waiting += [(report, depth + 1 if _level(report) == _level(one) else 0) for report in reports]


def _level(one: Person) -> str:
    return one["level"] if one["level"] in LEVELS else UNKNOWN


def _rank(one: Person) -> tuple[int, int, str, str]:
    return COLUMNS.index(_level(one)), -(one["power"] or 0), one["contact_name"], one["contact_id"]
