"""KPIs of accounts that cost more than they bring: the falling end of the whale curve."""

from kam_core.kpis.facts import YEAR, Facts
from kam_core.kpis.model import Better, Kpi, Reading, Unit
from kam_core.kpis.profits import Profits
from kam_core.kpis.ratio import ratio, share
from kam_core.text.words import later

_KNOWN = later(
    "Only accounts whose cost is known for every month with orders count; coverage is their share of revenue. Unknown "
    "without any or under 12 months of data."
)


def profit_lost(facts: Facts, at: int) -> Reading:
    """What accounts at a loss took, as an amount above 0; n: accounts of known profit."""
    known = _known(facts, at)
    return Reading(known.lost, known.known, _coverage(known)) if known else Reading()


def at_a_loss(facts: Facts, at: int) -> Reading:
    """The share of accounts that cost more than they bring; n: accounts of known profit."""
    known = _known(facts, at)
    return Reading(ratio(known.losers, known.known), known.known, _coverage(known)) if known else Reading()


def _known(facts: Facts, at: int) -> Profits | None:
    found = facts.detail.profits(at) if facts.held(at) >= YEAR else None
    return found if found and found.known else None


def _coverage(known: Profits) -> float | None:
    return share(known.known_revenue, known.revenue)


PROFIT_LOST = Kpi(
    code="profit_lost",
    name=later("Profit given back"),
    definition=later("What accounts that cost more than they bring take from what the others earn."),
    formula=later("sum of (cost of goods - revenue) of accounts where it is above 0, over 12 months"),
    edge_rules=_KNOWN,
    unit=Unit.MONEY,
    better=Better.DOWN,
    read=profit_lost,
)

LOSS_ACCOUNTS = Kpi(
    code="loss_accounts",
    name=later("Accounts at a loss"),
    definition=later("The part of accounts whose purchases cost more than they bring."),
    formula=later("accounts with revenue below cost of goods / accounts of known cost, over 12 months"),
    edge_rules=_KNOWN,
    unit=Unit.RATIO,
    better=Better.DOWN,
    read=at_a_loss,
    label=later("At a loss"),
)
