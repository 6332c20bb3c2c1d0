"""What becomes of the revenue of the accounts that we had a year ago. New accounts never enter."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl

from kam_core.kpis.facts import POINTS, YEAR, Facts
from kam_core.kpis.model import Better, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.kpis.trailing import Parts
from kam_core.store.database import Database
from kam_core.text.words import later

_COHORT = later("New accounts never enter. Unknown under 24 months of data or without revenue in the year before.")


@dataclass(frozen=True, slots=True)
class Cohort:
    """The accounts with revenue in the year before, and what they bought in the year; sums are exact.

    `end` = `start` + `expansion` - `contraction` - `churn`. Churn is the revenue of accounts that have none left; where
    credits exceed what such an account bought, it is more than the account's start.
    """

    accounts: int
    kept: int
    start: Decimal
    expansion: Decimal
    contraction: Decimal
    churn: Decimal
    end: Decimal

    @property
    def nrr(self) -> float | None:
        """Net revenue retention; null without a cohort."""
        return ratio(self.start + self.expansion - self.contraction - self.churn, self.start)

    @property
    def grr(self) -> float | None:
        """Gross revenue retention, 1.0 at most; null without a cohort."""
        return ratio(self.start - self.contraction - self.churn, self.start)

    @property
    def logo_retention(self) -> float | None:
        """The share of the cohort's accounts that still buy; null without a cohort."""
        return ratio(self.kept, self.accounts)


def cohort(database: Database, population: pl.DataFrame | None, day: date) -> Cohort | None:
    """The bridge from the revenue of a year ago to that of today, over the accounts that we had then.

    Args:
        database: where to read.
        population: one column `account_id`; null for all accounts.
        day: windows end as those of the KPIs do.

    Returns:
        Null where the data do not hold twenty-four months.
    """
    facts = Facts(database, population, day)
    if facts.held(POINTS - 1) < 2 * YEAR:
        return None
    known = facts.parts(POINTS - 1)
    return Cohort(
        accounts=known.cohort,
        kept=known.kept,
        start=known.start,
        expansion=known.end - known.retained,
        contraction=known.start - known.retained - known.churn,
        churn=known.churn,
        end=known.end,
    )


def _known(facts: Facts, at: int) -> Parts | None:
    """The sums of a cohort, where there is one."""
    return facts.parts(at) if facts.held(at) >= 2 * YEAR and facts.parts(at).cohort else None


def nrr(facts: Facts, at: int) -> Reading:
    """What the cohort buys now over what it bought; n: its accounts."""
    known = _known(facts, at)
    return Reading(ratio(known.end, known.start), known.cohort, 1.0) if known else Reading()


def grr(facts: Facts, at: int) -> Reading:
    """The same without what any of them buys more; n: the cohort's accounts."""
    known = _known(facts, at)
    return Reading(ratio(known.retained, known.start), known.cohort, 1.0) if known else Reading()


def logo_retention(facts: Facts, at: int) -> Reading:
    """The share of the cohort's accounts that still buy; n: its accounts."""
    known = _known(facts, at)
    return Reading(ratio(known.kept, known.cohort), known.cohort, 1.0) if known else Reading()


NRR = Kpi(
    code="nrr",
    name=later("Net revenue retention"),
    definition=later(
        "What the accounts of a year ago buy now, over what they bought then. Revenue retention, not recurring."
    ),
    formula=later("(start + expansion - contraction - churn) / start"),
    edge_rules=_COHORT,
    unit=Unit.RATIO,
    better=Better.UP,
    read=nrr,
    label=later("NRR"),
)

GRR = Kpi(
    code="grr",
    name=later("Gross revenue retention"),
    definition=later("The same, without what any of these accounts buys more. Revenue retention, not recurring."),
    formula=later("(start - contraction - churn) / start"),
    edge_rules=later(
        "At most 100%; below 0 only where credits exceed what the cohort bought. New accounts never enter. "
        "Unknown under 24 months of data or without revenue in the year before."
    ),
    unit=Unit.RATIO,
    better=Better.UP,
    read=grr,
    label=later("GRR"),
)

LOGO_RETENTION = Kpi(
    code="logo_retention",
    name=later("Accounts retained"),
    definition=later("The part of the accounts of a year ago that bought in the last twelve months."),
    formula=later("accounts with revenue in both years / accounts with revenue in the year before"),
    edge_rules=_COHORT,
    unit=Unit.RATIO,
    better=Better.UP,
    read=logo_retention,
)
