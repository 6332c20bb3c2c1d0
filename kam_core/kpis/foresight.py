"""How far what is said of open deals comes true: when they close, and what they bring."""

from kam_core.kpis.facts import Facts
from kam_core.kpis.foretold import Foretold
from kam_core.kpis.model import Better, Counted, Grain, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.text.words import later

_RESTS_ON = ("opportunities",)


def slippage(facts: Facts, at: int) -> Reading:
    """The part of deals that were put off; n: deals on two lists; coverage: their part of all that were open."""
    known = facts.detail.slips(at)
    if known is None or not known.compared:
        return Reading()
    return Reading(known.postponed / known.compared, known.compared, ratio(known.compared, known.deals))


def slippage_days(facts: Facts, at: int) -> Reading:
    """The middle of the days by which deals were put off; n: these; coverage as for slippage."""
    known = facts.detail.slips(at)
    if known is None or known.days is None:
        return Reading()
    return Reading(known.days, known.postponed, ratio(known.compared, known.deals))


def forecast_accuracy(facts: Facts, at: int) -> Reading:
    """1 less how far off the forecast of a quarter was; n: its deals; coverage: those of which nothing is missing."""
    known = facts.detail.foretold(at)
    off = _off(known)
    return Reading() if known is None or off is None else Reading(1 - abs(off), known.deals, _known(known))


def forecast_bias(facts: Facts, at: int) -> Reading:
    """How far off it was, above 0 where it promised too much; n and coverage as for its accuracy."""
    known = facts.detail.foretold(at)
    off = _off(known)
    return Reading() if known is None or off is None else Reading(off, known.deals, _known(known))


def _off(known: Foretold | None) -> float | None:
    if known is None or known.foretold is None or known.won_amount <= 0:
        return None
    return float(known.foretold - known.won_amount) / float(known.won_amount)


def _known(known: Foretold) -> float | None:
    return ratio(known.known, known.deals)


_LISTS = later(
    "Rests on lists of deals that were loaded one after another: those of the twelve months, and of the running month. "
    "A deal counts that one list has as open and a later one has again, open, won or lost; days add up where it was "
    "put off more than once, and what was brought forward is not taken off. Coverage: these deals among all that were "
    "open on a list. Unknown where no deal is on two lists."
)
_QUARTER = later(
    "The last full quarter. What was forecast is the amount x probability of the deals that were open when it began "
    "and were to close in it, by the newest list of its first day or the 31 days before. Coverage: the deals of which "
    "no amount or probability is missing. Unknown without such a list, until there is a list of the quarter's last day "
    "or later, and where nothing was won."
)

SLIPPAGE = Kpi(
    code="slippage",
    name=later("Deals put off"),
    definition=later("The part of our open deals whose close date a later list of deals moved back."),
    formula=later("deals whose close date was moved to a later day / deals on two lists or more, over 12 months"),
    edge_rules=_LISTS,
    unit=Unit.RATIO,
    better=Better.DOWN,
    read=slippage,
    grains=tuple(Grain),
    label=later("Put off"),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)

SLIPPAGE_DAYS = Kpi(
    code="slippage_days",
    name=later("Deals put off, days"),
    definition=later("By how many days deals are put off that are: half of them by more."),
    formula=later("median of the days by which the close dates of deals put off moved, over 12 months"),
    edge_rules=_LISTS,
    unit=Unit.DAYS,
    better=Better.DOWN,
    read=slippage_days,
    grains=tuple(Grain),
    label=later("Put off, days"),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)

FORECAST_ACCURACY = Kpi(
    code="forecast_accuracy",
    name=later("Forecast accuracy"),
    definition=later("How near what open deals promised for a quarter came to what was won in it: 100% is a hit."),
    formula=later("1 - |forecast - amount won| / amount won, of the last full quarter"),
    edge_rules=_QUARTER,
    unit=Unit.RATIO,
    better=Better.UP,
    read=forecast_accuracy,
    label=later("Accuracy"),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)

FORECAST_BIAS = Kpi(
    code="forecast_bias",
    name=later("Forecast bias"),
    definition=later("Whether open deals promised too much for a quarter (above 0) or too little."),
    formula=later("(forecast - amount won) / amount won, of the last full quarter"),
    edge_rules=_QUARTER,
    unit=Unit.RATIO,
    better=Better.NEITHER,
    read=forecast_bias,
    label=later("Bias"),
    counted=Counted.DEALS,
    rests_on=_RESTS_ON,
)
