"""What customers left so far, and what they may leave yet.

The constant case of customer lifetime value, with margin m a year, retention r, discount d and T years, the first
margin at the end of the first (Berger and Nasr, "Customer lifetime value: marketing models and applications", Journal
of Interactive Marketing 12 (1), 1998):

    m x sum over t = 1..T of r^(t-1) / (1+d)^t  =  m / (1+d-r) x (1 - (r / (1+d))^T)
"""

from decimal import Decimal

from kam_core.kpis.facts import Facts
from kam_core.kpis.margin import gross_margin
from kam_core.kpis.model import Better, Grain, Kpi, Reading, Unit
from kam_core.kpis.ratio import share
from kam_core.kpis.retention import grr
from kam_core.text.words import later

# The field looks three to five years ahead; further, neither the margin nor the retention of today says much.
YEARS = 5
DISCOUNT = 0.1
_CENT = Decimal("0.01")


def lifetime_profit(margin: float, retention: float, years: int, discount: float) -> float:
    """Today's value of what one customer leaves in `years`, as the head of this module says."""
    return margin * sum(retention ** (year - 1) / (1 + discount) ** year for year in range(1, years + 1))


def to_date(facts: Facts, at: int) -> Reading:
    """The margin of all months whose cost is known; n: accounts with any; coverage: their share of revenue to date."""
    known = facts.detail.to_date(at)
    if known is None or not known.accounts:
        return Reading()
    return Reading(known.margin, known.accounts, share(known.costed_revenue, known.revenue))


def to_come(facts: Facts, at: int) -> Reading:
    """Today's value of the margin of five years, shrinking as the revenue did; n and coverage: as of gross margin."""
    margin, kept = gross_margin(facts, at), grr(facts, at)
    if margin.value is None or kept.value is None:
        return Reading()
    retention = min(max(float(kept.value), 0.0), 1.0)
    value = Decimal(lifetime_profit(float(margin.value), retention, YEARS, DISCOUNT)).quantize(_CENT)
    return Reading(value, margin.n, margin.coverage)


CLV_HIST = Kpi(
    code="clv_hist",
    name=later("Customer value to date"),
    definition=later(
        "What the accounts left after the cost of what they bought, since the first month that is loaded."
    ),
    formula=later("sum over months of (revenue - cost of goods)"),
    edge_rules=later(
        "Starts with the first month that is loaded, not with the first order ever. Only accounts and months whose "
        "cost is known count; coverage is their share of revenue. Unknown without any."
    ),
    unit=Unit.MONEY,
    better=Better.UP,
    read=to_date,
    grains=tuple(Grain),
)

CLV = Kpi(
    code="clv",
    name=later("Customer lifetime value (CLV)"),
    definition=later(
        "What the accounts of today would leave in the next five years, at today's value, if margin and gross revenue "
        "retention stayed as they are. An estimate, not a forecast."
    ),
    formula=later(
        "sum over years t = 1 to 5 of m x r^(t-1) / 1.1^t, with m the gross margin of 12 months and r the gross "
        "revenue retention"
    ),
    edge_rules=later(
        "Five years, discounted by 10% a year. Over three years, the short end of what is usual, it would be 66% of "
        "that where all revenue is kept, 77% where 80% is. What it costs to win accounts is not known and not taken "
        "off. Retention counts from 0 to 100%. Coverage is that of the gross margin. Unknown under 24 months of data, "
        "without revenue in the year before or without a known cost."
    ),
    unit=Unit.MONEY,
    better=Better.UP,
    read=to_come,
    grains=tuple(Grain),
    label=later("CLV"),
)
