"""Plans of key accounts as their leaders see them: how well each is kept beside how healthy the customer is."""

from datetime import date

import polars as pl

from kam_core.accounts.model import Filters
from kam_core.health.scores import health
from kam_core.people.choices import ACCOUNT_ROLES
from kam_core.plans.quality import quality
from kam_core.store.database import Database

# A stage that a filter may name: that of accounts without a plan.
NO_PLAN = "none"


def overview(database: Database, filters: Filters, stages: tuple[str, ...], today: date) -> pl.DataFrame:
    """The key accounts of a view with their plans. The two scores are never one.

    Args:
        database: where to read.
        filters: what accounts are limited to; quadrants are not looked at.
        stages: what plans are limited to, `NO_PLAN` for accounts without one; empty limits nothing.
        today: the day that everything is measured against.

    Returns:
        One row a key account, by name: `account_id`, `account_name`, `kind`, `owner_id`, `owner_name`, `segment`,
        `country`, `plan_id` (null: no plan), `stage`, `depth`, `quality` (0..1), `answered`, `applicable`, `stale`,
        `health` (0..100), `band`, `cap`, `trend`, `coverage`, `known`, `overdue` (actions), `at_risk` (objectives at
        risk or late), `undecided` (resources asked for), `roles` (of six), `next_review_on`, `illustrative`.
    """
    accounts = database.read(
        "health",
        "overview",
        today=today,
        owners=list(filters.owners),
        segments=list(filters.segments),
        countries=list(filters.countries),
        kinds=[kind.value for kind in filters.kinds],
        roles=list(ACCOUNT_ROLES),
    )
    population = accounts.select("account_id")
    kept = quality(database, population, today).select(
        "account_id", "stage", "depth", "quality", "answered", "applicable", "stale"
    )
    well = health(database, population, today).drop("before", "cap_before")
    joined = accounts.join(kept, on="account_id", how="left", maintain_order="left").join(
        well, on="account_id", how="left", maintain_order="left"
    )
    return joined.filter(pl.col("stage").fill_null(NO_PLAN).is_in(stages)) if stages else joined


def actions_by_owner(database: Database, population: pl.DataFrame, today: date) -> pl.DataFrame:
    """What people have to do for some accounts, the most overdue first.

    Returns:
        One row an owner with open actions: `owner_id` and `owner_name` (null: nobody owns them), `overdue`, `oldest`
        (the earliest day that is over; null: none), `open`, `accounts`.
    """
    return database.read("health", "actions_by_owner", frames={"population": population}, today=today)


def undecided(database: Database, population: pl.DataFrame) -> pl.DataFrame:
    """Resources that somebody asked for and nobody decided on, the oldest first.

    Returns:
        `resource_id`, `account_id`, `account_name`, `owner_name`, `what`, `kind`, `asked`, `asked_on`.
    """
    return database.read("health", "undecided", frames={"population": population})
