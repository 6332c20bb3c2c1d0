"""What is known of key accounts that points to a theme, and where their effort goes now."""

from datetime import date

import polars as pl

from kam_core.health.scores import health
from kam_core.health.values import DAYS_A_MONTH, values
from kam_core.kpis import spending
from kam_core.people.alarms import Alarm, alarms
from kam_core.period import Period, trailing_year
from kam_core.plans.themes import BY_QUADRANT
from kam_core.questions.catalogue import DEPTHS, questions
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.themes.model import Theme
from kam_core.themes.signals import scored
from kam_core.whitespace.cells import bought, cells
from kam_core.whitespace.model import State

_ASKED = frozenset(("trends", "needs"))
_KNOWN = (State.BOUGHT.value, State.LAPSED.value)


def themes(database: Database, accounts: pl.DataFrame, day: date) -> pl.DataFrame:
    """The themes of some accounts: what points where, what is planned, what is under way.

    An account's place among the others is that among `accounts`: give all key accounts, and show what is asked for.

    Args:
        database: where to read.
        accounts: `account_id` and `quadrant` (null: without both scores).
        day: today.

    Returns:
        One row an account, by name: as `signals.scored` returns them, with `account_id`, `account_name`, `owner_id`,
        `segment`, `quadrant`, `revenue` (Float64, twelve months, base currency); `plan_id` (null: no plan), `locked`
        and the planned `penetrate_planned`, `expand_planned`, `protect_planned` (percent; null: not set);
        `…_actions` (open ones), `…_hours` of each theme, `untagged` (open actions without a theme), `untimed` (open
        actions of a theme without hours); `drift` (percent points of effort that goes elsewhere than planned, by open
        actions; null without a plan or actions).
    """
    frame = scored(known(database, accounts, day))
    return _drifted(frame.join(_effort(database, accounts), on="account_id", how="left", maintain_order="left"))


def known(database: Database, accounts: pl.DataFrame, day: date) -> pl.DataFrame:
    """What `signals.scored` takes; one row an account, by name."""
    population, closed = accounts.select("account_id"), moments(database).closed_on(day)
    year = trailing_year(closed) if closed else Period(date(1900, 1, 1), date(1901, 1, 1))
    found = database.read(
        "themes",
        "known",
        frames={"population": population},
        today=day,
    )
    for part in (
        _wallets(database, population, day, closed),
        _revenue(database, population, year),
        accounts.select("account_id", "quadrant"),
        _plans(database, population),
        _defaults(accounts),
        _open_cells(database, population, year),
        _health(database, population, day),
        _threads(database, population, day),
    ):
        found = found.join(part, on="account_id", how="left", maintain_order="left")
    return found.with_columns(pl.col("is_single_thread", "open_grievance").fill_null(value=False))


def _wallets(database: Database, population: pl.DataFrame, day: date, closed: date | None) -> pl.DataFrame:
    """What is known today of what they spend in a year, where there is an estimate."""
    days = pl.DataFrame({"point": [0], "day": [day], "wallet_year": [(closed or day).year]})
    return spending.estimates(database, population, days).select("account_id", pl.col("wallet").cast(pl.Float64))


def _revenue(database: Database, population: pl.DataFrame, year: Period) -> pl.DataFrame:
    """What those that ordered in the year bought in it, in the base currency."""
    ordered = bought(database, population, year).filter(pl.col("last_order_date") >= year.first)
    return ordered.group_by("account_id").agg(pl.col("revenue").sum().cast(pl.Float64))


def _plans(database: Database, population: pl.DataFrame) -> pl.DataFrame:
    rows = [(one.id, DEPTHS.index(one.depth)) for one in questions() if one.category in _ASKED]
    asked = pl.DataFrame(rows, schema={"question_id": pl.String, "depth": pl.Int32}, orient="row")
    found = database.read_kept(
        "themes", "plans", reads=("plan", "answer"), frames={"population": population, "questions": asked}
    )
    planned = {theme.value: f"{theme}_planned" for theme in Theme}
    return found.rename({**planned, "their_growth": "growth_said", "answered": "answers"})


def _defaults(accounts: pl.DataFrame) -> pl.DataFrame:
    """The split that goes with each quadrant."""
    names = [f"{theme}_default" for theme in Theme]
    rows = [(quadrant, *split) for quadrant, split in BY_QUADRANT.items()]
    by_quadrant = pl.DataFrame(rows, schema=["quadrant", *names], orient="row")
    return accounts.join(by_quadrant, on="quadrant", how="left").select("account_id", *names)


def _open_cells(database: Database, population: pl.DataFrame, year: Period) -> pl.DataFrame:
    """What is left of the potential of families they know, and of those they never bought."""
    applicable = cells(database, population, year).filter(pl.col("potential").is_not_null())
    knows = pl.col("state").is_in(_KNOWN)
    return applicable.group_by("account_id").agg(
        known_gap=pl.col("gap").filter(knows).sum().cast(pl.Float64),
        known_potential=pl.col("potential").filter(knows).sum().cast(pl.Float64),
        new_gap=pl.col("gap").filter(pl.col("state") == State.NOT_BOUGHT.value).sum().cast(pl.Float64),
    )


def _health(database: Database, population: pl.DataFrame, day: date) -> pl.DataFrame:
    measured = values(database, population, (day,)).select(
        "account_id", "open_grievance", critical_days=pl.col("critical_date") * DAYS_A_MONTH
    )
    return health(database, population, day).select("account_id", "health", "band").join(measured, on="account_id")


def _threads(database: Database, population: pl.DataFrame, day: date) -> pl.DataFrame:
    raised = alarms(database, population, day).filter(pl.col("alarm") == Alarm.SINGLE_THREAD.value)
    return raised.select("account_id", is_single_thread=True).unique("account_id")


def _effort(database: Database, accounts: pl.DataFrame) -> pl.DataFrame:
    """Open actions and their hours by theme, one row an account that has any."""
    found = database.read("themes", "effort", frames={"population": accounts.select("account_id")})
    of = {theme: pl.col("theme") == theme.value for theme in Theme}
    return found.group_by("account_id").agg(
        **{f"{theme}_actions": pl.col("actions").filter(is_it).sum() for theme, is_it in of.items()},
        **{f"{theme}_hours": pl.col("hours").filter(is_it).sum() for theme, is_it in of.items()},
        untagged=pl.col("actions").filter(pl.col("theme").is_null()).sum(),
        untimed=(pl.col("actions") - pl.col("timed")).filter(pl.col("theme").is_not_null()).sum(),
    )


def _drifted(frame: pl.DataFrame) -> pl.DataFrame:
    actions = [pl.col(f"{theme}_actions").fill_null(0) for theme in Theme]
    total = pl.sum_horizontal(actions)
    off = [(100 * done / total - pl.col(f"{theme}_planned")).abs() for theme, done in zip(Theme, actions, strict=True)]
    drift = pl.when((total > 0) & pl.col("penetrate_planned").is_not_null()).then(pl.sum_horizontal(off) / 2)
    return frame.with_columns(drift=drift.round(6))
