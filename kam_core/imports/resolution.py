"""What looking up the records that a file calls came to."""

from dataclasses import dataclass

import polars as pl

from kam_core.imports.incoming import Incoming
from kam_core.imports.matching import FOUND

MATCHES = {
    "file": pl.String,
    "theirs": pl.String,
    "account_name": pl.String,
    "domain": pl.String,
    "country": pl.String,
} | FOUND
UNKNOWN = {
    "file": pl.String,
    "kind": pl.String,
    "field": pl.String,
    "text": pl.String,
    "rows": pl.UInt32,
    "candidate": pl.String,
    "candidate_name": pl.String,
    "similarity": pl.Float64,
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A file ready to be loaded: the rows of `incoming` call our records; `rejected` (`line`, `raw`, `reason`) do not.

    `matches` (of a file of accounts) and `unknown` are as `planning.Plan` has them. `external_ids` (`source`,
    `external_id`, `account_id`) are ids of the file for accounts that we know by another. `created` are names of
    accounts that nobody has and that somebody wants made. `notes` are sentences on what was done.
    """

    incoming: Incoming
    rejected: pl.DataFrame
    matches: pl.DataFrame
    unknown: pl.DataFrame
    external_ids: pl.DataFrame
    created: tuple[str, ...]
    notes: tuple[str, ...] = ()
