"""What people wrote in a world of three accounts, as rows: plans with their answers, and actions."""

from collections.abc import Sequence
from datetime import date, datetime

import polars as pl

from kam_core.accounts.company import fix_today
from kam_core.store.request import new_request
from kam_core.store.store import Store

# The world's windows end with December 2025.
TODAY = date(2026, 1, 15)


def put(store: Store, table: str, rows: Sequence[dict[str, object]]) -> None:
    """Rows as a table of the store has them: real ones, of the first version."""
    frame = pl.DataFrame(rows, infer_schema_length=None).with_columns(illustrative=pl.lit(value=False), version=1)
    store.writer.derive(lambda transaction: transaction.insert(table, frame))


def plan(plan_id: str, account_id: str, year: int) -> dict[str, object]:
    """A plan of a calendar year that asks the 18 questions of the shortest depth."""
    period = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    return {"plan_id": plan_id, "account_id": account_id, "stage": "strategy", "depth": "express", **period}


def answer(plan_id: str, account_id: str, question_id: str, value: str | None, **more: object) -> dict[str, object]:
    """An answer of 10 January 2026, if `more` says no other."""
    return {
        "answer_id": f"{plan_id}:{question_id}",
        "account_id": account_id,
        "plan_id": plan_id,
        "question_id": question_id,
        "state": "answered",
        "value": value,
        "carried": False,
        "answered_at": datetime(2026, 1, 10),
        **more,
    }


def let_it_be(store: Store, day: date) -> None:
    """Fix the day of a store."""
    fix_today(store, new_request("P1", "test"), day)
