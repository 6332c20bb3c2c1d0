"""A mapping that a person settled once, to be used again for each file with the same headers."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from kam_core.crm.catalogue import OWN, fields, kinds, sources
from kam_core.crm.change import as_kind, changed
from kam_core.crm.proposal import How, Proposal
from kam_core.errors import RefusedError

_FORM = 1


@dataclass(frozen=True, slots=True)
class Profile:
    """What columns are, for files whose headers have this fingerprint.

    `version` counts up with each change. `mapping` holds the field of each column by header; null is an extra.
    """

    fingerprint: str
    version: int
    name: str
    kind: str
    source: str
    mapping: dict[str, str | None]


def fingerprint(names: Sequence[str]) -> str:
    """What files with the same headers have in common, whatever the order, case and blanks of these."""
    said = "\n".join(sorted(" ".join(name.casefold().split()) for name in names))
    return hashlib.sha256(said.encode()).hexdigest()


def profile_of(proposal: Proposal, name: str, version: int = 1) -> Profile:
    """The proposal as it stands, to be kept.

    Raises:
        RefusedError: the kind is not known yet.
    """
    if proposal.kind is None:
        raise RefusedError("Say first which kind of file it is.")
    mapping = {match.header: match.field for match in proposal.matches}
    return Profile(fingerprint([*mapping]), version, name, proposal.kind, proposal.source or OWN, mapping)


def applied(profile: Profile, proposal: Proposal, samples: Sequence[Sequence[str | None]], file_name: str) -> Proposal:
    """The proposal for a file with the headers of this profile, all as the profile says."""
    there = as_kind(proposal, profile.kind, samples, file_name, profile.source)
    return changed(there, told_by(profile, [match.header for match in there.matches]), How.PROFILE)


def told_by(profile: Profile, names: Sequence[str]) -> dict[str, str | None]:
    """What the profile says of the columns of a file, by header; null is an extra.

    Raises:
        RefusedError: it says nothing of any of them.
    """
    by_key = {_plain(header): field for header, field in profile.mapping.items()}
    # Two columns may differ by their case alone.
    known = {name: profile.mapping.get(name, by_key.get(_plain(name))) for name in names}
    told = {name: field for name, field in known.items() if _plain(name) in by_key}
    if not told:
        raise RefusedError("This mapping is for other files: none of its columns is in this one.")
    return told


def to_json(profile: Profile) -> str:
    """The profile as a text to take along."""
    return json.dumps({"form": _FORM} | asdict(profile), ensure_ascii=False, indent=2)


def from_json(text: str | bytes) -> Profile:
    """The profile of a text that `to_json` made.

    Raises:
        RefusedError: it is none, or names kinds, sources or fields that there are not.
    """
    try:
        held = json.loads(text)
        mapping = {str(header): None if field is None else str(field) for header, field in held["mapping"].items()}
        made = Profile(
            fingerprint([*mapping]),
            int(held["version"]),
            str(held["name"]),
            str(held["kind"]),
            str(held["source"]),
            mapping,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise RefusedError("This is no mapping profile.") from fault
    named = [field for field in mapping.values() if field is not None]
    unknown = [field for field in named if field not in fields(made.kind)]
    strange = made.kind not in kinds() or made.source not in (OWN, *sources())
    if strange or unknown or len({*named}) < len(named):
        raise RefusedError("This mapping profile is for kinds or fields that this product does not have.")
    return made


def _plain(header: str) -> str:
    return " ".join(header.casefold().split())
