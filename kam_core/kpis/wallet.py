"""How much of what customers spend they spend with us, as far as it was estimated."""

from kam_core.kpis.facts import YEAR, Facts
from kam_core.kpis.model import Better, Grain, Kpi, Reading, Unit, Value
from kam_core.kpis.ratio import ratio
from kam_core.kpis.spending import Spending
from kam_core.text.words import later

_RESTS_ON = ("wallet_estimates",)


def share(facts: Facts, at: int) -> Reading:
    """Revenue over estimates; n: accounts with an estimate; coverage: of the accounts that bought, those with one."""
    known = _known(facts, at)
    return _reading(facts, at, known, ratio(known.revenue, known.wallet)) if known else Reading()


def gap(facts: Facts, at: int) -> Reading:
    """What is spent elsewhere; n and coverage as for the share."""
    known = _known(facts, at)
    return _reading(facts, at, known, known.gap) if known else Reading()


def _known(facts: Facts, at: int) -> Spending | None:
    return facts.detail.spending(at) if facts.held(at) >= YEAR else None


def _reading(facts: Facts, at: int, known: Spending, value: Value | None) -> Reading:
    bought = facts.parts(at).buyers
    return Reading(value, known.accounts, ratio(known.buyers, bought) if bought else None)


SHARE_OF_WALLET = Kpi(
    code="share_of_wallet",
    name=later("Share of wallet"),
    definition=later("How much of what customers spend on what we sell they spend with us."),
    formula=later("revenue of 12 months / estimated spending in a year, both summed over accounts with an estimate"),
    edge_rules=later(
        "The newest estimate of an account counts that had been made by then, of the same year or an earlier one; one "
        "of a single family or of 0 does not. Over 100% an estimate is too low. Coverage: of the accounts that "
        "bought, those with an estimate. Unknown without an estimate or under 12 months of data."
    ),
    unit=Unit.RATIO,
    better=Better.UP,
    read=share,
    grains=tuple(Grain),
    rests_on=_RESTS_ON,
)

WALLET_GAP = Kpi(
    code="wallet_gap",
    name=later("Spent elsewhere"),
    definition=later(
        "What customers spend in a year with others on what we sell. An estimate of room, not a forecast."
    ),
    formula=later("sum over accounts with an estimate of max(estimated spending in a year - revenue of 12 months, 0)"),
    edge_rules=later(
        "Estimates count as for the share of wallet; an account that buys more from us than was estimated adds "
        "nothing. Coverage: of the accounts that bought, those with an estimate. Unknown without an estimate or under "
        "12 months of data."
    ),
    unit=Unit.MONEY,
    better=Better.NEITHER,
    read=gap,
    grains=tuple(Grain),
    rests_on=_RESTS_ON,
)
