"""What is known of each account on a day: facts computed from rollups, and the newest ratings."""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from kam_core.period import (
    Period,
    add_months,
    last_closed_quarter_end,
    trailing_year,
)
from kam_core.scoring.defaults import parts
from kam_core.scoring.matrix import DIGITS, rating_column
from kam_core.scoring.model import Criterion
from kam_core.scoring.rivals import relative_strength
from kam_core.store.database import Database
from kam_core.store.moments import moments

QUARTERS = 12
POTENTIAL_YEARS = 3
MONEY = pl.Decimal(18, 4)
CENTS = 4
_WINDOWS = {
    "day": pl.Date,
    "wallet_year": pl.Int32,
    "year_first": pl.Date,
    "year_until": pl.Date,
    "quarters_first": pl.Date,
    "quarters_until": pl.Date,
    "quarters_number": pl.Int32,
    "quarters_held": pl.Int32,
}


def everybody(database: Database) -> pl.DataFrame:
    """The population of all accounts."""
    return database.read("scoring", "account_ids")


def values(database: Database, population: pl.DataFrame, day: date, criteria: Sequence[Criterion]) -> pl.DataFrame:
    """`facts` with the newest ratings and the comparison with rivals: all that a score is made of.

    Returns:
        One row an account of `population`: the columns of `facts`; `relative_strength` (0..100, 50 is level with the
        best rival, null without ratings of one) and `rivals_illustrative`; `rated:<code>` (1..5, null without) for
        each rated criterion.
    """
    return _values(database, _placed(database, population, (day,)), criteria)


def history(
    database: Database, population: pl.DataFrame, days: Sequence[date], criteria: Sequence[Criterion]
) -> pl.DataFrame:
    """`values` of several days, read as fast as those of one; one row an account and day, by account and day."""
    return _values(database, _placed(database, population, days), criteria)


def _values(database: Database, placed: pl.DataFrame, criteria: Sequence[Criterion]) -> pl.DataFrame:
    rated = [criterion for criterion in criteria if criterion.measure.rated]
    asked = [one.code for criterion in rated for one in (criterion, *parts(criterion))]
    codes = pl.Series("criterion", asked, dtype=pl.String).to_frame()
    frames = {"population": placed, "criteria": codes.with_row_index("number")}
    ratings = database.read("scoring", "ratings", choices=None, frames=frames, **_range(placed))
    rivals = relative_strength(database.read("scoring", "rival_ratings", frames={"population": placed}))
    known = _joined(_facts(database, placed), rivals)
    for number, code in enumerate(codes["criterion"]):
        said = ratings.filter(pl.col("number") == number).select("place", pl.col("rating").alias(rating_column(code)))
        known = _joined(known, said)
    return _whole(known, rated).drop("place")


def _whole(known: pl.DataFrame, rated: Sequence[Criterion]) -> pl.DataFrame:
    """A criterion with parts is the mean of those that were rated, or else what was said of it as a whole."""
    for criterion in rated:
        of = [rating_column(part.code) for part in parts(criterion)]
        if of:
            whole = rating_column(criterion.code)
            known = known.with_columns(pl.coalesce(pl.mean_horizontal(of), whole).alias(whole)).drop(of)
    return known


def facts(database: Database, population: pl.DataFrame, day: date) -> pl.DataFrame:
    """Computed facts of a day, from rollups.

    Returns:
        One row an account of `population`, sorted by `account_id`. Money is in the base currency.
        `revenue` (Decimal): the twelve months to the last closed month end, 0 without orders, null where no month is
        closed. `current_revenue`: the same as a float, but null, like `cooperation`, before an account's first order.
        `net_margin`: a share of revenue, less cost to serve where its drivers are known; null without revenue above 0
        or where a cost is unknown.
        `cooperation`: the share of the last twelve closed quarters (or of as many as the data hold) with an order;
        null for an account that never ordered, with which there is no history.
        `potential` (Decimal): in three years; null where nobody said.
        `growth_potential`: in a year, above what they buy now; null without a wallet estimate or a potential.
        `potential_by`, `potential_on`, `potential_illustrative`, `wallet`, `wallet_method`, `wallet_on`,
        `wallet_illustrative`: where the last two come from.
    """
    return _facts(database, _placed(database, population, (day,))).drop("place")


