"""Opinions on criteria, each with its evidence: given, withdrawn, read back."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from kam_core.accounts import versions
from kam_core.accounts.model import AccountId
from kam_core.errors import RefusedError, UnknownAccountError
from kam_core.scoring import criteria
from kam_core.scoring.defaults import name, rateable
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

LOWEST, HIGHEST = 1.0, 5.0
LONGEST_EVIDENCE = 2000


def rate(
    store: Store,
    request: Request,
    account_id: AccountId,
    criterion: str,
    *,
    rating: float | None,
    evidence: str,
    expected_version: int,
) -> None:
    """Keep an opinion as of today; a second one on the same day takes its place.

    Args:
        store: where to.
        request: who asks.
        account_id: of whom.
        criterion: the code of a rated criterion in force today, or of a part of one in its place.
        rating: 1 to 5, or null to withdraw what was said before.
        evidence: what speaks for it, 1 to 2,000 characters.
        expected_version: `version` as `explanation.explain` gave it (0: never rated on a screen).

    Raises:
        UnknownAccountError: no such account.
        RefusedError: no such criterion, a rating outside its scale, or no or too long evidence.
        ConflictError: somebody rated it in the meantime.
    """
    today = moments(store.database).today
    _check_known(store.database, account_id, criterion, today)
    check_said(rating, evidence)
    now: dict[str, object] = {
        "rated_on": today,
        "rating": rating,
        "rated_by": request.who,
        "evidence": evidence.strip(),
    }
    store.writer.save(request, lambda transaction: _keep(transaction, account_id, criterion, now, expected_version))


def newest(database: Database, account_id: AccountId, day: date) -> pl.DataFrame:
    """What people are asked to rate of one account, with what was said last.

    Returns:
        One row for each of `defaults.rateable` by the set in force on `day`, in its order: `criterion`, `name`,
        `rating` (1..5; null: not rated or withdrawn), `who`, `on_day`, `evidence` (null where nobody said anything),
        `version` (what saving a rating must name).
    """
    said = database.read("scoring", "account_ratings", account_id=account_id, day=day)
    versions_now = database.read("scoring", "rating_versions", account_id=account_id)
    asked = rateable(criteria.in_force(database, day))
    rows = pl.DataFrame(
        {"criterion": [one.code for one in asked], "name": [name(one) for one in asked]},
        schema={"criterion": pl.String, "name": pl.String},
    )
    said = said.select("criterion", "rating", who="rated_by", on_day="rated_on", evidence="evidence")
    return (
        rows.join(said, on="criterion", how="left", maintain_order="left")
        .join(versions_now, on="criterion", how="left", maintain_order="left")
        .with_columns(pl.col("version").fill_null(0))
    )


def trail(database: Database, account_id: AccountId) -> pl.DataFrame:
    """Every rating of one account.

    Returns:
        One row a criterion and day, newest first: `criterion`, `rated_on`, `rating` (null: withdrawn), `rated_by` (a
        name), `evidence`, `illustrative`.
    """
    return database.read("scoring", "rating_trail", account_id=account_id)


def _check_known(database: Database, account_id: AccountId, criterion: str, today: date) -> None:
    if database.read("scoring", "one_account", account_id=account_id).is_empty():
        raise UnknownAccountError("No account {account}.", account=account_id)
    decided = criteria.in_force(database, today)
    rated = (*(one for one in decided.criteria if one.measure.rated), *rateable(decided))
    if criterion not in {one.code for one in rated}:
        raise RefusedError("No criterion {criterion} is rated by people today.", criterion=criterion)


def check_said(rating: float | None, evidence: str) -> None:
    """Refuse a rating outside its scale, and no or too long evidence."""
    if rating is not None and not LOWEST <= rating <= HIGHEST:
        raise RefusedError("A rating lies between 1 and 5.")
    if not 1 <= len(evidence.strip()) <= LONGEST_EVIDENCE:
        raise RefusedError("Say what speaks for it, in 1 to {longest} characters.", longest=LONGEST_EVIDENCE)


def _keep(
    transaction: Transaction, account_id: AccountId, criterion: str, now: Mapping[str, object], expected: int
) -> None:
    newest = transaction.read("scoring", "newest_typed_rating", account_id=account_id, criterion=criterion)
    before = newest.row(0, named=True) if newest.height else {"version": 0}
    record_id = f"{criterion}/{account_id}"
    subject = versions.Subject("rating", record_id)
    current = before["version"]
    versions.check(transaction, subject, expected=expected, current=current, theirs=_said(before), mine=_said(now))
    version = expected + 1
    transaction.execute(
        "scoring",
        "keep_rating",
        parts=None,
        frames=None,
        account_id=account_id,
        criterion=criterion,
        version=version,
        **now,
    )
    changes = {field: (before.get(field), value) for field, value in now.items()}
    transaction.record("rate", "rating", record_id, changes)
    transaction.moves_scores = True


def _said(rating: Mapping[str, object]) -> str:
    return f"{rating.get('rating') or '—'} ({rating.get('evidence')})"
