"""Actions, open questions and risks of an account in the order in which they need somebody."""

from datetime import date

import polars as pl

from kam_core.plans import choices
from kam_core.plans.kinds import ACTION, OPEN_QUESTION
from kam_core.records import queries
from kam_core.store.database import Database
from kam_core.text.words import _

_ORDER = {"overdue": 0, "doing": 1, "open": 1, "answered": 2, "done": 2, "dropped": 3}
_TO_DO = ("open", "doing")


def actions(database: Database, account_id: str, today: date) -> pl.DataFrame:
    """The actions of an account with their `state` (the status, or 'overdue'); overdue first, then by due day."""
    return _ordered(queries.of_account(database, ACTION, account_id), today)


def open_questions(database: Database, account_id: str, today: date) -> pl.DataFrame:
    """The open questions of an account, as `actions`."""
    return _ordered(queries.of_account(database, OPEN_QUESTION, account_id), today)


def by_weight(risks: pl.DataFrame) -> pl.DataFrame:
    """Risks with their `weight` (likelihood times impact; null: nobody said), the heaviest open one first."""
    weighed = risks.with_columns((pl.col("likelihood") * pl.col("impact")).alias("weight"))
    return weighed.sort(
        pl.col("status") != "open", "weight", "due_on", descending=[False, True, False], nulls_last=True
    )


def state_words() -> dict[str, str]:
    """What each state of an action is called."""
    return {"overdue": _("Overdue"), **{code: _(label) for code, label in choices.ACTION_STATUSES.items()}}


def _ordered(rows: pl.DataFrame, today: date) -> pl.DataFrame:
    is_late = pl.col("status").is_in(_TO_DO) & (pl.col("due_on") < today).fill_null(value=False)
    told = rows.with_columns(pl.when(is_late).then(pl.lit("overdue")).otherwise(pl.col("status")).alias("state"))
    place = pl.col("state").replace_strict(_ORDER, default=9, return_dtype=pl.Int8)
    waits = place < 2
    # What is over is told by what was done last.
    newest = pl.when(waits).then(pl.col("due_on")).dt.epoch("d").fill_null(10**6)
    oldest = pl.when(~waits).then(-pl.col("due_on").dt.epoch("d"))
    return told.sort(place, newest, oldest, "title" if "title" in rows.columns else "question", nulls_last=True)
