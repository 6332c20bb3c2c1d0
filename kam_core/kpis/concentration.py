"""How much hangs on a few accounts. Only accounts with revenue above 0 have a share."""

from collections.abc import Callable

from kam_core.kpis.facts import YEAR, Facts
from kam_core.kpis.model import Better, Kpi, Reading, Unit, Value
from kam_core.kpis.ratio import ratio
from kam_core.kpis.trailing import Parts
from kam_core.text.words import later

_SHARES = later("Only accounts with revenue above 0 have a share. Unknown under 12 months of data or without revenue.")


def hhi(facts: Facts, at: int) -> Reading:
    """The sum of squared shares: 1 / n for n equal accounts, 1 for a single one."""
    return _read(facts, at, lambda known: ratio(known.squares, float(known.revenue) ** 2))


def effective(facts: Facts, at: int) -> Reading:
    """How many equal accounts would be as concentrated."""
    return _read(facts, at, lambda known: ratio(float(known.revenue) ** 2, known.squares))


def top_5(facts: Facts, at: int) -> Reading:
    """The share of the five largest accounts."""
    return _read(facts, at, lambda known: ratio(known.top_5, known.revenue))


def top_10(facts: Facts, at: int) -> Reading:
    """The share of the ten largest accounts."""
    return _read(facts, at, lambda known: ratio(known.top_10, known.revenue))


def at_risk(facts: Facts, at: int) -> Reading:
    """The revenue of the largest account."""
    return _read(facts, at, lambda known: known.largest)


def _read(facts: Facts, at: int, value: Callable[[Parts], Value | None]) -> Reading:
    """Null where there is no revenue; n: accounts with revenue."""
    if facts.held(at) < YEAR or not facts.parts(at).buyers:
        return Reading()
    return Reading(value(facts.parts(at)), facts.parts(at).buyers, 1.0)


HHI = Kpi(
    code="hhi",
    name=later("Concentration (HHI)"),
    definition=later("How much revenue gathers in few accounts: 10,000 for one, near 0 for many equal ones."),
    formula=later("sum of squared revenue shares x 10,000, over 12 months"),
    edge_rules=_SHARES,
    unit=Unit.INDEX,
    better=Better.DOWN,
    read=hhi,
    label=later("HHI"),
)

CR5 = Kpi(
    code="cr5",
    name=later("Share of the 5 largest"),
    definition=later("The part of revenue that comes from the five largest accounts."),
    formula=later("revenue of the 5 largest accounts / revenue, over 12 months"),
    edge_rules=_SHARES,
    unit=Unit.RATIO,
    better=Better.DOWN,
    read=top_5,
)

TOP10_SHARE = Kpi(
    code="top10_share",
    name=later("Share of the 10 largest"),
    definition=later("The part of revenue that comes from the ten largest accounts."),
    formula=later("revenue of the 10 largest accounts / revenue, over 12 months"),
    edge_rules=_SHARES,
    unit=Unit.RATIO,
    better=Better.DOWN,
    read=top_10,
    label=later("Top-10 share"),
)

REVENUE_AT_RISK = Kpi(
    code="revenue_at_risk",
    name=later("Revenue at risk"),
    definition=later("What would be missing if the largest account left."),
    formula=later("revenue of the largest account over 12 months"),
    edge_rules=later("Unknown under 12 months of data or without revenue."),
    unit=Unit.MONEY,
    better=Better.DOWN,
    read=at_risk,
)

EFFECTIVE_ACCOUNTS = Kpi(
    code="effective_accounts",
    name=later("Accounts that count"),
    definition=later("As many accounts of equal size would be as concentrated: revenue really hangs on so many."),
    formula=later("1 / sum of squared revenue shares, over 12 months"),
    edge_rules=_SHARES,
    unit=Unit.COUNT,
    better=Better.UP,
    read=effective,
)
