"""The growth plans of the demo, loaded as they were written: all tables in one save, each value in the history."""

from pathlib import Path

import polars as pl

from kam_core.ingest.demo_reviews import keep_snapshots
from kam_core.people import kinds as people
from kam_core.plans import cell_kinds as cells
from kam_core.plans import kinds as plans
from kam_core.records.model import Kind
from kam_core.records.names import parts
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

# A file for each kind, by its name.
FILES: dict[str, Kind] = {
    "plans": plans.PLAN,
    "answers": plans.ANSWER,
    "stage_outputs": plans.STAGE_OUTPUT,
    "objectives": plans.OBJECTIVE,
    "roadmap_years": plans.ROADMAP_YEAR,
    "resources": plans.RESOURCE,
    "actions": plans.ACTION,
    "open_questions": plans.OPEN_QUESTION,
    "risks": plans.RISK,
    "needs": plans.NEED,
    "value_results": plans.VALUE_RESULT,
    "investments": plans.INVESTMENT,
    "competitors": plans.COMPETITOR,
    "wallet_estimates": plans.WALLET,
    "stakeholders": people.STAKEHOLDER,
    "relationships": people.RELATIONSHIP,
    "team_members": people.TEAM_MEMBER,
    "interactions": people.INTERACTION,
    "reviews": plans.REVIEW,
    "white_space_cells": cells.CELL,
    "offers": cells.OFFER,
}


def load_plans(store: Store, request: Request, folder: Path) -> None:
    """Load the CSV files of `folder` into tables that have none of their records yet.

    Args:
        store: where to.
        request: who loads them; the same request is kept once.
        folder: has a file `<name>.csv` for each of `FILES`; an empty cell is "nothing there".
    """

    def change(transaction: Transaction) -> None:
        for name, kind in FILES.items():
            _load(transaction, kind, pl.read_csv(folder / f"{name}.csv", infer_schema=False))
        keep_snapshots(transaction, transaction.database(store.connection))
        # What an account spends in a year, as its plan says it, is a part of its score.
        transaction.moves_scores = True

    store.writer.save(request, change)


def _load(transaction: Transaction, kind: Kind, rows: pl.DataFrame) -> None:
    marked = rows.with_columns(illustrative=pl.lit(value=True), version=pl.lit(1))
    transaction.insert(kind.table, marked)
    told = ("account_id", *(one.name for one in kind.fields))
    for row in transaction.read("records", "whole", parts=parts(kind)).iter_rows(named=True):
        values = {name: (None, row[name]) for name in told if row[name] is not None}
        transaction.record("add", kind.name, row[kind.key], values)
