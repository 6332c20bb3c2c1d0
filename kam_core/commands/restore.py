"""`restore`: a backup in the place of the store."""

from kam_core.commands.arguments import Asked
from kam_core.commands.report import Report
from kam_core.errors import RefusedError
from kam_core.store.backup import restore
from kam_core.text.words import _


def run(asked: Asked) -> Report:
    """Check the backup and put it in place; what was there is kept beside it.

    Raises:
        LockedStoreError: a product runs on the store.
        StoreError, RefusedError: the backup cannot be used.
    """
    if asked.backup is None:
        raise RefusedError("Name the backup.")
    backup = asked.backup.expanduser().resolve()
    aside = restore(backup, asked.database)
    sentences = [_("{path} is now what {backup} holds.", path=asked.database, backup=backup)]
    sentences += [_("What was there before lies in {path}.", path=aside)] if aside else []
    return Report(
        tuple(sentences),
        {"database": str(asked.database), "restored": str(backup), "before": str(aside) if aside else None},
    )
