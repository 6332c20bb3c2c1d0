"""The list of key accounts as a company already keeps it, loaded in one save."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5

import polars as pl

from kam_core.accounts.model import MEMBER_KINDS
from kam_core.accounts.rules import LONGEST_REASON
from kam_core.accounts.stay import SCHEMA, insert
from kam_core.errors import CeilingError, ContractError
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

COLUMNS = tuple(column for column in SCHEMA if column not in ("membership_id", "version"))


def load_members(store: Store, request: Request, frame: pl.DataFrame) -> None:
    """Load stays on the key-account list, present and past, of accounts that have none yet.

    Args:
        store: where to.
        request: who loads them; the same request is kept once.
        frame: one row a stay: `account_id`, `kind`, `since` Date, `until` Date (null: still on the list),
            `admit_reason`, `admitted_by`, `retire_reason`, `retired_by` (null while it lasts), `illustrative`.

    Raises:
        ContractError: with every fault of the frame; nothing is loaded.
        CeilingError: more accounts would be on the list than the ceiling allows.
    """

    def change(transaction: Transaction) -> None:
        missing = [f"no column {column}" for column in COLUMNS if column not in frame.columns]
        if missing:
            raise ContractError("members", missing)
        rows = list(frame.select(COLUMNS).sort("account_id", "since").iter_rows(named=True))
        faults = _faults(transaction, rows)
        if faults:
            raise ContractError("members", faults)
        insert(transaction, _numbered(rows), "load_members")
        _check_ceiling(transaction)

    store.writer.save(request, change)


def _faults(transaction: Transaction, rows: list[dict[str, object]]) -> list[str]:
    known = set(transaction.read("accounts", "account_ids")["account_id"])
    listed = set(transaction.read("accounts", "stays_so_far")["account_id"])
    faults = [f"{row['account_id']}: {fault}" for row in rows for fault in _faults_of_row(row)]
    faults += [f"no account {row['account_id']}" for row in rows if row["account_id"] not in known]
    faults += [f"{row['account_id']}: is or was on the list" for row in rows if row["account_id"] in listed]
    return faults + [
        f"{later['account_id']}: two stays overlap"
        for earlier, later in pairwise(rows)
        if earlier["account_id"] == later["account_id"] and _overlap(earlier["until"], later["since"])
    ]


def _faults_of_row(row: Mapping[str, object]) -> list[str]:
    faults = []
    if row["kind"] not in MEMBER_KINDS:
        faults.append(f"kind is {row['kind']}, not existing or emerging")
    if not isinstance(row["since"], date):
        faults.append("no day since")
    elif isinstance(row["until"], date) and row["until"] < row["since"]:
        faults.append("ends before it begins")
    if not row["admit_reason"] or not row["admitted_by"] or len(str(row["admit_reason"])) > LONGEST_REASON:
        faults.append("needs a reason and who admitted it")
    if (row["until"] is None) != (row["retire_reason"] is None) or (row["until"] is None) != (
        row["retired_by"] is None
    ):
        faults.append("has an end, a reason for it and who retired it, or none of them")
    if row["illustrative"] is None:
        faults.append("does not say whether it is illustrative")
    return faults


def _overlap(until: object, since: object) -> bool:
    return until is None or (isinstance(until, date) and isinstance(since, date) and until > since)


def _numbered(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with id and version. The id follows from account and day, so that two builds of the demo are equal."""
    versions: dict[object, int] = {}
    numbered = []
    for row in rows:
        account_id = row["account_id"]
        versions[account_id] = versions.get(account_id, 0) + 1
        membership_id = uuid5(NAMESPACE_URL, f"kam:membership:{account_id}:{row['since']}:{versions[account_id]}").hex
        numbered.append({**row, "membership_id": membership_id, "version": versions[account_id]})
    return numbered


def _check_ceiling(transaction: Transaction) -> None:
    members, ceiling = transaction.read("accounts", "list_size").row(0)
    if members > ceiling:
        raise CeilingError(
            "That makes {members} key accounts; the ceiling is {ceiling}.", members=members, ceiling=ceiling
        )
