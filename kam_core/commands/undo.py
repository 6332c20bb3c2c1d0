"""`undo`: a load taken back, as long as nothing depends on it."""

from kam_core.commands.arguments import Asked
from kam_core.commands.imports import who
from kam_core.commands.progress import Bar
from kam_core.commands.report import Report
from kam_core.errors import RefusedError
from kam_core.imports.undo import undo
from kam_core.store.connection import nobody_has
from kam_core.store.store import Store
from kam_core.text.words import _


def run(asked: Asked) -> Report:
    """Undo the load.

    Raises:
        LockedStoreError: a product runs on the store.
        RefusedError: there is no such load, it was undone already, or something depends on it.
    """
    if asked.batch is None:
        raise RefusedError("Name the load.")
    nobody_has(asked.database)
    with Store(asked.database) as store, Bar() as bar:
        undo(store, asked.batch, who(), bar)
    return Report((_("Load {batch} is undone.", batch=asked.batch),), {"undone": asked.batch})
