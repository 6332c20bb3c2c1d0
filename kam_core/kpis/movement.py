"""KPIs of what moves between two years: by account, and by account and product family."""

from collections.abc import Callable
from decimal import Decimal

from kam_core.kpis.facts import YEAR, Facts
from kam_core.kpis.families import FamilySums
from kam_core.kpis.model import Better, Kpi, Reading, Unit, Value
from kam_core.kpis.trailing import Parts
from kam_core.text.words import later

_COHORT = later("New accounts never enter. Unknown under 24 months of data or without revenue in the year before.")


def expansion(facts: Facts, at: int) -> Reading:
    """What accounts of the cohort buy more, summed over those that do; n: the cohort's accounts."""
    return _of_parts(facts, at, lambda known: known.end - known.retained)


def contraction(facts: Facts, at: int) -> Reading:
    """What accounts that stay buy less, summed over those that do; n: the cohort's accounts."""
    return _of_parts(facts, at, lambda known: known.start - known.retained - known.churn)


def churn(facts: Facts, at: int) -> Reading:
    """What accounts bought that buy nothing any more; n: the cohort's accounts."""
    return _of_parts(facts, at, lambda known: known.churn)


def grr_by_family(facts: Facts, at: int) -> Reading:
    """Gross retention where nothing gained in one family makes up for what is lost in another; n: the cohort."""
    return _of_families(facts, at, lambda known: known.grr)


def cross_sold(facts: Facts, at: int) -> Reading:
    """What the cohort buys of families new to each account, over what it bought; n: the cohort."""
    return _of_families(facts, at, lambda known: known.cross_sold)


def _of_parts(facts: Facts, at: int, value: Callable[[Parts], Decimal]) -> Reading:
    known = facts.parts(at)
    return Reading(value(known), known.cohort, 1.0) if facts.held(at) >= 2 * YEAR and known.cohort else Reading()


def _of_families(facts: Facts, at: int, value: Callable[[FamilySums], Value | None]) -> Reading:
    known = facts.detail.families(at) if facts.held(at) >= 2 * YEAR else None
    return Reading(value(known), facts.parts(at).cohort, 1.0) if known else Reading()


EXPANSION = Kpi(
    code="expansion",
    name=later("Expansion"),
    definition=later("What accounts of a year ago buy more than then, summed over those that do."),
    formula=later("sum of (revenue - revenue of the year before) where it grew, over 12 months"),
    edge_rules=_COHORT,
    unit=Unit.MONEY,
    better=Better.UP,
    read=expansion,
)

CONTRACTION = Kpi(
    code="contraction",
    name=later("Contraction"),
    definition=later("What accounts of a year ago buy less than then, and still buy."),
    formula=later("sum of (revenue of the year before - revenue) where it shrank and is above 0, over 12 months"),
    edge_rules=_COHORT,
    unit=Unit.MONEY,
    better=Better.DOWN,
    read=contraction,
)

CHURN = Kpi(
    code="churn",
    name=later("Churn"),
    definition=later("What accounts of a year ago bought then that buy nothing any more."),
    formula=later("sum of (revenue of the year before - revenue) where none is left, over 12 months"),
    edge_rules=later(
        "Where credits exceed what such an account bought, its churn is more than it bought. New accounts never enter. "
        "Unknown under 24 months of data or without revenue in the year before."
    ),
    unit=Unit.MONEY,
    better=Better.DOWN,
    read=churn,
)

GRR_BY_FAMILY = Kpi(
    code="grr_by_family",
    name=later("Gross retention by product family"),
    definition=later(
        "Gross revenue retention where each account's part in a product family counts for itself: what it buys more of "
        "one family does not hide what it stopped buying of another."
    ),
    formula=later("(start - families bought less - families lost) / start, over accounts and families"),
    edge_rules=later(
        "At most 100%, and at most gross retention by account. New accounts never enter. Unknown under 24 months of "
        "data or without revenue in the year before."
    ),
    unit=Unit.RATIO,
    better=Better.UP,
    read=grr_by_family,
    label=later("GRR by family"),
)

CROSS_SOLD = Kpi(
    code="cross_sold",
    name=later("Sold to existing accounts in new families"),
    definition=later("What accounts of a year ago buy of product families that they did not buy then: cross-selling."),
    formula=later("revenue in families new to the account / revenue of the year before, over 12 months"),
    edge_rules=_COHORT,
    unit=Unit.RATIO,
    better=Better.UP,
    read=cross_sold,
    label=later("Cross-sold"),
)
