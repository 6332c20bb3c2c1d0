"""What to offer an account next, and why: counted, never guessed."""

import polars as pl

from kam_core.period import Period
from kam_core.store.database import Database
from kam_core.whitespace.model import LEAST, Basis, State
from kam_core.whitespace.together import together

MOST = 3
_KEY = ("account_id", "family")
_OPEN = (State.LAPSED.value, State.NOT_BOUGHT.value)
_COLUMNS = (
    *("account_id", "account_name", "family", "state", "basis", "given", "together", "given_buyers", "attach"),
    *("base", "lift", "n", "comparable", "share", "segment", "third", "method", "potential", "gap", "worth"),
    *("revenue", "action_id", "objective_id", "offer_decision_id", "decision", "reason", "was_basis", "illustrative"),
)


def offers(database: Database, cells: pl.DataFrame, period: Period, most: int = MOST) -> pl.DataFrame:
    """The next best offers of some accounts, with what became of earlier ones.

    A family is offered where at least ten accounts bought it together with one that this account buys, and more often
    than others do; else where at least ten comparable accounts buy it.

    Args:
        database: where to read.
        cells: all families of these accounts, as `cells.cells` returns them.
        period: the one of `cells`.
        most: how many an account has at most, beside those that somebody decided on.

    Returns:
        One row an account and family, by account, and then by `worth`, the room times how often it is bought (unknown
        last): `account_id`, `account_name`, `family`, `state`, `basis` (a `Basis`); of those bought together `given`,
        `together`, `given_buyers`, `attach`, `base`, `lift` (null in the others); of comparable accounts `n`,
        `comparable`, `share` (n over comparable), `segment`, `third`, `method`; `potential`, `gap`, `worth`,
        `revenue`; what the cell became, `action_id` and `objective_id`; and `offer_decision_id`, `decision`, `reason`,
        `was_basis` (of the offer that was decided on), `illustrative` (null: nobody decided).
    """
    wanted = _reasoned(cells, together(database, period))
    decided = database.read("whitespace", "decisions", frames={"chosen": cells.select("account_id").unique()})
    rows = wanted.join(decided, on=_KEY, how="left")
    place = pl.int_range(pl.len()).over("account_id", pl.col("decision").is_null())
    return rows.filter(pl.col("decision").is_not_null() | (place < most)).select(_COLUMNS)


def _reasoned(cells: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Every open family of each account that there is a reason for, the best first."""
    is_open = cells.filter(pl.col("state").is_in(_OPEN)).drop("reason", "illustrative")
    bought = cells.filter(pl.col("state") == State.BOUGHT.value).select("account_id", given="family")
    often = pairs.filter(pl.col("together") >= LEAST, pl.col("lift") > 1)
    best = (
        is_open.select(_KEY)
        .join(bought, on="account_id")
        .join(often, on=("given", "family"))
        .sort("lift", "together", "given", descending=[True, True, False])
        .group_by(_KEY, maintain_order=True)
        .first()
        .select(*_KEY, "given", "together", "given_buyers", "attach", "base", "lift")
    )
    share = pl.when(pl.col("method").is_not_null()).then(pl.col("n") / pl.col("comparable"))
    basis = pl.when(pl.col("lift").is_not_null()).then(pl.lit(Basis.TOGETHER.value))
    rows = is_open.join(best, on=_KEY, how="left").with_columns(
        share=share,
        basis=basis.otherwise(pl.when(pl.col("method").is_not_null()).then(pl.lit(Basis.COMPARABLE.value))),
    )
    often_bought = pl.coalesce("attach", "share")
    worth = rows.with_columns(worth=pl.col("gap").cast(pl.Float64) * often_bought)
    order = ["account_name", "account_id", "worth", "lift", "share", "family"]
    falling = [False, False, True, True, True, False]
    return worth.filter(pl.col("basis").is_not_null()).sort(order, descending=falling, nulls_last=True)
