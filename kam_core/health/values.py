"""What every measure of health is on some days, for many accounts at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from kam_core.kpis import growth
from kam_core.people.contacts import TOUCH_DAYS
from kam_core.period import Moments, first_of_month, trailing_year
from kam_core.questions.catalogue import DEPTHS, question, questions
from kam_core.store.database import Database
from kam_core.store.moments import moments

_YEAR = 12
DAYS_A_MONTH = 365.25 / 12
# Each with the kinds of records that it reads beside facts.
_STATEMENTS = {
    "bought": (),
    "overdue": (),
    "contacts": ("stakeholder",),
    "touches": ("interaction", "stakeholder"),
    "sponsored": ("interaction", "team_member"),
    "delivered": (),
    "valued": ("value_result", "need"),
    "contracts": (),
    "pipeline": (),
}


@dataclass(frozen=True, slots=True)
class _Held:
    """From when on the company's data hold each kind of fact; null where they hold none."""

    bought: date | None
    receivable: date | None
    grievance: date | None
    opportunity: date | None


def values(database: Database, population: pl.DataFrame, days: Sequence[date]) -> pl.DataFrame:
    """The measures of a population on days.

    Args:
        database: where to read.
        population: has a column `account_id`.
        days: the last one is the day that "today" means for what is not dated.

    Returns:
        One row an account and day: `account_id`, `point` (the day's place in `days`), a Float64 of each measure by its
        code (null: we do not know) and a Boolean of each cap by its code.
    """
    among = population.select("account_id").unique(maintain_order=True)
    frame = _asked(database, among, days)
    held = _Held(*database.read_kept("health", "first_days", reads=()).row(0))
    for statement, reads in _STATEMENTS.items():
        asked = frame.select(*_ASKED, *(("said_on",) if statement == "pipeline" else ()))
        found = database.read_kept("health", statement, reads=reads, frames={"asked": asked})
        typed = found.with_columns(pl.col("point").cast(pl.Int8))
        frame = frame.join(typed, on=("account_id", "point"), how="left", maintain_order="left")
    return _measured(frame, held)


_ASKED = ("account_id", "point", "day", "year_before", "first", "until")


def _asked(database: Database, among: pl.DataFrame, days: Sequence[date]) -> pl.DataFrame:
    """One row an account and day, with what the account's plan says and the year that its revenue is of."""
    known = moments(database)
    asked_days = pl.DataFrame([_windows(known, point, day) for point, day in enumerate(days)], schema=_DAYS)
    frames = {"population": among, "questions": _allowed()}
    said = database.read_kept("health", "said", reads=("plan", "answer", "looked"), frames=frames, today=days[-1])
    return among.join(said, on="account_id", how="left", maintain_order="left").join(asked_days, how="cross")


_DAYS = {
    "point": pl.Int8,
    "day": pl.Date,
    "year_before": pl.Date,
    "first": pl.Date,
    "until": pl.Date,
}


def _windows(known: Moments, point: int, day: date) -> dict[str, object]:
    closed = known.closed_on(day)
    year = trailing_year(closed) if closed else None
    span = {"year_before": year.back(_YEAR).first, "first": year.first, "until": year.until} if year else {}
    return {"point": point, "day": day, "year_before": None, "first": None, "until": None, **span}


def _allowed() -> pl.DataFrame:
    """Which depth asks each question first (0 to 2), and for how many days its answer stays fresh."""
    rows = [(one.id, DEPTHS.index(one.depth), one.stale_after_days) for one in questions()]
    schema = {"question_id": pl.String, "depth": pl.Int32, "stale_after_days": pl.Int32}
    return pl.DataFrame(rows, schema, orient="row")


