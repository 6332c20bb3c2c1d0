"""`import`: files into the store; ours as they are and fast, any other read, mapped and listed row by row."""

import getpass
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from kam_core.commands import forgiving
from kam_core.commands.arguments import Asked
from kam_core.commands.progress import Bar
from kam_core.commands.report import Report
from kam_core.errors import RefusedError
from kam_core.ingest.batches import Batch, record_missing
from kam_core.ingest.kinds import KINDS
from kam_core.ingest.load import load_file
from kam_core.ingest.mode import Mode
from kam_core.ingest.well_formed import kind_as_it_is
from kam_core.store.backup import back_up
from kam_core.store.connection import nobody_has
from kam_core.store.shelf import folder_beside
from kam_core.store.store import Store
from kam_core.text.words import _

_ORDER = [kind.name for kind in KINDS]


def run(asked: Asked) -> Report:
    """Load the files, those that others refer to first, and make a backup.

    Files with our own columns are loaded one by one, each whole or not at all. If there is any other, or somebody
    asks to be forgiven or to see a preview, all of them are one drop: rows that cannot be loaded are listed, and
    the rest of all files is loaded together or not at all.

    Raises:
        LockedStoreError: a product runs on the store.
        RefusedError: a file is missing, or was loaded before; nothing of any file was loaded.
        ContractError: a file is not as its kind needs it; what was loaded as it is before it stays.
    """
    nobody_has(asked.database)
    for path in asked.files:
        if not path.is_file():
            raise RefusedError("There is no file {path}.", path=path)
    kinds = {path: kind_as_it_is(path, asked.kind) for path in asked.files}
    ours = {path: kind for path, kind in kinds.items() if kind is not None}
    with Store(asked.database) as store:
        record_missing(store)
        said_more = asked.exported_on or asked.amounts_in
        if asked.forgiving or asked.preview or said_more or len(ours) < len(kinds):
            done = forgiving.run(store, asked, who())
        else:
            done = _as_they_are(store, ours, asked)
        backup = None if asked.no_backup or asked.preview else back_up(store, folder_beside(store.path), "import")
    sentences = [*done.sentences, *([_("Backup: {path}", path=backup)] if backup else [])]
    return Report(tuple(sentences), {**done.answer, "backup": str(backup) if backup else None})


def _as_they_are(store: Store, kinds: Mapping[Path, str], asked: Asked) -> Report:
    files = sorted(kinds.items(), key=lambda file: _ORDER.index(file[1]))
    loaded = [(path, _loaded(store, kind, path, asked)) for path, kind in files]
    sentences = [
        _("{file}: {n} rows of {kind}.", file=path.name, n=batch.rows_loaded, kind=batch.kind) for path, batch in loaded
    ]
    sentences += [warning for _path, batch in loaded for warning in batch.warnings]
    return Report(tuple(sentences), {"loaded": [{"file": str(path), **asdict(batch)} for path, batch in loaded]})


def _loaded(store: Store, kind: str, path: Path, asked: Asked) -> Batch:
    with Bar() as bar:
        return load_file(
            store,
            path,
            kind,
            who=who(),
            source=asked.source or "file",
            illustrative=asked.illustrative,
            mode=Mode(asked.mode),
            again=asked.again,
            progress=lambda step, share: bar(f"{path.name}: {step}", share),
        )


def who() -> str:
    """The account of the system that the command runs under."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # A container may run under a number that has no name.
        return "command line"
