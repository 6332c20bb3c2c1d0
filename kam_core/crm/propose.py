"""What a file is taken for, before anybody says anything: kind, source, and a field for each column, with reasons."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from kam_core.crm.catalogue import OWN, fields, kinds
from kam_core.crm.content import are_ids, looked_at
from kam_core.crm.headers import spaced
from kam_core.crm.kinds import Judged, fits, judged
from kam_core.crm.matching import Candidate, Column, by_content, by_ids, settled
from kam_core.crm.naming import guessed, named
from kam_core.crm.proposal import Holds, How, Match, Proposal
from kam_core.crm.sources import source_of
from kam_core.errors import RefusedError
from kam_core.reading.model import Reading
from kam_core.text.words import _, ngettext

_SHOWN = 3
_LOOKED_AT = 400
_OTHERS = 4
SOURCES = {
    "salesforce": "Salesforce",
    "zoho": "Zoho CRM",
    "hubspot": "HubSpot",
    "fxiaoke": "Fxiaoke 纷享销客",
    "dynamics": "Dynamics 365",
    "odoo": "Odoo",
}
_IDS = frozenset({"id", "no", "number", "code", "key", "编号", "编码", "代码", "代号", "ma", "کد", "شناسه"})


def sampled(reading: Reading) -> tuple[tuple[str | None, ...], ...]:
    """Some values of each column of a file that was read, in the order of its names."""
    head = pl.scan_parquet(reading.rows).head(_LOOKED_AT).collect()
    return tuple(tuple(head[f"c{place}"]) for place in range(len(reading.names)))


def propose(
    names: Sequence[str],
    samples: Sequence[Sequence[str | None]],
    file_name: str,
    kind: str | None = None,
    source: str | None = None,
) -> Proposal:
    """Say what a file is taken for.

    Args:
        names: the names of its columns, in order.
        samples: some values of each.
        file_name: as it came; it may tell the kind.
        kind: told by a person; None is "find out".
        source: 'own' or a CRM that we know, told by a person; None is "find out".

    Raises:
        RefusedError: there is no such kind.
    """
    if kind is not None and kind not in kinds():
        raise RefusedError("There is no kind {name}. The kinds are: {kinds}.", name=kind, kinds=", ".join(kinds()))
    columns = columns_of(names, samples)
    ranking = judged(columns, Path(file_name).name)
    best = ranking[0] if kind is None else next(one for one in ranking if one.kind == kind)
    others = tuple(one.kind for one in ranking if one.kind != best.kind and fits(one))[:_OTHERS]
    if kind is None and not fits(best):
        return replace(_unknown(columns, others), source=source, source_reason=_("You said so.") if source else "")
    found, told_by = (source, ()) if source else source_of(columns, best.kind)
    matches = _matched(columns, best.kind, found)
    reason = _("You said so.") if kind is not None else _kind_reason(best)
    source_reason = _("You said so.") if source else _source_reason(found, told_by)
    return Proposal(best.kind, reason, found, source_reason, matches, others)


def columns_of(names: Sequence[str], samples: Sequence[Sequence[str | None]]) -> list[Column]:
    """The columns of a file, with a look at what stands in each."""
    pairs = enumerate(zip(names, samples, strict=True))
    return [Column(place, name, tuple(values), looked_at(values)) for place, (name, values) in pairs]


def held_by(kind: str, field: str | None, column: Column) -> Holds | None:
    """What a column names another record by; null where its field names none."""
    if field is None or fields(kind)[field].refers is None:
        return None
    return _holds(field, column.header, column)


def _matched(columns: Sequence[Column], kind: str, source: str | None) -> tuple[Match, ...]:
    """A field for each column, as sure as can be; what names another record by name takes the place of its id."""
    sure = {one.place: one for one in (named(column, kind, source) for column in columns) if one is not None}
    rest = [column for column in columns if column.place not in sure]
    candidates = [*sure.values(), *(one for column in rest for one in guessed(column, kind))]
    taken = settled(candidates, columns)
    free = set(fields(kind)) - {one.field for one in taken.values()}
    rest = [column for column in rest if column.place not in taken]
    taken |= settled([*by_content(rest, kind, free)], columns)
    nameless = [column for column in columns if column.place not in taken]
    taken |= settled([*by_ids(nameless, kind, free)], columns)
    return _referring(kind, tuple(_match(column, taken.get(column.place)) for column in columns), columns)


def _referring(kind: str, matches: tuple[Match, ...], columns: Sequence[Column]) -> tuple[Match, ...]:
    """Say of each column that names another record what it names it by; a name stands in for a missing id."""
    used = {match.field for match in matches}
    found = []
    for match, column in zip(matches, columns, strict=True):
        name = match.field
        if name is not None and name.endswith("_name") and not fields(kind)[name].stored:
            twin = f"{name.removesuffix('_name')}_id"
            if twin in fields(kind) and twin not in used:
                name = twin
        holds = _holds(match.field, match.header, column) if name and fields(kind)[name].refers else None
        found.append(replace(match, field=name, holds=holds))
    return tuple(found)


def _holds(name: str | None, header: str, column: Column) -> Holds:
    ids = are_ids(column.samples)
    words = {*spaced(header).split()}
    if ids is not False and words & _IDS:
        return Holds.ID
    if ids is None and name is not None and name.endswith("_name") and "name" in words:
        return Holds.NAME
    return Holds.UNKNOWN if ids is None else Holds.ID if ids else Holds.NAME


def _match(column: Column, one: Candidate | None) -> Match:
    values = dict.fromkeys(value for value in column.samples if value is not None and value.strip())
    shown = tuple(values)[:_SHOWN]
    if one is None:
        return Match(column.place, column.header, None, How.NONE, None, shown)
    confidence = round(max(0.0, min(1.0, one.confidence)), 2)
    return Match(column.place, column.header, one.field, one.how, confidence, shown)


def _unknown(columns: Sequence[Column], others: tuple[str, ...]) -> Proposal:
    reason = _("No column of it tells what kind of file it is. Say which kind it is, or leave it out.")
    return Proposal(None, reason, None, "", tuple(_match(column, None) for column in columns), others)


def _kind_reason(best: Judged) -> str:
    headers, count = ", ".join(best.telling), len(best.telling)
    if best.by_name:
        return ngettext(
            "The name of the file says so, and so does its column {headers}.",
            "The name of the file says so, and so do its columns {headers}.",
            count,
            headers=headers,
        )
    return ngettext("Its column {headers} says so.", "Its columns {headers} say so.", count, headers=headers)


def _source_reason(source: str, told_by: tuple[str, ...]) -> str:
    if source == OWN:
        return _("Nothing in it is how a CRM that we know writes its exports; its columns were matched one by one.")
    names = ", ".join(told_by)
    return _("{headers}: so {crm} names or fills its columns.", headers=names, crm=SOURCES.get(source, source))
