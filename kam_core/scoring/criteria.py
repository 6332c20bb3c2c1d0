"""Sets of criteria as they were decided: read, and saved as a new version."""

from datetime import date

import polars as pl

from kam_core.errors import ConflictError, RefusedError
from kam_core.scoring import rows
from kam_core.scoring.bands import with_bands
from kam_core.scoring.checks import check
from kam_core.scoring.defaults import default_set, name
from kam_core.scoring.model import SYSTEM, CriteriaSet
from kam_core.store.clock import now_utc
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


def versions(database: Database) -> tuple[CriteriaSet, ...]:
    """All sets ever decided, newest first; empty before there are accounts to make the first for."""
    # In this order: criteria of a set are never changed, and are there as soon as their set is.
    set_rows = database.read("scoring", "criteria_sets")
    return rows.sets(set_rows, database.read("scoring", "criteria"))


def version_in_force(database: Database, day: date) -> int:
    """The number of the set that holds on `day`; 0 while none was saved."""
    return int(database.read("scoring", "version_in_force", day=day)["version"][0])


def in_force(database: Database, day: date) -> CriteriaSet:
    """The set that holds on `day`; the default one, version 0, while none was saved."""
    return version(database, version_in_force(database, day))


def version(database: Database, number: int) -> CriteriaSet:
    """The set with this number; 0 is the default one.

    Raises:
        RefusedError: there is none.
    """
    for decided in versions(database) if number else (default_set(),):
        if decided.version == number:
            return decided
    raise RefusedError("There is no set of criteria with number {number}.", number=number)


def save(store: Store, request: Request, criteria_set: CriteriaSet, expected_version: int) -> int:
    """Keep `criteria_set` as the newest version, decided by who asks.

    A computed criterion without bands gets those of the accounts as they are today.

    Args:
        store: where to.
        request: who asks.
        criteria_set: its `version` and `who` are not looked at.
        expected_version: the newest version that who asks has seen (0: none).

    Returns:
        The number of the new version.

    Raises:
        RefusedError: it breaks a rule of `checks.check`.
        ConflictError: somebody saved a version in the meantime.
    """
    complete = with_bands(store.database, criteria_set)
    outcome = store.writer.save(request, lambda transaction: _keep(transaction, request, complete, expected_version))
    return int(outcome or 0)


def establish(store: Store) -> None:
    """Make the first version once there are accounts, and complete its bands once there are facts for them."""
    decided = versions(store.database)
    if not decided and not store.database.read("scoring", "account_ids").is_empty():
        first = with_bands(store.database, default_set())
        request = Request(SYSTEM, "scoring", "criteria-1")
        store.writer.save(request, lambda transaction: write(transaction, request, first, None))
    elif len(decided) == 1 and decided[0].who == SYSTEM:
        _complete(store, decided[0])


def write(transaction: Transaction, request: Request, new: CriteriaSet, old: CriteriaSet | None) -> str:
    """The rows and the history of the version after `old`; its number."""
    number = (old.version if old else 0) + 1
    values = rows.set_values(new, request.who)
    criteria_set = pl.DataFrame(
        [{"version": number, **values, "decided_at": now_utc()}], schema_overrides={"note": pl.String}
    )
    transaction.insert("app.criteria_set", criteria_set)
    transaction.insert("app.criterion", rows.criterion_frame(new, number))
    before = rows.set_values(old, old.who) if old else {}
    transaction.record("save", "criteria_set", str(number), _changes(before, values))
    known = {c.code: rows.criterion_values(c) for c in old.criteria} if old else {}
    for c in new.criteria:
        changes = _changes(known.get(c.code, {}), rows.criterion_values(c))
        transaction.record("save", "criterion", f"{number}/{c.code}", changes)
    transaction.moves_scores = True
    return str(number)


def _keep(transaction: Transaction, request: Request, mine: CriteriaSet, expected: int) -> str:
    set_rows = transaction.read("scoring", "criteria_sets")
    newest = next(iter(rows.sets(set_rows, transaction.read("scoring", "criteria"))), None)
    if newest is not None and newest.version != expected:
        raise ConflictError(
            "{who} saved another set of criteria at {when}: {theirs}. Yours was: {mine}.",
            who=newest.who_name,
            when=set_rows["decided_at"][0],
            theirs=_summary(newest),
            mine=_summary(mine),
        )
    check(mine, newest)
    return write(transaction, request, mine, newest)


def _complete(store: Store, first: CriteriaSet) -> None:
    complete = with_bands(store.database, first)
    learned = [new for old, new in zip(first.criteria, complete.criteria, strict=True) if new.bands != old.bands]
    if not learned:
        return

    def change(transaction: Transaction) -> None:
        for c in learned:
            bands = rows.edges(c)
            transaction.execute(
                "scoring", "complete_bands", parts=None, frames=None, version=1, criterion=c.code, **bands
            )
            transaction.record("complete", "criterion", f"1/{c.code}", _changes({}, dict(bands)))
        transaction.moves_scores = True

    store.writer.save(Request(SYSTEM, "scoring", "-".join(["criteria-1", *(c.code for c in learned)])), change)


def _changes(before: dict[str, object], now: dict[str, object]) -> dict[str, tuple[object, object]]:
    return {field: (before.get(field), value) for field, value in now.items()}


def _summary(criteria_set: CriteriaSet) -> str:
    return ", ".join(f"{name(c)} {c.weight:g}" for c in criteria_set.criteria)
