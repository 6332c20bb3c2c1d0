"""Who each browser said it is, until signing in tells."""

import hashlib

from kam_core.store.clock import now_utc
from kam_core.store.database import Database
from kam_core.store.store import Store


def remembered(database: Database, cookie: str) -> str | None:
    """The id of the person that the browser with this cookie chose, or null where it chose nobody yet."""
    found = database.read("store", "browser", browser_hash=_hashed(cookie))
    return None if found.is_empty() else str(found["person_id"][0])


def remember(store: Store, cookie: str, person_id: str) -> None:
    """Keep who the browser with this cookie is; the last choice counts.

    Raises:
        NotSavedError: the disk refused.
    """
    store.writer.derive(
        lambda transaction: transaction.execute(
            "store", "remember_browser", browser_hash=_hashed(cookie), person_id=person_id, chosen_at=now_utc()
        )
    )


def _hashed(cookie: str) -> str:
    # Whoever reads the file or a backup of it learns no cookie that a browser still sends.
    return hashlib.sha256(cookie.encode()).hexdigest()