def _facts(database: Database, placed: pl.DataFrame) -> pl.DataFrame:
    frames = {"population": placed}
    potentials = database.read("scoring", "potentials", choices=None, frames=frames, **_range(placed))
    wallets = database.read("kpis", "wallets", frames=frames)
    known = _joined(_joined(_with_bought(database, placed), potentials), wallets)
    yearly = pl.coalesce(
        pl.col("wallet").cast(pl.Float64), (pl.col("potential").cast(pl.Float64) / POTENTIAL_YEARS).round(CENTS)
    )
    return known.with_columns(growth_potential=yearly - pl.col("revenue").cast(pl.Float64))


def _with_bought(database: Database, placed: pl.DataFrame) -> pl.DataFrame:
    """Revenue, net margin and cooperation; all null where no month is closed."""
    accounts = placed.select("account_id", "place")
    latest = placed["year_until"].max()
    if latest is None:
        unknown = {name: pl.lit(None, pl.Float64) for name in ("current_revenue", "net_margin", "cooperation")}
        return accounts.with_columns(revenue=pl.lit(None, MONEY), **unknown)
    frames = {"population": placed}
    bought = database.read("scoring", "bought", choices=None, frames=frames, latest=latest, **_range(placed))
    served = database.read("scoring", "cost_to_serve", frames=frames)
    known = _joined(
        _joined(placed.select("account_id", "place", "quarters_held"), bought), served.with_columns(driven=True)
    )
    known = known.with_columns(
        current_revenue=pl.col("revenue").cast(pl.Float64),
        net_margin=_net_margin(),
        cooperation=(pl.col("quarters") / pl.col("quarters_held")).round(DIGITS),
    )
    # To the reader an account that never ordered has no revenue; to its score, that is not yet a fact about it.
    known = known.with_columns(pl.col("revenue").fill_null(0).cast(MONEY))
    return known.drop("cost", "cost_to_serve", "driven", "quarters", "quarters_held")


def _net_margin() -> pl.Expr:
    revenue = pl.col("revenue").cast(pl.Float64)
    # No driver rows: cost to serve is not measured here. A row without a rate: it is, and unknown.
    served = pl.when(pl.col("driven").is_null()).then(0.0).otherwise(pl.col("cost_to_serve"))
    return pl.when(revenue > 0).then((revenue - pl.col("cost").cast(pl.Float64) - served) / revenue)


def _quarters(database: Database, closed: date) -> Period | None:
    """The last twelve closed quarters, or as many as the data hold; null where they hold none."""
    first_month = database.read("kpis", "first_month")["first_month"][0]
    if first_month is None:
        return None
    until = last_closed_quarter_end(closed) + timedelta(days=1)
    held_from = add_months(first_month, -((first_month.month - 1) % 3))
    first = max(add_months(until, -3 * QUARTERS), held_from)
    return Period(first, until) if first < until else None


def _length(quarters: Period) -> int:
    return (_month_number(quarters.until) - _month_number(quarters.first)) // 3


def _month_number(first: date) -> int:
    return first.year * 12 + first.month


def _placed(database: Database, population: pl.DataFrame, days: Sequence[date]) -> pl.DataFrame:
    """Each account on each day at a `place` of its own, with the windows of that day."""
    windows = pl.DataFrame([_windows(database, day) for day in sorted(set(days))], schema=_WINDOWS)
    placed = population.select("account_id").sort("account_id").join(windows, how="cross", maintain_order="left_right")
    return placed.with_row_index("place")


def _windows(database: Database, day: date) -> dict[str, object]:
    closed = moments(database).closed_on(day)
    year = trailing_year(closed) if closed else None
    held = _quarters(database, closed) if closed else None
    return {
        "day": day,
        "wallet_year": (closed or day).year,
        "year_first": year.first if year else None,
        "year_until": year.until if year else None,
        "quarters_first": held.first if held else None,
        "quarters_until": held.until if held else None,
        "quarters_number": _month_number(held.first) if held else 0,
        "quarters_held": _length(held) if held else 1,
    }


def _range(placed: pl.DataFrame) -> dict[str, object]:
    """The first and the last id of a population."""
    return {"first_account": placed["account_id"].min(), "last_account": placed["account_id"].max()}


def _joined(known: pl.DataFrame, more: pl.DataFrame) -> pl.DataFrame:
    return known.join(more.with_columns(pl.col("place").cast(pl.UInt32)), on="place", how="left", maintain_order="left")
