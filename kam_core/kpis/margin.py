"""What trailing years leave after cost of goods, and after cost to serve."""

from dataclasses import replace

from kam_core.kpis.facts import Facts
from kam_core.kpis.model import Better, Grain, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio, share
from kam_core.text.words import later

_COSTED = later(
    "Only accounts and months whose cost is known count; coverage is their share of revenue. Unknown without any."
)
_SERVED = later(
    "Only accounts whose cost to serve and cost of goods are known count; coverage is their share of revenue. "
    "Unknown without any."
)

_COST_TO_SERVE = ("cost_drivers",)


def gross_margin(facts: Facts, at: int) -> Reading:
    """Revenue less cost, of accounts and months whose cost is known; coverage: their share of revenue."""
    total = facts.total(at)
    if total is None:
        return Reading()
    coverage = share(total.costed_revenue, total.revenue)
    return Reading(total.costed_revenue - total.cost, facts.parts(at).buyers, coverage) if coverage else Reading()


def gross_margin_ratio(facts: Facts, at: int) -> Reading:
    """Gross margin over the revenue it was made with."""
    total, margin = facts.total(at), gross_margin(facts, at)
    if total is None or margin.value is None:
        return Reading()
    return Reading(ratio(margin.value, total.costed_revenue), margin.n, margin.coverage)


def net_margin(facts: Facts, at: int) -> Reading:
    """Gross margin less cost to serve, of accounts where both are known; n: those; coverage: their share of revenue."""
    total, served = facts.total(at), facts.served(at)
    if total is None or served is None:
        return Reading()
    return Reading(served.margin - served.cost_to_serve, served.accounts, share(served.revenue, total.revenue))


def net_margin_ratio(facts: Facts, at: int) -> Reading:
    """Net margin over the revenue it was made with."""
    margin, served = net_margin(facts, at), facts.served(at)
    if margin.value is None or served is None:
        return Reading()
    return Reading(ratio(margin.value, served.revenue), margin.n, margin.coverage)


def cost_to_serve(facts: Facts, at: int) -> Reading:
    """What serving the accounts of the net margin cost, so that both add up; n and coverage: as of that."""
    margin, served = net_margin(facts, at), facts.served(at)
    return Reading() if served is None or margin.value is None else replace(margin, value=served.cost_to_serve)


GROSS_MARGIN = Kpi(
    code="gross_margin",
    name=later("Gross margin, amount"),
    definition=later("Revenue less the cost of what was sold, in twelve months."),
    formula=later("revenue - cost of goods, over 12 months"),
    edge_rules=_COSTED,
    unit=Unit.MONEY,
    better=Better.UP,
    read=gross_margin,
    grains=tuple(Grain),
)

GROSS_MARGIN_RATIO = Kpi(
    code="gross_margin_ratio",
    name=later("Gross margin"),
    definition=later("What is left of revenue after the cost of what was sold."),
    formula=later("(revenue - cost of goods) / revenue, over 12 months"),
    edge_rules=_COSTED,
    unit=Unit.RATIO,
    better=Better.UP,
    read=gross_margin_ratio,
    grains=tuple(Grain),
)

NET_MARGIN = Kpi(
    code="net_margin",
    name=later("Net margin, amount"),
    definition=later("Revenue less the cost of what was sold and the cost to serve, in twelve months."),
    formula=later("revenue - cost of goods - sum of drivers x rates, over 12 months"),
    edge_rules=_SERVED,
    unit=Unit.MONEY,
    better=Better.UP,
    read=net_margin,
    grains=tuple(Grain),
    rests_on=_COST_TO_SERVE,
)

NET_MARGIN_RATIO = Kpi(
    code="net_margin_ratio",
    name=later("Net margin"),
    definition=later("What is left of revenue after the cost of what was sold and the cost to serve."),
    formula=later("(revenue - cost of goods - cost to serve) / revenue, over 12 months"),
    edge_rules=_SERVED,
    unit=Unit.RATIO,
    better=Better.UP,
    read=net_margin_ratio,
    grains=tuple(Grain),
    rests_on=_COST_TO_SERVE,
)

COST_TO_SERVE = Kpi(
    code="cost_to_serve",
    name=later("Cost to serve"),
    definition=later(
        "What orders, deliveries, visits and whatever else is loaded cost beside the goods, in twelve months."
    ),
    formula=later("sum of drivers x rates, over 12 months"),
    edge_rules=_SERVED,
    unit=Unit.MONEY,
    better=Better.DOWN,
    read=cost_to_serve,
    grains=tuple(Grain),
    rests_on=_COST_TO_SERVE,
)
