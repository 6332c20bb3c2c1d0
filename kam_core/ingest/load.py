"""A well-formed file into its table of `facts`: all of it, in one transaction, or nothing."""

from pathlib import Path

from kam_core.errors import RefusedError
from kam_core.ingest import batches
from kam_core.ingest.batches import Batch, Origin
from kam_core.ingest.kinds import kind_named
from kam_core.ingest.loading import load_within
from kam_core.ingest.mode import Mode
from kam_core.ingest.progress import Progress, silent
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


def load_file(
    store: Store,
    path: Path,
    kind: str,
    *,
    who: str,
    source: str = "file",
    illustrative: bool = False,
    mode: Mode = Mode.UPDATE,
    again: bool = False,
    progress: Progress = silent,
) -> Batch:
    """Load a CSV (also .csv.gz) or Parquet file of one kind.

    Order lines are replaced by whole orders: the lines of an order in the file take the place of all it had.
    Money is converted at the newest exchange rate that is not after the row's day.

    Args:
        store: where to load it; its company must be described.
        path: the file. Its columns have the names that the kind gives them; others are kept as `extra`.
        kind: the name of one of `KINDS`.
        who: the person who loads it.
        source: the system that the file comes from.
        illustrative: whether its values are made up to show what the product does.
        mode: what becomes of keys that are there already.
        again: whether it is loaded though the same file was before.
        progress: hears each step and the share of it that is done.

    Raises:
        RefusedError: no such kind or file, nobody has described the company, or the file was loaded before.
        ContractError: the file is not as its kind needs it; every fault is listed and nothing is loaded.
    """
    wanted = kind_named(kind)
    loaded: list[Batch] = []
    if not path.is_file():
        raise RefusedError("There is no file {path}.", path=path)
    origin = Origin(path, batches.fingerprint(path), who, source, illustrative, path.name, mode)

    def load(transaction: Transaction) -> None:
        if not again:
            batches.refuse_again(transaction, kind, origin.file_hash)
        loaded.append(load_within(transaction, wanted, origin, progress))

    store.writer.load(load)
    batches.record_missing(store)
    return loaded[0]
