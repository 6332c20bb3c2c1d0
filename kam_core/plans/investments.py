"""What an account got that an ordinary customer would not, added up."""

import polars as pl


def by_year_and_kind(investments: pl.DataFrame) -> pl.DataFrame:
    """The ledger of an account by year and kind.

    Args:
        investments: has `kind`, `amount`, `hours` and `spent_on`.

    Returns:
        `year` (text; null: no day was given), `kind`, `amount` and `hours` (null: nobody gave any), the newest first.
    """
    return _sums(investments, ["year", "kind"]).sort("year", "kind", descending=[True, False], nulls_last=True)


def against_margin(investments: pl.DataFrame, bought: pl.DataFrame) -> pl.DataFrame:
    """The ledger of an account by year, beside what the account left in it.

    Args:
        investments: as for `by_year_and_kind`.
        bought: as `revenue.queries.by_year` returns it.

    Returns:
        `year`, `amount` and `hours` as in `by_year_and_kind`, `margin` (null: unknown) and `share`, the part of it that
        `amount` is (null where the margin is unknown or not above zero: a share of a loss says nothing).
    """
    sums = _sums(investments, ["year"]).join(bought.select("year", "margin"), on="year", how="left")
    share = pl.when(pl.col("margin") > 0).then(pl.col("amount").cast(pl.Float64) / pl.col("margin").cast(pl.Float64))
    return sums.with_columns(share=share).sort("year", descending=True, nulls_last=True)


def _sums(investments: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    known = investments.with_columns(pl.col("spent_on").dt.year().cast(pl.String).alias("year"))
    return known.group_by(by).agg(
        pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name) for name in ("amount", "hours")
    )
