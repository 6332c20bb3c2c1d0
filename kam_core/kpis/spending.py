"""What customers spend in a year with everybody, as far as somebody estimated it, and what of that with us."""

from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from kam_core.kpis.population import read_of
from kam_core.store.database import Database


@dataclass(frozen=True, slots=True)
class Spending:
    """The accounts of a population with an estimate above 0, at a point; money in the base currency.

    `buyers` of them bought something in the twelve months. `wallet` is the sum of the estimates, `revenue` what these
    accounts bought from us, `gap` the sum of what each spends elsewhere.
    """

    accounts: int
    buyers: int
    wallet: Decimal
    revenue: Decimal
    gap: Decimal


def estimates(database: Database, accounts: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """The estimate that counts for an account on a day: the newest one, made by then, of that year or an earlier one.

    Args:
        database: where to read.
        accounts: one column `account_id`.
        days: `point`, `day`, and `wallet_year`, the year of the last closed month.

    Returns:
        One row a point and account with an estimate of all that it spends: `point`, `account_id`, `wallet` Decimal in
        the base currency.
    """
    placed = (
        accounts.select("account_id")
        .unique()
        .join(days.select("point", "day", "wallet_year"), how="cross")
        .with_row_index("place")
    )
    found = database.read("kpis", "wallets", frames={"population": placed})
    return placed.join(found.with_columns(pl.col("place").cast(pl.UInt32)), on="place").select(
        "point", "account_id", "wallet"
    )


def by_window(database: Database, population: pl.DataFrame | None, windows: pl.DataFrame) -> dict[int, Spending]:
    """What the accounts of a population spend with everybody and with us.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        windows: `point`, from `first` to before `until`, and the `day` by which an estimate must have been made.

    Returns:
        By point; absent where no account has an estimate.
    """
    # Few accounts have one: no need to ask for all of them at each point.
    accounts = read_of(database, "estimated", population)
    ends = windows.with_columns(wallet_year=pl.col("until").dt.offset_by("-1d").dt.year())
    frames = {
        "estimates": estimates(database, accounts, ends),
        "windows": windows.select("point", "first", "until"),
    }
    return {point: Spending(*sums) for point, *sums in database.read("kpis", "spending", frames=frames).iter_rows()}
