"""Whether the store can be read and written now."""

from kam_core.store.clock import now_utc
from kam_core.store.store import Store


def probe(store: Store) -> None:
    """Read the revisions and write the probe row.

    Raises:
        NotSavedError: the disk refuses.
    """
    store.database.read("store", "revisions")
    store.writer.derive(lambda transaction: transaction.execute("store", "write_probe", probed_at=now_utc()))
