"""Which families accounts buy together."""

import polars as pl

from kam_core.period import Period
from kam_core.store.database import Database


def together(database: Database, period: Period) -> pl.DataFrame:
    """What the accounts that buy one family buy beside it, over all accounts.

    Returns:
        One row an ordered pair of families that at least one account bought in the period, by name: `given`, `family`,
        `together` (accounts that bought both), `given_buyers`, `family_buyers`, `accounts` (that bought anything),
        `attach` (the share of the buyers of `given` who bought `family`), `base` (the share of all), `lift` (attach
        over base: 2.0 is twice as often).
    """
    pairs = database.read_kept("whitespace", "together", reads=(), first=period.first, until=period.until)
    attach, base = pl.col("together") / pl.col("given_buyers"), pl.col("family_buyers") / pl.col("accounts")
    return pairs.with_columns(attach=attach, base=base, lift=attach / base)


def strongest(pairs: pl.DataFrame, least: int) -> pl.DataFrame:
    """For each family the one that brings it with it most, of pairs that `least` accounts bought; by `family`."""
    ranked = pairs.filter(pl.col("together") >= least).sort("lift", "together", "given", descending=[True, True, False])
    return ranked.group_by("family", maintain_order=True).first().sort("family")
