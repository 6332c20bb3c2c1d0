"""Lines that somebody has to do, that a day brings, or that a plan lacks; as frames with some columns of a line."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import polars as pl

from kam_core.questions.catalogue import DEPTHS, questions
from kam_core.store.database import Database
from kam_core.week.reasons import WEEK, horizons

# A request may wait for two days before it is a line.
_PATIENCE = 2


def asked_questions() -> pl.DataFrame:
    """The questions as stale answers are told by: `question_id`, `category`, `depth` (0..2), `stale_after_days`."""
    rows = [(one.id, one.category, DEPTHS.index(one.depth), one.stale_after_days) for one in questions()]
    schema = {"question_id": pl.String, "category": pl.String, "depth": pl.Int32, "stale_after_days": pl.Int32}
    return pl.DataFrame(rows, schema, orient="row")


def to_do(database: Database, accounts: pl.DataFrame, today: date, owners: Sequence[str]) -> pl.DataFrame:
    """Actions and open questions that are due within the week, or late."""
    frames = {"accounts": accounts.select("account_id", "among")}
    until = today + timedelta(WEEK)
    found = database.read_kept(
        "week", "to_do", reads=("action", "open_question"), frames=frames, until=until, owners=list(owners)
    )
    return found.rename({"due_on": "on"})


def dates(database: Database, among: pl.DataFrame, today: date) -> pl.DataFrame:
    """Days that decide something and are near enough."""
    frames = {"population": among, "horizons": horizons(today)}
    reads = ("plan", "answer", "competitor")
    return database.read_kept("week", "dates", reads=reads, frames=frames, today=today).rename({"day": "on"})


def waiting(database: Database, among: pl.DataFrame, today: date) -> pl.DataFrame:
    """What they wait for."""
    before = datetime.combine(today - timedelta(_PATIENCE), time.min)
    frames = {"population": among}
    found = database.read_kept("week", "waiting", reads=(), frames=frames, today=today, asked_before=before)
    return found.rename({"day": "on"})


def stale(database: Database, among: pl.DataFrame, today: date) -> pl.DataFrame:
    """Answers that went stale, one row an account and category."""
    frames = {"population": among, "questions": asked_questions()}
    found = database.read_kept("week", "stale", reads=("plan", "answer", "looked"), frames=frames, today=today)
    return found.select(
        "account_id",
        reason=pl.lit("stale"),
        what="category",
        on="day",
        record=pl.lit("plan"),
        record_id="plan_id",
        place="category",
        amount="answers",
    )


def without_plan(key: pl.DataFrame, planned: pl.DataFrame) -> pl.DataFrame:
    """Key accounts without a plan."""
    return key.join(planned, on="account_id", how="anti").with_columns(reason=pl.lit("no_plan"))