def _measured(frame: pl.DataFrame, held: _Held) -> pl.DataFrame:
    day = pl.col("day")
    grown = pl.when(_holds(held.bought, pl.col("year_before"))).then(growth.growth("revenue", "revenue_before"))
    worst = pl.col("worst_thing").replace_strict(_worst_scores(), default=None, return_dtype=pl.Float64)
    is_open = (pl.col("grievances") > 0) | (worst == 0).fill_null(value=False)
    wanted = pl.col("growth_said") - pl.col("won_amount").fill_null(0)
    return frame.select(
        "account_id",
        "point",
        rev_yoy=grown,
        growth_gap=growth.gap(grown, "their_growth"),
        overdue=_overdue(held),
        level_balance=pl.coalesce((pl.col("level_rating") - 1) / 4, pl.col("levels").cast(pl.Float64) / 3),
        stance="stance",
        freshness=(_days(day - pl.col("last_contact")) - pl.col("touch_days").fill_null(TOUCH_DAYS)).clip(0),
        sponsor=_days(day - _latest(_until_day("sponsor_said"), pl.col("sponsored_on"))),
        grievance=pl.when(is_open)
        .then(0.0)
        .otherwise(pl.coalesce(worst, pl.when(_holds(held.grievance, day)).then(100.0))),
        response_time="hours",
        ces="effort",
        proof=_proof(),
        needs=_needs(),
        critical_date=_days(_earliest(_from_day("critical_said"), pl.col("critical_on")) - day) / DAYS_A_MONTH,
        pipeline=pl.when(_holds(held.opportunity, day) & (wanted > 0)).then(
            pl.col("open_amount").fill_null(0) / wanted
        ),
        plan_freshness=pl.when(pl.col("answers") > 0).then(1 - pl.col("stale") / pl.col("answers")),
        open_grievance=is_open.fill_null(value=False),
        contract_notice=pl.col("notice_is_near").fill_null(value=False),
        advocate_left=pl.col("advocate_left").fill_null(value=False),
    )


def _worst_scores() -> dict[str, float]:
    asked = question("I06")
    return {choice: float(score) for choice, score in zip(asked.choices, asked.scores, strict=True)}


def _overdue(held: _Held) -> pl.Expr:
    """Any overdue amount is beyond all where there is no revenue to set it against."""
    late = pl.when(pl.col("revenue") > 0).then(pl.col("overdue") / pl.col("revenue"))
    without_revenue = pl.when(pl.col("overdue") > 0).then(1.0)
    none_late = pl.when(_holds(held.receivable, pl.col("day"))).then(0.0)
    return pl.when(pl.col("is_late")).then(pl.coalesce(late, without_revenue)).otherwise(none_late)


def _proof() -> pl.Expr:
    said, measured = pl.col("proof_said"), pl.col("measured")
    return (
        pl.when((pl.col("confirmed") > 0) | (said == 2))
        .then(100.0)
        .when((measured > 0) | (said == 1))
        .then(50.0)
        .when(pl.col("promised") > 0)
        .then(0.0)
    )


def _needs() -> pl.Expr:
    age = _days(pl.col("day") - _until_day("needs_said"))
    share = pl.when(pl.col("needs") > 0).then(pl.col("needs_confirmed") / pl.col("needs"))
    return pl.when(age <= 90).then(1.0).otherwise(pl.coalesce(share, pl.when(age > 90).then(0.0)))


def _holds(since: date | None, day: pl.Expr) -> pl.Expr:
    """Whether the data reach back to a day."""
    return pl.lit(value=False) if since is None else (day >= first_of_month(since)).fill_null(value=False)


def _days(span: pl.Expr) -> pl.Expr:
    return span.dt.total_days().cast(pl.Float64)


def _until_day(name: str) -> pl.Expr:
    """A day that somebody named, where it is not later than the day that is looked at."""
    return pl.when(pl.col(name) <= pl.col("day")).then(pl.col(name))


def _from_day(name: str) -> pl.Expr:
    return pl.when(pl.col(name) >= pl.col("day")).then(pl.col(name))


def _latest(*days: pl.Expr) -> pl.Expr:
    return pl.max_horizontal(*days)


def _earliest(*days: pl.Expr) -> pl.Expr:
    return pl.min_horizontal(*days)
