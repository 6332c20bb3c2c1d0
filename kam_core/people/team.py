"""Who of us looks after an account: six roles, each by whom and how well, and who knows the plan."""

import polars as pl

from kam_core.errors import RefusedError
from kam_core.people.choices import ACCOUNT_ROLES
from kam_core.people.contacts import population_of
from kam_core.people.kinds import TEAM_MEMBER
from kam_core.records.model import Wanted
from kam_core.records.writing import update
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


def team(database: Database, account_id: str) -> pl.DataFrame:
    """Our people for one account, by name; one person may hold several roles.

    Returns:
        The columns that `of_population` names.
    """
    return of_population(database, population_of(account_id))


def of_population(database: Database, population: pl.DataFrame) -> pl.DataFrame:
    """Our people for accounts.

    Returns:
        One row a person and role: `account_id`, `team_member_id`, `person_id`, `person_name`, `active` (false: left
        us), `role`, `strength` (1..5), `hours_a_month` (Decimal), `acknowledged_on`, `plan_from` (the first day of the
        newest plan; null: no plan), `knows_plan` (said so on or after the plan's first day; null: no plan),
        `illustrative`.
    """
    found = database.read_kept("people", "team", reads=("team_member", "plan"), frames={"population": population})
    said = (pl.col("acknowledged_on") >= pl.col("plan_from")).fill_null(value=False)
    return found.with_columns(pl.when(pl.col("plan_from").is_not_null()).then(said).alias("knows_plan"))


def coverage(members: pl.DataFrame) -> pl.DataFrame:
    """Which of the six roles is held, by whom.

    Args:
        members: as `team` returns them, of one account.

    Returns:
        One row a role, in the order in which the product names them: `role`, `people` (how many of us still here),
        `names` (the strongest first, parted by ', '; null: nobody), `strength` (of the strongest; null: nobody, or
        nobody said).
    """
    here = members.filter("active").sort("strength", "person_name", descending=[True, False], nulls_last=True)
    held = here.group_by("role", maintain_order=True).agg(
        pl.col("person_id").n_unique().alias("people"),
        pl.col("person_name").str.join(", ").alias("names"),
        pl.col("strength").max(),
    )
    roles = pl.DataFrame({"role": list(ACCOUNT_ROLES)})
    return roles.join(held, on="role", how="left", maintain_order="left").with_columns(pl.col("people").fill_null(0))


def uncovered(database: Database, population: pl.DataFrame) -> pl.DataFrame:
    """The roles that nobody still here holds.

    Returns:
        One row an account of `population` and role missing, roles in the order in which the product names them:
        `account_id`, `role`, `team` (how many of us are named for the account; 0: nobody was named yet, so that this
        is unknown rather than a gap).
    """
    here = of_population(database, population).filter("active")
    size = here.group_by("account_id").agg(pl.col("person_id").n_unique().alias("team"))
    wanted = population.select("account_id").join(pl.DataFrame({"role": list(ACCOUNT_ROLES)}), how="cross")
    missing = wanted.join(here, on=["account_id", "role"], how="anti", maintain_order="left")
    return missing.join(size, on="account_id", how="left", maintain_order="left").with_columns(
        pl.col("team").fill_null(0)
    )


def acknowledge(store: Store, request: Request, account_id: str, person_id: str) -> None:
    """Somebody of the team says today that they know the plan and their part in it; saying it twice changes nothing.

    Raises:
        RefusedError: they have no role in this account's team.
    """
    today = moments(store.database).today

    def save(transaction: Transaction) -> None:
        team_now = transaction.read("people", "team", frames={"population": population_of(account_id)})
        own = team_now.filter(pl.col("person_id") == person_id)
        if own.is_empty():
            raise RefusedError("{person} has no role in this team yet.", person=person_id)
        for row in own.iter_rows(named=True):
            wanted = {"acknowledged_on": Wanted(today, row["acknowledged_on"])}
            update(transaction, TEAM_MEMBER, row["team_member_id"], wanted)

    store.writer.save(request, save)
