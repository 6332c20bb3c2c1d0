"""`export`: every table as Parquet, written by the running product where one runs."""

from collections.abc import Mapping
from typing import cast

from kam_core.commands.arguments import Asked
from kam_core.commands.report import Report
from kam_core.errors import RefusedError
from kam_core.store.channel import NobodyAnswersError, ask
from kam_core.store.parquet import export
from kam_core.store.store import Store
from kam_core.text.words import _


def run(asked: Asked) -> Report:
    """Write the files.

    Raises:
        RefusedError: something is in the folder already.
        StoreError: the store, the folder or the disk is in the way.
    """
    if asked.folder is None:
        raise RefusedError("Say where to.")
    folder = asked.folder.expanduser().resolve()
    try:
        rows = cast("Mapping[str, int]", ask(asked.database, "export", folder=str(folder)))
    except NobodyAnswersError:
        with Store(asked.database) as store:
            rows = export(store, folder)
    sentences = [f"{table:<30}{count:>14,}" for table, count in rows.items()]
    return Report((*sentences, _("Parquet files: {folder}", folder=folder)), {"folder": str(folder), "rows": rows})
