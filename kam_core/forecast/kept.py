"""Forecasts as they are kept: computed once for each state of the facts, read by everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from kam_core.forecast.model import EVERYBODY, SEASON
from kam_core.period import add_months
from kam_core.store.clock import now_utc
from kam_core.store.database import Database
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

# Raise with any change of the rules, so that kept forecasts are computed again.
RULES = 2
_MONEY = pl.Decimal(18, 4)
_CHANGE = ("actual", "expected", "low", "high")
_AMOUNTS = ("expected", "low_80", "high_80", "low_95", "high_95")
_HEAD = {
    "account_id": pl.String,
    "basis": pl.String,
    "last_quarter": pl.Date,
    "computed_at": pl.Datetime("us"),
    "quarters": pl.Int32,
    "reason": pl.String,
    "method": pl.String,
    "change_sign": pl.String,
    "is_up": pl.Boolean,
    "score": pl.Float64,
    **dict.fromkeys(_CHANGE, _MONEY),
}
_QUARTER = {"account_id": pl.String, "quarter": pl.Date, **dict.fromkeys(_AMOUNTS, _MONEY)}
_ERROR = {"account_id": pl.String, "method": pl.String, "wmape": pl.Float64, "mase": pl.Float64}


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is kept of one series.

    `head` has the columns of `sql/forecast.sql`. `quarters` has one row a quarter ahead: `quarter` Date (its first
    day), `expected`, `low_80`, `high_80`, `low_95`, `high_95` Decimal in the base currency; empty where there is no
    forecast. `errors` has one row a method of the back-test, the best first: `method`, `wmape` (a ratio; null: nothing
    was bought in the quarters that were tested), `mase` (null: unknown).
    """

    head: dict[str, Any]
    quarters: pl.DataFrame
    errors: pl.DataFrame


def basis(database: Database) -> str:
    """What forecasts of now are kept under."""
    return f"{RULES}.{database.read('forecast', 'basis')['basis'][0]}"


def wanted(database: Database, today: date) -> list[str]:
    """What is forecast without being asked for: all accounts together, key accounts, and those proposed for it."""
    return [EVERYBODY, *database.read("forecast", "wanted", today=today)["account_id"]]


def missing(database: Database, names: Iterable[str]) -> list[str]:
    """Those of `names` that are not kept, or of facts that have changed since."""
    found = database.read("forecast", "kept", basis=basis(database))["account_id"].fill_null(EVERYBODY).to_list()
    return sorted(set(names) - set(found))


def forecast(database: Database, name: str) -> Forecast | None:
    """What is kept of an account, or of `EVERYBODY`; null where nothing is, or facts have changed since."""
    account_id = name or None
    head = database.one("forecast", "forecast", account_id=account_id, basis=basis(database))
    if head is None:
        return None
    quarters = database.read("forecast", "quarters", account_id=account_id)
    return Forecast(head, quarters, database.read("forecast", "errors", account_id=account_id))


def changes(database: Database, population: pl.DataFrame) -> pl.DataFrame:
    """The sudden changes in the last closed quarter that nobody has decided on.

    Args:
        database: where to read.
        population: has a column `account_id`.

    Returns:
        One row an account: `account_id`, `last_quarter` Date (its first day), `change_sign` (a `Sign`), `is_up`,
        `actual`, `expected`, `low`, `high` Decimal, `score`, as in `model.Change`. Empty while forecasts are due.
    """
    frames = {"population": population.select("account_id").unique()}
    return database.read("forecast", "changes", frames=frames, basis=basis(database))


def dismissal(database: Database, account_id: str, quarter: date) -> dict[str, Any] | None:
    """Why the sudden change of a quarter needs nobody: `change_decision_id`, `reason`; null where nobody said so.

    Of several people the last one.
    """
    found = database.read("forecast", "decision", account_id=account_id, quarter=quarter)
    return found.row(0, named=True) if found.height else None


def state(database: Database) -> str:
    """Which forecasts are kept: changes with each run, while the revision of the store does not."""
    return str(database.read("forecast", "state")["state"][0])


def keep(store: Store, outlooks: Mapping[str, Mapping[str, Any]], made_from: str, last_quarter: date | None) -> None:
    """Keep outlooks by name, as `task.outlooks` gives them; what rests on another basis goes.

    Args:
        store: where to.
        outlooks: by id of the account, or `EVERYBODY`.
        made_from: the basis of the facts that they were computed from.
        last_quarter: the first day of the last closed quarter in these facts; null: none was closed.
    """
    at = now_utc()
    every = outlooks.items()
    head = _frame(((name or None, made_from, last_quarter, at, *_found(one)) for name, one in every), _HEAD)
    quarters = _frame((row for name, one in every for row in _ahead(name, one, last_quarter)), _QUARTER)
    errors = _frame((row for name, one in every for row in _errors(name, one)), _ERROR)

    def change(transaction: Transaction) -> None:
        stale = transaction.read("forecast", "leaving", basis=made_from)
        leaving = {"leaving": pl.concat([stale, head.select("account_id")])}
        for table, frame in (("forecast", head), ("forecast_quarter", quarters), ("forecast_error", errors)):
            transaction.execute("forecast", f"delete_{table}", frames=leaving)
            transaction.insert(f"app.{table}", frame)

    store.writer.derive(change)


def _frame(rows: Iterable[Sequence[object]], schema: Mapping[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema, orient="row")


def _found(one: Mapping[str, Any]) -> Sequence[object]:
    change = one["change"] or {}
    amounts = [_amount(change.get(column)) for column in _CHANGE]
    signs = (change.get("sign"), change.get("is_up"), change.get("score"))
    return one["quarters"], one["reason"], one["method"], *signs, *amounts


def _ahead(name: str, one: Mapping[str, Any], last: date | None) -> Iterable[Sequence[object]]:
    for number, quarter in enumerate(one["ahead"], start=1):
        assert last is not None  # noqa: S101 - no quarter ahead without one that is closed
        amounts = [_amount(quarter[column]) for column in _AMOUNTS]
        yield name or None, add_months(last, number * 12 // SEASON), *amounts


def _errors(name: str, one: Mapping[str, Any]) -> Iterable[Sequence[object]]:
    for tried in one["tried"]:
        yield name or None, tried["method"], tried["wmape"], tried["mase"]


def _amount(value: float | None) -> Decimal | None:
    """To the cent: nobody knows more of what is to come."""
    return None if value is None else Decimal(f"{value:.2f}")
