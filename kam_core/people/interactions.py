"""The log of what was said and done with an account, noted here or loaded from other systems."""

import polars as pl

from kam_core.accounts import queries
from kam_core.people.kinds import STAKEHOLDER
from kam_core.records.model import SEPARATOR
from kam_core.records.queries import archived, of_account
from kam_core.store.database import Database


def interactions(database: Database, account_id: str, *, limit: int, skipped: int = 0) -> pl.DataFrame:
    """A page of the log of one account, newest first.

    Returns:
        One row an interaction: `interaction_id`, `origin` ('noted' here, 'loaded'), `happened_on`, `kind` (as
        `choices.INTERACTIONS`; of a loaded one, as its file says), `subject` (null: loaded ones have none),
        `contact_ids` and `person_ids` (parted by '|'), `theirs` and `ours` (their names, parted by ', '; null: nobody
        said who), `two_way` (null: unknown), `planned` (not yet, or never noted as done), `note`, `feedback`,
        `action_id`, `next_step`, `next_status` and `next_due_on` of the action that came of it, `illustrative`.
    """
    rows = database.read("people", "interactions", account_id=account_id, most=limit, skipped=skipped)
    return rows.with_columns(
        _named(rows["contact_ids"], contact_names(database, account_id)).alias("theirs"),
        _named(rows["person_ids"], person_names(database)).alias("ours"),
    )


def contact_names(database: Database, account_id: str) -> dict[str, str]:
    """The name of each contact of an account, of those put away too."""
    there = (read(database, STAKEHOLDER, account_id) for read in (archived, of_account))
    return {key: name for rows in there for key, name in rows.select("contact_id", "contact_name").iter_rows()}


def person_names(database: Database) -> dict[str, str]:
    """The name of each of us, of those who left too."""
    return dict(queries.people(database).select("person_id", "person_name").iter_rows())


def _named(ids: pl.Series, names: dict[str, str]) -> pl.Series:
    said = [", ".join(names.get(one, one) for one in held.split(SEPARATOR) if one) if held else None for held in ids]
    return pl.Series(said, dtype=pl.String)
