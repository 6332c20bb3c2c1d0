"""`import`: well-formed files into the store, each one whole or not at all."""

import getpass
from dataclasses import asdict
from pathlib import Path

from kam_core.commands.arguments import Asked
from kam_core.commands.progress import Bar
from kam_core.commands.report import Report
from kam_core.errors import RefusedError
from kam_core.ingest.batches import Batch, record_missing
from kam_core.ingest.kinds import KINDS, kind_of
from kam_core.ingest.load import load_file
from kam_core.store.backup import back_up
from kam_core.store.connection import nobody_has
from kam_core.store.shelf import folder_beside
from kam_core.store.store import Store
from kam_core.text.words import _

_ORDER = [kind.name for kind in KINDS]


def run(asked: Asked) -> Report:
    """Load the files, those that others refer to first, and make a backup.

    Raises:
        LockedStoreError: a product runs on the store.
        RefusedError: a file is missing or its name tells no kind; nothing of any file was loaded.
        ContractError: a file is not as its kind needs it; what was loaded before it stays.
    """
    nobody_has(asked.database)
    files = sorted(((_kind(path, asked), path) for path in asked.files), key=lambda file: _ORDER.index(file[0]))
    loaded: list[tuple[Path, Batch]] = []
    with Store(asked.database) as store:
        record_missing(store)
        for kind, path in files:
            loaded.append((path, _loaded(store, kind, path, asked)))
        backup = None if asked.no_backup else back_up(store, folder_beside(store.path), "import")
    sentences = [
        _("{file}: {n} rows of {kind}.", file=path.name, n=batch.rows_loaded, kind=batch.kind) for path, batch in loaded
    ]
    sentences += [warning for _path, batch in loaded for warning in batch.warnings]
    sentences += [_("Backup: {path}", path=backup)] if backup else []
    answer = [{"file": str(path), **asdict(batch)} for path, batch in loaded]
    return Report(tuple(sentences), {"loaded": answer, "backup": str(backup) if backup else None})


def _kind(path: Path, asked: Asked) -> str:
    if not path.is_file():
        raise RefusedError("There is no file {path}.", path=path)
    return asked.kind or kind_of(path)


def _loaded(store: Store, kind: str, path: Path, asked: Asked) -> Batch:
    with Bar() as bar:
        return load_file(
            store,
            path,
            kind,
            who=_who(),
            source=asked.source,
            illustrative=asked.illustrative,
            progress=lambda step, share: bar(f"{path.name}: {step}", share),
        )


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # A container may run under a number that has no name.
        return "command line"
