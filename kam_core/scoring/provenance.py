"""Who said what a score is made of, when, and on what evidence."""

from collections.abc import Callable, Mapping
from datetime import date

from kam_core.accounts.model import AccountId
from kam_core.scoring.defaults import name, parts
from kam_core.scoring.matrix import RELATIVE_STRENGTH
from kam_core.scoring.model import Criterion, Measure
from kam_core.store.database import Database

Source = dict[str, object]
_NOBODY: Source = {"source": None, "who": None, "on_day": None, "evidence": None, "illustrative": False}
_ORDERS: Source = {**_NOBODY, "source": "orders"}


def provenance(
    database: Database, account_id: AccountId, day: date, known: Mapping[str, object]
) -> Callable[[Criterion], Source]:
    """For each criterion of one account: `source`, `who`, `on_day`, `evidence`, `illustrative`, `version`.

    Args:
        database: where ratings are read.
        account_id: whose.
        day: ratings count up to it.
        known: the account's row of `measures.values`.
    """
    ratings = database.read("scoring", "account_ratings", account_id=account_id, day=day).rows_by_key(
        "criterion", named=True, unique=True
    )
    versions = dict(database.read("scoring", "rating_versions", account_id=account_id).iter_rows())

    def source(criterion: Criterion) -> Source:
        return {**_source(criterion, known, ratings), "version": versions.get(criterion.code, 0)}

    return source


def _source(criterion: Criterion, known: Mapping[str, object], ratings: Mapping[str, Mapping[str, object]]) -> Source:
    if criterion.measure == Measure.RIVAL_OR_RATING and known[RELATIVE_STRENGTH] is not None:
        return {**_NOBODY, "source": "rivals", "illustrative": known["rivals_illustrative"]}
    if criterion.measure.rated:
        return _of_parts(criterion, ratings) or _rated(ratings.get(criterion.code))
    if criterion.measure == Measure.GROWTH_POTENTIAL:
        return _growth(known)
    return _ORDERS if known[criterion.measure.value] is not None else _NOBODY


def _of_parts(criterion: Criterion, ratings: Mapping[str, Mapping[str, object]]) -> Source | None:
    """Who rated a part last, with what speaks for each; null where no part is rated."""
    rated = [(part, ratings[part.code]) for part in parts(criterion) if part.code in ratings]
    given = [(part, one) for part, one in rated if one["rating"] is not None]
    if not given:
        return None
    newest = max((one for _, one in given), key=lambda one: str(one["rated_on"]))
    return {
        **_rated(newest),
        "evidence": "; ".join(f"{name(part)}: {one['evidence']}" for part, one in given),
        "illustrative": any(one["illustrative"] for _, one in given),
    }


def _rated(rating: Mapping[str, object] | None) -> Source:
    if rating is None:
        return _NOBODY
    # A withdrawn rating gives no value, but who withdrew it and why is still told.
    return {
        "source": None if rating["rating"] is None else "rating",
        "who": rating["rated_by"],
        "on_day": rating["rated_on"],
        "evidence": rating["evidence"],
        "illustrative": rating["illustrative"],
    }


def _growth(known: Mapping[str, object]) -> Source:
    if known["wallet"] is not None:
        return {
            **_NOBODY,
            "source": "wallet",
            "on_day": known["wallet_on"],
            "evidence": known["wallet_method"],
            "illustrative": known["wallet_illustrative"],
        }
    if known["potential"] is not None:
        return {
            **_NOBODY,
            "source": "potential",
            "who": known["potential_by"],
            "on_day": known["potential_on"],
            "illustrative": known["potential_illustrative"],
        }
    return _NOBODY
