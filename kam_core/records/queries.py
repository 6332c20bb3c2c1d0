"""Records as they are, and what was changed on them."""

import polars as pl

from kam_core.errors import RefusedError
from kam_core.records.model import Kind, Value
from kam_core.records.names import parts
from kam_core.store.database import Database


def trail(database: Database, kind: Kind, record_id: str, field: str | None = None) -> pl.DataFrame:
    """What was changed on a record, or on one field of it, newest first.

    Returns:
        `sequence` (tells the change from any other), `changed_at` (UTC), `who` (a name), `action`, `field`,
        `old_value` and `new_value` as text (null: nothing there).
    """
    return database.read("records", "trail", record=kind.name, record_id=record_id, field=field)


def record(database: Database, kind: Kind, record_id: str) -> dict[str, Value]:
    """One record: its id, `account_id`, every field, `illustrative`, `version`, `archived_at`.

    Raises:
        RefusedError: there is none.
    """
    rows = database.read_of("records", "record", parts(kind), id=record_id)
    return the_one(kind, record_id, None if rows.is_empty() else rows.row(0, named=True))


def of_account(database: Database, kind: Kind, account_id: str) -> pl.DataFrame:
    """The records of one account that are not archived, oldest first.

    Returns:
        The columns that `record` names.
    """
    return database.read_of("records", "of_account", parts(kind), account_id=account_id)


def archived(database: Database, kind: Kind, account_id: str) -> pl.DataFrame:
    """The records of one account that were put away, the last one first; columns as `of_account`."""
    return database.read_of("records", "archived", parts(kind), account_id=account_id)


def the_one(kind: Kind, record_id: str, found: dict[str, Value] | None) -> dict[str, Value]:
    """The one row that was asked for by its id.

    Raises:
        RefusedError: there is none.
    """
    if found is None:
        raise RefusedError("There is no {kind} {record}.", kind=kind.name, record=record_id)
    return found
