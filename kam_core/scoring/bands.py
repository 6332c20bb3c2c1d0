"""Where the default bands of a computed criterion lie: quintiles of the accounts that buy."""

from dataclasses import replace

import polars as pl

from kam_core.scoring import measures, normalise
from kam_core.scoring.model import CriteriaSet, Criterion, Measure
from kam_core.store.database import Database
from kam_core.store.moments import moments

COMPUTED = tuple(measure for measure in Measure if not measure.rated)


def default_bands(database: Database) -> dict[Measure, tuple[float, ...] | None]:
    """P20, P40, P60 and P80 of each computed fact over the accounts with revenue in the last closed year.

    Null where no such account has a value.
    """
    closed_through = moments(database).closed_through
    if closed_through is None:
        return dict.fromkeys(COMPUTED)
    facts = measures.facts(database, measures.everybody(database), closed_through)
    buying = facts.filter(pl.col("revenue") > 0)
    return {measure: normalise.default_edges(buying[measure.value]) for measure in COMPUTED}


def with_bands(database: Database, criteria_set: CriteriaSet) -> CriteriaSet:
    """The set with default bands where a computed criterion has none."""
    if not any(_lacks_bands(criterion) for criterion in criteria_set.criteria):
        return criteria_set
    known = default_bands(database)
    criteria = tuple(replace(c, bands=known[c.measure]) if _lacks_bands(c) else c for c in criteria_set.criteria)
    return replace(criteria_set, criteria=criteria)


def _lacks_bands(criterion: Criterion) -> bool:
    return not criterion.measure.rated and criterion.bands is None
