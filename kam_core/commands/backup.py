"""`backup`: a checked copy, made by the running product where one runs."""

from kam_core.commands.arguments import Asked
from kam_core.commands.report import Report
from kam_core.store.backup import back_up
from kam_core.store.channel import NobodyAnswersError, ask
from kam_core.store.shelf import folder_beside
from kam_core.store.store import Store
from kam_core.text.words import _


def run(asked: Asked) -> Report:
    """Make the backup.

    Raises:
        StoreError: the store, the folder or the disk is in the way.
    """
    folder = (asked.folder or folder_beside(asked.database)).expanduser().resolve()
    try:
        backup = str(ask(asked.database, "backup", folder=str(folder)))
    except NobodyAnswersError:
        with Store(asked.database) as store:
            backup = str(back_up(store, folder))
    return Report((_("Backup: {path}", path=backup),), {"backup": backup})
