"""What came of the deals that were decided."""

from kam_core.kpis.facts import Facts
from kam_core.kpis.model import Better, Counted, Grain, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.text.words import later

_RESTS_ON = ("opportunities",)
_DECIDED = later("By close date; open deals do not count. Unknown without a deal that was won or lost.")
_PRICED = later("By close date; deals without an amount are left out, and coverage says how many.")


def win_rate_count(facts: Facts, at: int) -> Reading:
    """Deals won over deals decided; n: those decided."""
    known = facts.deals(at)
    return Reading(ratio(known.won, known.decided), known.decided, 1.0) if known and known.decided else Reading()


def win_rate_value(facts: Facts, at: int) -> Reading:
    """The same by amount; n: those with an amount; coverage: their share of those decided."""
    known = facts.deals(at)
    if known is None or not known.priced or known.decided_amount <= 0:
        return Reading()
    return Reading(ratio(known.won_amount, known.decided_amount), known.priced, ratio(known.priced, known.decided))


def deals_won(facts: Facts, at: int) -> Reading:
    """The amount of deals won; n: those; coverage: the share of these with an amount."""
    known = facts.deals(at)
    if known is None or not known.won_priced:
        return Reading()
    return Reading(known.won_amount, known.won, ratio(known.won_priced, known.won))


def average_deal(facts: Facts, at: int) -> Reading:
    """The same for each deal won that has an amount."""
    known = facts.deals(at)
    if known is None or not known.won_priced:
        return Reading()
    return Reading(known.won_amount / known.won_priced, known.won_priced, ratio(known.won_priced, known.won))


def sales_cycle_days(facts: Facts, at: int) -> Reading:
    """The middle of the days from creation to close of deals won; coverage: the share of these with both days."""
    known = facts.deals(at)
    if known is None or known.cycle_days is None:
        return Reading()
    return Reading(known.cycle_days, known.timed, ratio(known.timed, known.won))


WIN_RATE_COUNT = Kpi(
    code="win_rate_count",
    name=later("Win rate"),
    definition=later("The part of the deals decided in twelve months that we won."),
    formula=later("deals won / (deals won + deals lost), over 12 months"),
    edge_rules=_DECIDED,
    unit=Unit.RATIO,
    better=Better.UP,
    read=win_rate_count,
    grains=tuple(Grain),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)

WIN_RATE_VALUE = Kpi(
    code="win_rate_value",
    name=later("Win rate by amount"),
    definition=later("The part of the amounts decided in twelve months that we won."),
    formula=later("amount won / (amount won + amount lost), over 12 months"),
    edge_rules=_PRICED,
    unit=Unit.RATIO,
    better=Better.UP,
    read=win_rate_value,
    grains=tuple(Grain),
    label=later("By amount"),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)

DEALS_WON = Kpi(
    code="deals_won",
    name=later("Deals won, amount"),
    definition=later("What all deals won in twelve months come to."),
    formula=later("sum of the amounts of deals won, over 12 months"),
    edge_rules=_PRICED,
    unit=Unit.MONEY,
    better=Better.UP,
    read=deals_won,
    grains=tuple(Grain),
    label=later("Deals won"),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)

AVERAGE_DEAL = Kpi(
    code="average_deal",
    name=later("Average deal won"),
    definition=later("What a deal that we win is worth."),
    formula=later("amount won / deals won with an amount, over 12 months"),
    edge_rules=_PRICED,
    unit=Unit.MONEY,
    better=Better.UP,
    read=average_deal,
    grains=tuple(Grain),
    label=later("Average deal"),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)

SALES_CYCLE_DAYS = Kpi(
    code="sales_cycle_days",
    name=later("Sales cycle, days"),
    definition=later("How long it takes to win a deal: half of them take longer."),
    formula=later("median of close date - date created, of deals won in 12 months"),
    edge_rules=later("Deals without the day on which they were created are left out, and coverage says how many."),
    unit=Unit.DAYS,
    better=Better.DOWN,
    read=sales_cycle_days,
    grains=tuple(Grain),
    label=later("Cycle, days"),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)
