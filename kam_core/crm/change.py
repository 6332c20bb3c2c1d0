"""What a person says of a file in place of what was proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kam_core.crm.catalogue import fields
from kam_core.crm.proposal import How, Match, Proposal
from kam_core.crm.propose import columns_of, held_by, propose
from kam_core.errors import FieldsError, RefusedError


def changed(proposal: Proposal, told: Mapping[str, str | None], how: How = How.TOLD) -> Proposal:
    """The proposal with other fields for some columns.

    Args:
        proposal: what was proposed; its kind is known.
        told: the field of each column that changes, by header; None keeps the column as an extra. A field that
            another column held is taken from it.
        how: who says so.

    Raises:
        FieldsError: there is no such column, the kind has no such field, or two columns are told to be one field.
        RefusedError: the kind is not known yet.
    """
    if proposal.kind is None:
        raise RefusedError("Say first which kind of file it is.")
    faults = dict(_faults(proposal, told))
    if faults:
        raise FieldsError(faults)
    given = {field for field in told.values() if field is not None}
    return replace(proposal, matches=tuple(_one(proposal.kind, match, told, given, how) for match in proposal.matches))


def as_kind(
    proposal: Proposal, kind: str, samples: Sequence[Sequence[str | None]], file_name: str, source: str | None = None
) -> Proposal:
    """The proposal for the same file if it is of this kind, and of this source where one is named.

    Raises:
        RefusedError: there is no such kind.
    """
    return propose([match.header for match in proposal.matches], samples, file_name, kind, source)


def _one(kind: str, match: Match, told: Mapping[str, str | None], given: set[str], how: How) -> Match:
    if match.header in told:
        field = told[match.header]
        if field is None:
            return replace(match, field=None, how=how, confidence=None, holds=None)
        (column,) = columns_of([match.header], [match.samples])
        return replace(match, field=field, how=how, confidence=1.0, holds=held_by(kind, field, column))
    if match.field in given:
        return replace(match, field=None, how=How.NONE, confidence=None, holds=None)
    return match


def _faults(proposal: Proposal, told: Mapping[str, str | None]) -> list[tuple[str, RefusedError]]:
    kind = proposal.kind or ""
    headers = {match.header for match in proposal.matches}
    found: list[tuple[str, RefusedError]] = []
    seen: set[str] = set()
    for header, field in told.items():
        if header not in headers:
            found.append((header, RefusedError("The file has no column {header}.", header=header)))
        elif field is not None and field not in fields(kind):
            found.append((header, RefusedError("{kind} have no field {field}.", kind=kind, field=field)))
        elif field in seen:
            found.append((header, RefusedError("Two columns cannot both be {field}.", field=field)))
        seen |= {field} if field else set()
    return found
