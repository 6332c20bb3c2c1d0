"""What is open of the deals that we work on."""

from kam_core.kpis.facts import Facts
from kam_core.kpis.model import Better, Counted, Grain, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.text.words import later

_RESTS_ON = ("opportunities",)
_OPEN = later("As the newest list of deals says on each day; unknown before the first list.")


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
