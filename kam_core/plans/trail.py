"""Who changed what on an account and on all that is kept of it."""

from collections.abc import Sequence
from datetime import datetime

import polars as pl

from kam_core.forecast.decisions import DISMISSAL
from kam_core.people.kinds import INTERACTION, RELATIONSHIP, STAKEHOLDER, TEAM_MEMBER
from kam_core.plans.cell_kinds import CELL, OFFER
from kam_core.plans.kinds import ANSWER, LISTED, PLAN, REVIEW, STAGE_OUTPUT, WALLET
from kam_core.store.database import Database

# Every kind of record that is kept of an account, by the name it has in the history.
KINDS = {
    kind.name: kind
    for kind in (
        PLAN,
        ANSWER,
        STAGE_OUTPUT,
        *LISTED.values(),
        WALLET,
        STAKEHOLDER,
        RELATIONSHIP,
        TEAM_MEMBER,
        INTERACTION,
        REVIEW,
        CELL,
        OFFER,
        DISMISSAL,
    )
}


def changes_of_account(
    database: Database,
    account_id: str,
    *,
    limit: int,
    skipped: int = 0,
    who: Sequence[str] = (),
    records: Sequence[str] = (),
    since: datetime | None = None,
) -> pl.DataFrame:
    """A page of the changes of one account and of all its records, newest first.

    Args:
        database: where from.
        account_id: whose changes.
        limit: how many at most.
        skipped: how many newer ones are left out.
        who: ids of people whose changes count; none: everybody's.
        records: names of kinds of record that count, `KINDS`, 'account', 'potential', 'membership' or 'rating';
            none: all.
        since: the moment (UTC) from which on they count; null: all.

    Returns:
        One row a changed field: `sequence`, `changed_at` (UTC), `who_id`, `who` (a name), `screen`, `action`,
        `record` (a kind's name), `record_id`, `called` (what people know the record by, an id or a day where it has no
        title; null: nothing), `field`, `old_value`, `new_value` (as the history keeps them; null: nothing there).
    """
    return database.read(
        "plans",
        "account_trail",
        account_id=account_id,
        most=limit,
        skipped=skipped,
        who=list(who),
        records=list(records),
        since=since,
    )
