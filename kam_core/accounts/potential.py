"""What a customer could buy from us in the next three years: who said how much, and when."""

from decimal import Decimal

import polars as pl

from kam_core.accounts import rules, versions
from kam_core.accounts.model import AccountId
from kam_core.errors import RefusedError
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

PLACES = Decimal("0.0001")
MOST = Decimal(10) ** 14


def potentials(database: Database, account_id: AccountId) -> pl.DataFrame:
    """The three-year potential of one account, loaded or typed, newest first; the first row counts today.

    Returns:
        `said_on` Date, `amount_base` Decimal in the base currency, `said_by` (a name), `illustrative` Boolean.
    """
    return database.read("accounts", "potentials", account_id=account_id)


def version(database: Database, account_id: AccountId) -> int:
    """What a save must name: how often a potential was typed for the account; 0 if never."""
    typed = database.read("accounts", "typed_potential", account_id=account_id)
    return int(typed["version"][0]) if typed.height else 0


def set_potential(
    store: Store, request: Request, account_id: AccountId, *, amount: Decimal, expected_version: int
) -> None:
    """Say an account's three-year potential as of today, in the base currency; a second one today replaces it.

    Raises:
        ConflictError: somebody typed one since `expected_version` was read.
        UnknownAccountError, RefusedError: nothing is saved.
    """
    today = moments(store.database).today

    def change(transaction: Transaction) -> None:
        rules.known(transaction, account_id)
        rounded = _money(amount)
        typed = transaction.read("accounts", "typed_potential", account_id=account_id)
        _, before, current = typed.row(0) if typed.height else (None, None, 0)
        subject = versions.Subject("potential", account_id)
        versions.check(transaction, subject, expected=expected_version, current=current, theirs=before, mine=rounded)
        values = {"said_on": today, "amount": rounded, "currency": _base_currency(transaction), "version": current + 1}
        transaction.execute("accounts", "keep_potential", account_id=account_id, who=request.who, **values)
        told = {"amount": (before, rounded), "said_on": (typed["said_on"][0] if typed.height else None, today)}
        transaction.record("set_potential", "potential", account_id, told)
        transaction.moves_scores = True

    store.writer.save(request, change)


def _money(amount: Decimal) -> Decimal:
    if not amount.is_finite() or not PLACES <= amount < MOST:
        raise RefusedError("A potential is an amount above 0, not {amount}.", amount=amount)
    return amount.quantize(PLACES)


def _base_currency(transaction: Transaction) -> str:
    company = transaction.read("store", "company")
    if company.is_empty():
        raise RefusedError("Say the company's base currency first: amounts are kept in it.")
    return str(company["base_currency"][0])
