"""Accounts by product families: what they buy, bought once, and could buy. Money is in the base currency."""

from decimal import Decimal

import polars as pl

from kam_core.period import Period
from kam_core.store.database import Database
from kam_core.whitespace.model import LEAST, Room, State, Totals

# What the history calls that which people decide of cells.
CELLS = "white_space_cell"


def families(database: Database, period: Period) -> pl.DataFrame:
    """What there is to buy.

    Returns:
        One row a family that any account had bought by the end of the period, the largest in it first: `family`,
        `revenue` Decimal (of all accounts, in the period).
    """
    return database.read_kept("whitespace", "families", reads=(), first=period.first, until=period.until)


def accounts(database: Database, chosen: pl.DataFrame, period: Period, *, rows: int, skipped: int = 0) -> pl.DataFrame:
    """A page of accounts.

    Args:
        database: where to read.
        chosen: one column `account_id`.
        period: what they are sorted by the revenue of.
        rows: how many at most.
        skipped: how many larger ones are left out.

    Returns:
        One row an account, the largest first: `account_id`, `account_name`, `segment`, `revenue` Decimal (null: it
        ordered nothing in the period).
    """
    return database.read(
        "whitespace",
        "accounts",
        frames={"chosen": chosen.select("account_id")},
        first=period.first,
        until=period.until,
        rows=rows,
        skipped=skipped,
    )


def cells(database: Database, chosen: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Every family at every account of a choice.

    Args:
        database: where to read.
        chosen: one column `account_id`; accounts that are not loaded are left out.
        period: what counts as bought now; what was bought before it and not in it has lapsed.

    Returns:
        One row an account and family, by name: `account_id`, `account_name`, `segment`, `third` (1 to 3: the smallest,
        the middle or the largest third of all accounts by revenue in the period; null where it bought nothing),
        `family`, `state` (a `State`), `revenue` Decimal (in the period; 0: nothing), `last_order_date` (null: never),
        `potential` Decimal (what comparable accounts buy; null: we do not know), `gap` Decimal (potential less
        revenue, at least 0; null where there is no potential), `method` (a `Method`; null: too few to tell), `n` (how
        many buyers were found to compare with), `comparable` (how many accounts there are to compare with), and what
        people say of the cell: `white_space_cell_id` (null: nobody said anything), `applicable`, `reason`, `rival`,
        `awareness`, `note`, `action_id`, `objective_id`, `illustrative`.
    """
    small, middle = _thirds(database, period)
    frames = {
        "chosen": chosen.select("account_id").unique(),
        "bought": bought(database, chosen, period),
        "families": families(database, period).select("family"),
        "peers": peers(database, period),
    }
    return database.read("whitespace", "cells", frames=frames, small=small, middle=middle, least=LEAST)


def bought(database: Database, chosen: pl.DataFrame, period: Period) -> pl.DataFrame:
    """What accounts ever bought of each family.

    Returns:
        One row an account of `chosen` (one column `account_id`) and family with orders before the end of the period:
        `account_id`, `family`, `revenue` Decimal (in the period), `before` Decimal (earlier), `last_order_date`.
    """
    # In one order, by which what is kept is found again.
    frames = {"chosen": chosen.select("account_id").unique().sort("account_id")}
    return database.read_kept("whitespace", "bought", reads=(), frames=frames, first=period.first, until=period.until)


def peers(database: Database, period: Period) -> pl.DataFrame:
    """What comparable accounts buy.

    Returns:
        One row a segment, third and family that anybody there bought: `segment`, `third` (null: the whole segment),
        `family`, `potential` Decimal (the median among the buyers), `buyers`, `accounts` (that bought anything).
        Empty where the data do not hold the whole period: half a year would say half of what could be bought.
    """
    small, middle = _thirds(database, period)
    return database.read_kept(
        "whitespace", "peers", reads=(), first=period.first, until=period.until, small=small, middle=middle
    )


def totals(found: pl.DataFrame) -> Totals:
    """The cells that `cells` returns, counted."""
    count = {state: found.filter(pl.col("state") == state.value).height for state in State}
    gaps = found["gap"].drop_nulls()
    return Totals(
        accounts=found["account_id"].n_unique(),
        families=found["family"].n_unique(),
        cells=found.height,
        bought=count[State.BOUGHT],
        lapsed=count[State.LAPSED],
        not_bought=count[State.NOT_BOUGHT],
        not_applicable=count[State.NOT_APPLICABLE],
        known=gaps.len(),
        value=sum(gaps.to_list(), Decimal()) if gaps.len() else None,
    )


def room(database: Database, chosen: pl.DataFrame, period: Period) -> Room:
    """What some accounts could buy more: `totals` of their cells, without reading each.

    Args:
        database: where to read.
        chosen: one column `account_id`; accounts that are not loaded are left out.
        period: the one of `cells`.
    """
    small, middle = _thirds(database, period)
    # In one order, by which what is kept is found again.
    frames = {"chosen": chosen.select("account_id").unique(maintain_order=True), "peers": peers(database, period)}
    # Of all accounts of a large company it takes seconds: only what is decided of cells, and loads, make it anew.
    found = database.read_kept(
        "whitespace",
        "room",
        reads=(CELLS,),
        frames=frames,
        first=period.first,
        until=period.until,
        small=small,
        middle=middle,
        least=LEAST,
    )
    return Room(*found.row(0))


def by_quarter(database: Database, account_id: str, family: str) -> pl.DataFrame:
    """What one account bought of one family, and when.

    Returns:
        One row a calendar quarter with orders, newest first: `quarter` Date (its first day), `revenue` Decimal,
        `margin` Decimal (null where a cost is unknown), `last_order_date`.
    """
    return database.read("whitespace", "by_quarter", account_id=account_id, family=family)


def _thirds(database: Database, period: Period) -> tuple[Decimal | None, Decimal | None]:
    """Up to which revenue an account is in the smallest third, and in the middle one; null where nobody bought."""
    found = database.read_kept("whitespace", "thirds", reads=(), first=period.first, until=period.until)
    small, middle = found.row(0)
    return small, middle
