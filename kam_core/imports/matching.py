"""Which accounts of a file are which of ours: by id, then by what identifies a company, and last by a person."""

from collections.abc import Mapping
from functools import partial

import polars as pl

from kam_core.imports.apart import of_another
from kam_core.imports.domains import domain
from kam_core.values.matching import folded, look_alikes

ALIKE = 0.92
# Names are compared with all others up to so many pairs; beyond, only with those that start alike.
_PAIRS = 50_000_000
FOUND = {"row": pl.UInt32, "account_id": pl.String, "how": pl.String, "candidate": pl.String, "similarity": pl.Float64}


def match_accounts(
    known: pl.DataFrame,
    external_ids: pl.DataFrame,
    incoming: pl.DataFrame,
    source: str,
    decided: Mapping[str, str | None],
) -> pl.DataFrame:
    """Find the accounts of a file among those that are known.

    Args:
        known: `id`, `name`, `domain`, `country`, `source`, as `Directory.accounts` has them.
        external_ids: `source`, `code` (the id there) and `id` (ours).
        incoming: `row`, `account_id`, `account_name`, `domain`, `country`.
        source: the system that the file comes from.
        decided: by `account_id` of the file, the account that a person said it is; None: a new one.

    Returns:
        One row a row of the file, in its order: `row`; `account_id`, null where it is none of the known; `how`: 'told',
        'id', 'external_id', 'domain', 'name', 'alike' or 'new'; where it is 'alike', the `candidate` that a person has
        to decide on and its `similarity`, 0.92 to 1 (1: the name is the same, but of several accounts).
    """
    left = incoming.with_columns(
        name_key=folded(incoming["account_name"]),
        domain_key=domain(incoming["domain"]),
        country_key=folded(incoming["country"]),
    )
    theirs = known.with_columns(
        name_key=folded(known["name"]), domain_key=domain(known["domain"]), country_key=folded(known["country"])
    )
    told = pl.DataFrame(
        {"account_id": [*decided], "id": [*decided.values()]}, schema={"account_id": pl.String, "id": pl.String}
    )
    is_new = pl.when(pl.col("id").is_null()).then(pl.lit("new")).otherwise(pl.lit("told"))
    found = [_said(left.join(told, on="account_id"), is_new)]
    for how, pairs_of in (
        ("id", partial(_by_id, source=source)),
        ("external_id", partial(_by_external_id, external_ids.filter(pl.col("source") == source))),
        ("domain", _by_domain),
        ("name", _by_name),
    ):
        done = pl.concat(found)
        left = left.join(done.select("row"), on="row", how="anti")
        # What has an id of its own is not found a second time by what it is called.
        taken = (
            done.select(id="account_id").drop_nulls()
            if how in ("domain", "name")
            else done.head(0).select(id="account_id")
        )
        found.append(_said(pairs_of(left, theirs.join(taken, on="id", how="anti")), pl.lit(how)))
    done = pl.concat(found)
    left = left.join(done.select("row"), on="row", how="anti")
    theirs = theirs.join(done.select(id="account_id").drop_nulls(), on="id", how="anti")
    alike = _alike(left, theirs)
    fresh = left.join(alike.select("row"), on="row", how="anti").with_columns(id=pl.lit(None, pl.String))
    return pl.concat([*found, alike, _said(fresh, pl.lit("new"))]).sort("row")


def _said(pairs: pl.DataFrame, how: pl.Expr) -> pl.DataFrame:
    return pairs.select(
        pl.col("row").cast(pl.UInt32),
        account_id="id",
        how=how,
        candidate=pl.lit(None, pl.String),
        similarity=pl.lit(None, pl.Float64),
    )


def _by_id(left: pl.DataFrame, theirs: pl.DataFrame, source: str) -> pl.DataFrame:
    """Pairs with one id, where it is of one system: two systems may count their accounts from 1, each on its own."""
    pairs = left.join(theirs.with_columns(account_id="id"), on="account_id", suffix="_known")
    same_name = (pl.col("name_key") == pl.col("name_key_known")).fill_null(value=False)
    return pairs.filter(~of_another(source) | same_name).unique("row", keep="first", maintain_order=True)


def _by_external_id(ids: pl.DataFrame, left: pl.DataFrame, theirs: pl.DataFrame) -> pl.DataFrame:
    pairs = left.join(ids.select("code", "id"), left_on="account_id", right_on="code")
    return pairs.join(theirs.select("id"), on="id", how="semi").unique("row", keep="first", maintain_order=True)


def _by_domain(left: pl.DataFrame, theirs: pl.DataFrame) -> pl.DataFrame:
    return _one_to_one(left.join(theirs, on="domain_key", suffix="_known"))


def _by_name(left: pl.DataFrame, theirs: pl.DataFrame) -> pl.DataFrame:
    return _one_to_one(_not_abroad(left.join(theirs, on="name_key", suffix="_known")))


def _not_abroad(pairs: pl.DataFrame) -> pl.DataFrame:
    """Pairs whose countries do not contradict each other; one that is not known does not."""
    return pairs.filter((pl.col("country_key") == pl.col("country_key_known")).fill_null(value=True))


def _one_to_one(pairs: pl.DataFrame) -> pl.DataFrame:
    """Pairs of which neither side is in another: what a group shares tells none of its companies from the next."""
    return pairs.filter((pl.len().over("row") == 1) & (pl.len().over("id") == 1))


def _alike(left: pl.DataFrame, theirs: pl.DataFrame) -> pl.DataFrame:
    """The best of the known accounts whose names are alike; one row a row of the file that has any."""
    likely = pl.concat(
        [look_alikes(mine, ours, ALIKE) for mine, ours in _blocks(left["account_name"], theirs["name"])]
        or [pl.DataFrame(schema={"name": pl.String, "other": pl.String, "likeness": pl.Float64})]
    )
    pairs = left.join(likely, left_on="account_name", right_on="name").join(
        theirs, left_on="other", right_on="name", suffix="_known"
    )
    best = (
        _not_abroad(pairs)
        .sort("row", "likeness", "id", descending=[False, True, False])
        .unique("row", keep="first", maintain_order=True)
    )
    return best.select(
        pl.col("row").cast(pl.UInt32),
        account_id=pl.lit(None, pl.String),
        how=pl.lit("alike"),
        candidate="id",
        similarity="likeness",
    )


def _blocks(mine: pl.Series, ours: pl.Series) -> list[tuple[list[str], list[str]]]:
    left, right = mine.drop_nulls().unique().sort(), ours.drop_nulls().unique().sort()
    if len(left) * len(right) <= _PAIRS:
        return [(left.to_list(), right.to_list())] if len(left) and len(right) else []
    starts = left.str.to_lowercase().str.slice(0, 1)
    others = right.str.to_lowercase().str.slice(0, 1)
    return [
        (left.filter(starts == start).to_list(), right.filter(others == start).to_list())
        for start in sorted(set(starts) & set(others))
    ]
