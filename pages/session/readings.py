"""What comes of each dropped file, made once: a rerun of the screen costs nothing."""

from collections.abc import Callable
from dataclasses import replace

from kam_core.crm.change import changed
from kam_core.crm.decisions import Prepared
from kam_core.crm.prepare import prepare
from kam_core.crm.profile import Profile, applied, fingerprint
from kam_core.crm.proposal import Proposal
from kam_core.crm.propose import propose, sampled
from kam_core.imports.profiles import profile_for
from kam_core.reading.model import Reading
from kam_core.reading.read import read
from kam_core.text.words import _
from pages.session import resources, uploads
from pages.session.uploads import Upload

Progress = Callable[[str, float], None]


def is_read(upload: Upload) -> bool:
    """Whether `reading` answers at once."""
    return uploads.desk().knows(_read_key(upload))


def reading(upload: Upload, progress: Progress | None = None) -> Reading:
    """The file as rows of text.

    Raises:
        UnreadableFileError: it cannot be read as it is, or as it was told to be.
    """
    desk = uploads.desk()
    return desk.once(
        _read_key(upload), lambda: read(upload.path, desk.new_folder(), told=upload.told, progress=progress)
    )


def samples(upload: Upload) -> tuple[tuple[str | None, ...], ...]:
    """Some values of each column."""
    return uploads.desk().once(("samples", *_read_key(upload)), lambda: sampled(reading(upload)))


def profile(upload: Upload) -> Profile | None:
    """How files with this header were mapped the last time; null where nobody has.

    Null as well where somebody says now that it is another kind, or of another source. A mapping that was kept
    meanwhile counts for files that are dropped later.
    """
    found = uploads.desk().once(
        ("profile", *_read_key(upload)),
        lambda: profile_for(resources.database(), fingerprint(reading(upload).names)),
    )
    fits = found and upload.kind in (None, found.kind) and upload.source in (None, found.source)
    return found if fits else None


def guess(upload: Upload) -> Proposal:
    """What the file is taken for, before anybody said anything of its columns."""

    def made() -> Proposal:
        names, before = reading(upload).names, profile(upload)
        found = propose(names, samples(upload), upload.name, upload.kind, upload.source)
        if before is None:
            return found
        last = applied(before, found, samples(upload), upload.name)
        reason = _("Files with these columns were loaded so before.")
        return replace(last, kind_reason=reason, source_reason=reason)

    return uploads.desk().once(("guess", *_read_key(upload), upload.kind, upload.source), made)


def proposal(upload: Upload) -> Proposal:
    """What the file is taken for, with what was said of it."""

    def made() -> Proposal:
        found = guess(upload)
        there = {match.header for match in found.matches}
        told = {header: name for header, name in upload.columns.items() if header in there}
        return changed(found, told) if told and found.kind else found

    return uploads.desk().once(_proposed_key(upload), made)


def prepared(upload: Upload) -> Prepared:
    """The file as one of its kind, with all that was left out.

    Raises:
        RefusedError: the kind is not known yet, or what was decided makes no sense.
        ContractError: columns that the kind needs are missing.
    """
    desk, today = uploads.desk(), resources.moments().today

    def made() -> Prepared:
        found = proposal(upload)
        return prepare(reading(upload), found, desk.new_folder(), today, told=upload.decisions, file_name=upload.name)

    return desk.once(("prepared", *_proposed_key(upload), repr(upload.decisions), today), made)


def is_prepared(upload: Upload) -> bool:
    """Whether `prepared` answers at once."""
    today = resources.moments().today
    return uploads.desk().knows(("prepared", *_proposed_key(upload), repr(upload.decisions), today))


def _read_key(upload: Upload) -> tuple[object, ...]:
    # The name counts: its ending tells the reader what to expect, and the rest of it which kind it may be.
    return ("reading", upload.file_hash, upload.name, upload.told)


def _proposed_key(upload: Upload) -> tuple[object, ...]:
    said = (upload.kind, upload.source)
    return ("proposal", *_read_key(upload), *said, tuple(sorted(upload.columns.items(), key=repr)))
