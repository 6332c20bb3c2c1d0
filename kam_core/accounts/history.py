"""What was changed on accounts, by whom, and whether that record is whole."""

import polars as pl

from kam_core.accounts.model import AccountId
from kam_core.store import history
from kam_core.store.database import Database


def changes_of(database: Database, record: str, record_id: str) -> pl.DataFrame:
    """Every change of one record.

    Returns:
        One row a changed field, newest first: `sequence`, `changed_at` (UTC), `who` (a name), `screen`, `action`,
        `record`, `record_id`, `field`, `old_value`, `new_value` (null: nothing there), `request_id`.
    """
    return database.read("accounts", "changes_of_record", record=record, record_id=record_id)


def changes_of_account(database: Database, account_id: AccountId, *, limit: int, skipped: int = 0) -> pl.DataFrame:
    """A page of the changes of one account, its potential, memberships and ratings; owners by name, as `changes_of`."""
    return database.read("accounts", "changes_of_account", account_id=account_id, most=limit, skipped=skipped)


def broken_at(database: Database) -> int | None:
    """The number of the first change that is missing or was tampered with; null where the whole history holds."""
    return history.broken_at(database.read("accounts", "whole_history"))
