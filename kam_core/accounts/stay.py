"""One stay of an account on the key-account list, inside a save."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import uuid4

import polars as pl

from kam_core.accounts.model import AccountId, Kind
from kam_core.store.transaction import Transaction

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "membership_id": pl.String,
    "account_id": pl.String,
    "kind": pl.String,
    "since": pl.Date,
    "until": pl.Date,
    "admit_reason": pl.String,
    "admitted_by": pl.String,
    "retire_reason": pl.String,
    "retired_by": pl.String,
    "illustrative": pl.Boolean,
    "version": pl.Int32,
}


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay as the store has it; `until` is null while it lasts."""

    membership_id: str
    account_id: AccountId
    kind: Kind
    since: date
    until: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a stay begins or ends, and who answers for it."""

    action: str
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class CeilingException:
    """Somebody answers for a key account above the ceiling; `expires_on` is the last day it holds."""

    decided_by: str
    reason: str
    expires_on: date


def newest(transaction: Transaction, account_id: AccountId) -> Stay | None:
    """The last stay of an account, ended or not; null if it never was on the list."""
    rows = transaction.read("accounts", "newest_stay", account_id=account_id)
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    return Stay(**{**row, "kind": Kind(row["kind"])})


def begin(transaction: Transaction, account_id: AccountId, kind: Kind, since: date, why: Decision) -> str:
    """Begin a stay, and return its id; its version follows on the account's last."""
    before = newest(transaction, account_id)
    row: dict[str, object] = {
        "membership_id": uuid4().hex,
        "account_id": account_id,
        "kind": kind.value,
        "since": since,
        "until": None,
        "admit_reason": why.reason,
        "admitted_by": why.who,
        "retire_reason": None,
        "retired_by": None,
        "illustrative": False,
        "version": before.version + 1 if before else 1,
    }
    insert(transaction, [row], why.action)
    return str(row["membership_id"])


def insert(transaction: Transaction, rows: list[dict[str, object]], action: str) -> None:
    """Keep new stays, each with its history."""
    transaction.insert("app.membership", pl.DataFrame(rows, schema=SCHEMA))
    for row in rows:
        told = {field: (None, value) for field, value in row.items() if value is not None and field != "membership_id"}
        transaction.record(action, "membership", str(row["membership_id"]), told)


def end(transaction: Transaction, stay: Stay, until: date, why: Decision) -> None:
    """End a stay that lasts."""
    version = stay.version + 1
    transaction.execute(
        "accounts",
        "end_stay",
        membership_id=stay.membership_id,
        until=until,
        reason=why.reason,
        who=why.who,
        version=version,
    )
    told: dict[str, tuple[object, object]] = {
        "until": (None, until),
        "retire_reason": (None, why.reason),
        "retired_by": (None, why.who),
        "version": (stay.version, version),
    }
    transaction.record(why.action, "membership", stay.membership_id, told)


def exempt(transaction: Transaction, membership_id: str, exception: CeilingException, action: str) -> None:
    """Let a stay be above the ceiling."""
    row: dict[str, object] = {"membership_id": membership_id, **asdict(exception)}
    transaction.insert("app.ceiling_exception", pl.DataFrame([row]))
    told = {f"exception_{field}": (None, value) for field, value in asdict(exception).items()}
    transaction.record(action, "membership", membership_id, told)


def exception_of(transaction: Transaction, stay: Stay) -> CeilingException | None:
    """The exception that a stay was let in by, in force or expired."""
    rows = transaction.read("accounts", "exception_of_stay", membership_id=stay.membership_id)
    return None if rows.is_empty() else CeilingException(**rows.row(0, named=True))
