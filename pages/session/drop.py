"""All files of this visit together: what a person said of them, and the plan that follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kam_core.crm.profile import profile_of
from kam_core.errors import KamError
from kam_core.imports.incoming import Decided, Incoming, incoming
from kam_core.imports.planning import Plan
from kam_core.imports.planning import plan as plan_of
from kam_core.imports.preview import Preview
from kam_core.imports.preview import preview as preview_of
from kam_core.imports.profiles import keep_profile
from kam_core.ingest.batches import Batch
from kam_core.ingest.loads import same_file
from kam_core.ingest.mode import Mode
from kam_core.store.request import new_request
from pages.session import readings, resources, state, uploads
from pages.session.uploads import Upload

_SAID = "kam_drop_said"


@dataclass
class Said:
    """What holds for the whole import: the mode, what names mean, which files are loaded though they were before.

    `taken` are values that people edited (account, field) and that give way to the file's. `loaded` is what became of
    the last load, and `did` what it was to do; null before it.
    """

    mode: Mode = Mode.UPDATE
    decided: Decided = field(default_factory=Decided)
    again: frozenset[str] = frozenset()
    taken: frozenset[tuple[str, str]] = frozenset()
    loaded: tuple[Batch, ...] | None = None
    did: Preview | None = None


def said() -> Said:
    """What this visit said so far."""
    held = state.widget(_SAID)
    if not isinstance(held, Said):
        held = Said()
        state.set_widget(_SAID, held)
    return held


def anew() -> None:
    """Begin another import: no files, nothing said."""
    desk = uploads.desk()
    for upload_id in list(desk.files):
        desk.drop(upload_id)
    state.forget(_SAID)


def ready() -> list[Upload]:
    """The files that can be loaded as they are."""
    return [upload for upload in uploads.desk().files.values() if fault(upload) is None]


def fault(upload: Upload) -> KamError | None:
    """What keeps a file from being loaded; null where nothing does."""
    try:
        readings.prepared(upload)
    except KamError as found:
        return found
    return None


def loaded_before(upload: Upload) -> Mapping[str, Any] | None:
    """The load of this very file as this kind, unless it was undone or is asked for again; null where there is none.

    It has `batch_id`, `loaded_at` (UTC) and `loaded_by` (a name).
    """
    if upload.upload_id in said().again:
        return None
    kind = readings.proposal(upload).kind or ""
    found = resources.kept(same_file, kind, upload.file_hash)
    return found.row(0, named=True) if found.height else None


def load_again(upload: Upload) -> None:
    """Take a file in though the same was loaded before."""
    said().again |= {upload.upload_id}


def plan(files: list[Upload]) -> Plan:
    """The files in the order in which they load, and what is left to decide.

    Raises:
        RefusedError: there is no file.
    """
    desk, now = uploads.desk(), said()
    sent = [_incoming(upload, now) for upload in files]
    key = ("plan", *(repr(one) for one in sent), repr(now.decided), resources.revision().portfolio)
    return desk.once(key, lambda: plan_of(resources.database(), sent, desk.new_folder(), now.decided))


def preview(found: Plan, who: str) -> Preview:
    """What the plan would do, done once for each plan.

    Raises:
        RefusedError, ContractError: the plan cannot be loaded, or not now.
    """
    key = ("preview", found.drop_id)
    try:
        return uploads.desk().once(key, lambda: preview_of(resources.store(), found, who))
    except KamError:
        # Another import may be over when it is asked for again.
        uploads.desk().forget(key)
        raise


def decide(kind: str, text: str, record_id: str | None) -> None:
    """Say which record a name of the files means; null is none that we have."""
    decide_all(kind, {text: record_id})


def decide_all(kind: str, meant: Mapping[str, str | None]) -> None:
    """`decide` for several names."""
    now = said()
    same = {**now.decided.same, kind: {**now.decided.of(kind), **meant}}
    now.decided = replace(now.decided, same=same)


def undecide(kind: str, text: str) -> None:
    """Take back what was said of a name."""
    now = said()
    left = {one: record_id for one, record_id in now.decided.of(kind).items() if one != text}
    now.decided = replace(now.decided, same={**now.decided.same, kind: left})


def create_accounts(*, wanted: bool) -> None:
    """Say whether accounts that nobody has are made."""
    now = said()
    now.decided = replace(now.decided, create_accounts=wanted)


def remember(who: str) -> None:
    """Keep what was said of columns, kinds and sources for the next files with the same headers."""
    for upload in ready():
        if upload.columns or upload.kind or upload.source:
            keep_profile(
                resources.store(),
                new_request(who, state.screen()),
                profile_of(readings.proposal(upload), upload.name),
            )


def _incoming(upload: Upload, now: Said) -> Incoming:
    return incoming(
        readings.reading(upload),
        readings.prepared(upload),
        readings.proposal(upload).source or "own",
        file_name=upload.name,
        mode=now.mode,
        profile=_profile(upload),
        again=upload.upload_id in now.again,
    )


def _profile(upload: Upload) -> str | None:
    """The profile that the mapping follows, as a load names it."""
    found = readings.profile(upload)
    return f"{found.name} {found.version}" if found and not upload.columns else None
