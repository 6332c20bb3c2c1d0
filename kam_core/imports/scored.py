"""What the product computed from loads that are undone: taken back with them, computed again when asked for."""

from collections.abc import Sequence

import polars as pl

from kam_core.scoring.model import SYSTEM
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


def forget(store: Store, batch_ids: Sequence[int]) -> None:
    """Take away the scores that were computed since the first of these loads, and the criteria made for its accounts.

    Criteria stay where there are accounts, and where a person decided on any.

    Raises:
        NotSavedError: the disk refused; the next look at a score sees that it is out of date.
    """
    chosen = pl.DataFrame({"batch_id": batch_ids}, schema={"batch_id": pl.Int32})
    since = store.database.read("imports", "loaded_at", frames={"chosen": chosen})["loaded_at"][0]

    def scores(transaction: Transaction) -> None:
        for name in ("delete_scores_since", "delete_runs_since"):
            transaction.execute("imports", name, since=since)

    store.writer.derive(scores)
    if store.database.read("imports", "only_the_first_criteria", system=SYSTEM).item():
        store.writer.follow(new_request(SYSTEM, "import"), _withdraw)


def _withdraw(transaction: Transaction) -> None:
    for name in ("delete_criterion", "delete_criteria_sets"):
        transaction.execute("imports", name)
    transaction.execute("imports", "delete_requests_of_criteria", system=SYSTEM)
    transaction.record("undo", "criteria_set", "1", {"version": (1, None)})
