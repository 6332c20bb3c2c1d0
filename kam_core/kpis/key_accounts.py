"""How long the list of key accounts is, and what it brings."""

from kam_core.kpis.facts import Facts
from kam_core.kpis.model import Better, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.text.words import later


def members(facts: Facts, at: int) -> Reading:
    """How many accounts of the population are on the list; n: the same."""
    listed = facts.members(at)
    return Reading(listed, listed, 1.0)


def revenue(facts: Facts, at: int) -> Reading:
    """What the accounts that are on the list at this point bought in twelve months; n: these accounts."""
    if facts.total(at) is None:
        return Reading()
    return Reading(facts.revenue_of_members(at), facts.members(at), 1.0)


def share(facts: Facts, at: int) -> Reading:
    """Their share of the population's revenue; n: these accounts."""
    total, theirs = facts.total(at), revenue(facts, at)
    if total is None or theirs.value is None:
        return Reading()
    part = ratio(theirs.value, total.revenue)
    return Reading() if part is None else Reading(part, theirs.n, 1.0)


def ceiling(facts: Facts) -> int:
    """How many key accounts the company allows itself."""
    return facts.ceiling


KEY_ACCOUNTS = Kpi(
    code="key_accounts",
    name=later("Key accounts"),
    definition=later("How many accounts are on the list of key accounts, against the ceiling."),
    formula=later("count of accounts on the list"),
    edge_rules=later("Counts the list as it stood on each day. The ceiling is that of the whole company."),
    unit=Unit.COUNT,
    better=Better.NEITHER,
    read=members,
    limit=ceiling,
)

KEY_REVENUE = Kpi(
    code="key_revenue",
    name=later("Revenue from key accounts"),
    definition=later("What the accounts on the list bought in twelve months."),
    formula=later("sum of revenue of key accounts over 12 months"),
    edge_rules=later("An account counts with its whole year from the day it joins. Unknown under 12 months of data."),
    unit=Unit.MONEY,
    better=Better.UP,
    read=revenue,
)

KEY_SHARE = Kpi(
    code="key_share",
    name=later("Share of key accounts"),
    definition=later("The part of revenue that comes from accounts on the list."),
    formula=later("revenue of key accounts / revenue, over 12 months"),
    edge_rules=later("Unknown under 12 months of data or without revenue."),
    unit=Unit.RATIO,
    better=Better.NEITHER,
    read=share,
)
