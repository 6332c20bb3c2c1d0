"""What comes of the deals that we work on, and what is open of them."""

from kam_core.kpis.facts import Facts
from kam_core.kpis.model import Better, Counted, Grain, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.text.words import later

_RESTS_ON = ("opportunities",)
_DECIDED = later("By close date; open deals do not count. Unknown without a deal that was won or lost.")
_OPEN = later("As the newest list of deals says on each day; unknown before the first list.")


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


def sales_cycle_days(facts: Facts, at: int) -> Reading:
    """The middle of the days from creation to close of deals won; coverage: the share of these with both days."""
    known = facts.deals(at)
    if known is None or known.cycle_days is None:
        return Reading()
    return Reading(known.cycle_days, known.timed, ratio(known.timed, known.won))


def pipeline_open(facts: Facts, at: int) -> Reading:
    """The amount of open deals; n: these; coverage: the share of these with an amount."""
    known = facts.deals(at)
    if known is None or known.open is None or known.open_priced is None:
        return Reading()
    if known.open and not known.open_priced:
        return Reading(None, known.open, 0.0)
    return Reading(known.open_amount, known.open, ratio(known.open_priced, known.open) or 1.0)


def pipeline_weighted(facts: Facts, at: int) -> Reading:
    """The same, each amount times its probability; coverage: the share of these that have both."""
    known = facts.deals(at)
    if known is None or known.open is None or known.open_weighed is None:
        return Reading()
    if known.open and not known.open_weighed:
        return Reading(None, known.open, 0.0)
    return Reading(known.weighted_amount, known.open, ratio(known.open_weighed, known.open) or 1.0)


def pipeline_coverage(facts: Facts, at: int) -> Reading:
    """Open deals that close in the quarter over what is missing of its target; n: the accounts with one."""
    aims = facts.aims(at)
    if aims is None or aims.target <= aims.revenue:
        return Reading()
    return Reading(ratio(aims.closing, aims.target - aims.revenue), aims.accounts, 1.0)


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
    edge_rules=later("By close date; deals without an amount are left out, and coverage says how many."),
    unit=Unit.RATIO,
    better=Better.UP,
    read=win_rate_value,
    grains=tuple(Grain),
    label=later("By amount"),
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

PIPELINE_OPEN = Kpi(
    code="pipeline_open",
    name=later("Open deals, amount"),
    definition=later("What all open deals would bring together."),
    formula=later("sum of the amounts of open deals"),
    edge_rules=_OPEN,
    unit=Unit.MONEY,
    better=Better.UP,
    read=pipeline_open,
    grains=tuple(Grain),
    label=later("Open deals"),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)

PIPELINE_WEIGHTED = Kpi(
    code="pipeline_weighted",
    name=later("Open deals, weighted"),
    definition=later("What open deals bring if each comes as often as its probability says."),
    formula=later("sum of amount x probability of open deals"),
    edge_rules=_OPEN,
    unit=Unit.MONEY,
    better=Better.UP,
    read=pipeline_weighted,
    grains=tuple(Grain),
    label=later("Weighted"),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)

PIPELINE_COVERAGE = Kpi(
    code="pipeline_coverage",
    name=later("Pipeline coverage"),
    definition=later(
        "How much of what is missing of the quarter's targets the open deals that close in it would bring."
    ),
    formula=later("open amount that closes in the quarter / (target - revenue of the quarter so far)"),
    edge_rules=later(
        "The quarter that follows the last closed month, or that it lies in; only accounts with a revenue target. "
        "Unknown where there is none, and once the target is met."
    ),
    unit=Unit.RATIO,
    better=Better.UP,
    read=pipeline_coverage,
    grains=tuple(Grain),
    label=later("Coverage"),
    rests_on=(*_RESTS_ON, "targets"),
)
