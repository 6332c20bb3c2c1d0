"""A file from its path to what can be dropped: read, proposed, mapped as somebody settled before, prepared."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kam_core.crm.catalogue import OWN, sources
from kam_core.crm.decisions import Decisions, Prepared
from kam_core.crm.prepare import prepare
from kam_core.crm.profile import Profile, applied, fingerprint
from kam_core.crm.proposal import Proposal
from kam_core.crm.propose import propose, sampled
from kam_core.imports.incoming import Incoming, incoming
from kam_core.imports.profiles import profile_for
from kam_core.ingest.mode import Mode
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading, Told
from kam_core.reading.read import read
from kam_core.store.database import Database

_GUESS = Decisions()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file, step by step; `profile` is the one that was found for its header."""

    reading: Reading
    proposal: Proposal
    prepared: Prepared
    incoming: Incoming
    profile: Profile | None


def take(
    database: Database,
    path: Path,
    folder: Path,
    today: date,
    *,
    kind: str | None = None,
    source: str | None = None,
    told: Told | None = None,
    decisions: Decisions = _GUESS,
    limits: Limits | None = None,
    mode: Mode = Mode.UPDATE,
    again: bool = False,
) -> Taken:
    """Do with a file all that can be done without asking.

    Args:
        database: has the profiles.
        path: the file.
        folder: where the files made here go; it is there and empty.
        today: no export is from a later day.
        kind: what the file holds; null: what it looks like.
        source: the system that it comes from; null: what it looks like.
        told: what somebody said of its form.
        decisions: what somebody said of its values.
        limits: of reading; null: those of this installation.
        mode: what becomes of keys that are there already.
        again: whether it is loaded though the same file was before.

    Raises:
        UnreadableFileError: it cannot be read.
        RefusedError, ContractError: as `crm.prepare.prepare`.
    """
    read_in, made_in = folder / "read", folder / "prepared"
    for place in (read_in, made_in):
        place.mkdir()
    reading = read(path, read_in, told, limits)
    samples = sampled(reading)
    # A system that we do not know may still write its files as a CRM that we know.
    crm = source if source in (OWN, *sources()) else None
    proposal = propose(reading.names, samples, path.name, kind, crm)
    profile = profile_for(database, fingerprint(reading.names))
    profile = profile if profile and kind in (None, profile.kind) and crm in (None, profile.source) else None
    if profile is not None:
        proposal = applied(profile, proposal, samples, path.name)
    prepared = prepare(reading, proposal, made_in, today, told=decisions, file_name=path.name)
    version = f"{profile.name} {profile.version}" if profile else None
    found = source or proposal.source or OWN
    file = incoming(reading, prepared, found, file_name=path.name, mode=mode, profile=version, again=again)
    return Taken(reading, proposal, prepared, file, profile)
