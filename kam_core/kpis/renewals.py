"""What contracts are worth, and what becomes of them when they end."""

from kam_core.kpis.facts import Facts
from kam_core.kpis.model import Better, Counted, Grain, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.text.words import later

_RESTS_ON = ("contracts",)


def renewal_rate_count(facts: Facts, at: int) -> Reading:
    """Contracts renewed over contracts that ended; n: those that ended."""
    known = facts.renewals(at)
    return Reading(ratio(known.renewed, known.due), known.due, 1.0) if known else Reading()


def renewal_rate_value(facts: Facts, at: int) -> Reading:
    """What was kept of their value; n: those with a value; coverage: their share of those that ended."""
    known = facts.renewals(at)
    if known is None or not known.priced:
        return Reading()
    return Reading(ratio(known.kept, known.value), known.priced, ratio(known.priced, known.due))


def tcv(facts: Facts, at: int) -> Reading:
    """What a contract is worth on average; n: the contracts; coverage: the share of these with a value and an end."""
    known = facts.signed(at)
    return Reading(known.total, known.contracts, ratio(known.termed, known.contracts)) if known else Reading()


def acv(facts: Facts, at: int) -> Reading:
    """The same for a year of it."""
    known = facts.signed(at)
    return Reading(known.yearly, known.contracts, ratio(known.termed, known.contracts)) if known else Reading()


RENEWAL_RATE_COUNT = Kpi(
    code="renewal_rate_count",
    name=later("Contracts renewed"),
    definition=later("The part of the contracts that ended in twelve months that another one follows."),
    formula=later("contracts renewed / contracts whose end lies in the 12 months"),
    edge_rules=later("Whoever renews early counts in the year of the original end. Unknown where no contract ended."),
    unit=Unit.RATIO,
    better=Better.UP,
    read=renewal_rate_count,
    grains=tuple(Grain),
    label=later("Renewed"),
    counted=Counted.CONTRACTS,
    rests_on=_RESTS_ON,
)

RENEWAL_RATE_VALUE = Kpi(
    code="renewal_rate_value",
    name=later("Contract value renewed"),
    definition=later("The part of the value of contracts that ended in twelve months that was kept."),
    formula=later("sum of min(renewed value, old value) / sum of old value"),
    edge_rules=later(
        "At most 100%: what grew does not make up for what was lost. Contracts without a value are left out."
    ),
    unit=Unit.RATIO,
    better=Better.UP,
    read=renewal_rate_value,
    grains=tuple(Grain),
    label=later("Value renewed"),
    counted=Counted.CONTRACTS,
    rests_on=_RESTS_ON,
)

_SIGNED = later("By the day on which a contract starts. Contracts without a value or an end are left out.")

TCV = Kpi(
    code="tcv",
    name=later("Contract value, average"),
    definition=later("What a contract that started in twelve months is worth over its whole term."),
    formula=later("mean of contract values"),
    edge_rules=_SIGNED,
    unit=Unit.MONEY,
    better=Better.UP,
    read=tcv,
    grains=tuple(Grain),
    label=later("Contract value"),
    counted=Counted.CONTRACTS,
    rests_on=_RESTS_ON,
)

ACV = Kpi(
    code="acv",
    name=later("Contract value of a year, average"),
    definition=later("What a year of a contract that started in twelve months is worth."),
    formula=later("mean of contract value / days of its term x 365.25"),
    edge_rules=_SIGNED,
    unit=Unit.MONEY,
    better=Better.UP,
    read=acv,
    grains=tuple(Grain),
    label=later("Contract, a year"),
    counted=Counted.CONTRACTS,
    rests_on=_RESTS_ON,
)
