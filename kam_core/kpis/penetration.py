"""How much of what we sell accounts buy, and what comparable accounts say they could."""

from kam_core.kpis.facts import YEAR, Facts
from kam_core.kpis.model import Better, Grain, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.text.words import later

# How many months before the last point the white space is measured: each point compares all accounts anew.
_MEASURED = (0, YEAR)
_DECIDED = later(
    "Bought is revenue above 0 in 12 months. A family that somebody decided not to apply is left out, for earlier "
    "months as well, unless it was bought. Accounts that never ordered do not count. Unknown under 12 months of data."
)
_ACTIVE = later("Only accounts that bought in the 12 months count. Unknown under 12 months of data or without any.")


def of_products(facts: Facts, at: int) -> Reading:
    """The mean over accounts of families bought over families that apply; n: accounts with any that applies."""
    known = facts.lines(at)
    return Reading(known.penetration, known.served, 1.0) if known and known.served else Reading()


def of_cells(facts: Facts, at: int) -> Reading:
    """Cells bought over cells that apply; n: accounts."""
    known = facts.lines(at)
    return Reading(ratio(known.lines, known.applicable), known.accounts, 1.0) if known else Reading()


def white_space(facts: Facts, at: int) -> Reading:
    """What is missing to the potentials; n: accounts; coverage: the share of cells whose potential is known."""
    known = facts.white_space(at) if len(facts.ends) - 1 - at in _MEASURED else None
    counted = facts.lines(at)
    if known is None or known.value is None or counted is None:
        return Reading()
    return Reading(known.value, counted.accounts, ratio(known.known, counted.applicable))


def cross_sell(facts: Facts, at: int) -> Reading:
    """Accounts with two families or more over those with any; n: accounts with any."""
    known = facts.lines(at)
    return Reading(ratio(known.several, known.active), known.active, 1.0) if known and known.active else Reading()


def lines(facts: Facts, at: int) -> Reading:
    """Families bought by an account on average; n: accounts that bought any."""
    known = facts.lines(at)
    return Reading(ratio(known.lines, known.active), known.active, 1.0) if known and known.active else Reading()


def attached(facts: Facts, at: int) -> Reading:
    """The mean of P(B given A) over A bought and every other B; n: accounts that bought any."""
    known = facts.lines(at)
    if known is None or not known.active:
        return Reading()
    value = ratio(known.pairs, known.lines * (known.families - 1))
    return Reading() if value is None else Reading(value, known.active, 1.0)


def of_units(facts: Facts, at: int) -> Reading:
    """Buying units that bought over those that are known; n: the one account that it is of."""
    known = facts.detail.units(at) if facts.held(at) >= YEAR else None
    return Reading(ratio(known.bought, known.units), 1, 1.0) if known else Reading()


PRODUCT_PENETRATION = Kpi(
    code="product_penetration",
    name=later("Product penetration"),
    definition=later("How many of the product families that apply to it an account buys, on average."),
    formula=later("mean over accounts of families bought / families that apply"),
    edge_rules=_DECIDED,
    unit=Unit.RATIO,
    better=Better.UP,
    read=of_products,
)

CELL_PENETRATION = Kpi(
    code="cell_penetration",
    name=later("Cell penetration"),
    definition=later("Of all cells, an account and a product family each, the part that is bought."),
    formula=later("cells bought / cells that apply"),
    edge_rules=_DECIDED,
    unit=Unit.RATIO,
    better=Better.UP,
    read=of_cells,
)

UNIT_PENETRATION = Kpi(
    code="unit_penetration",
    name=later("Unit penetration"),
    definition=later("Of the customer's buying units, a site or a division each, the part that bought."),
    formula=later("buying units with revenue above 0 in 12 months / buying units that are known"),
    edge_rules=later(
        "Known are the units that are loaded and those that order lines name, for earlier months as well; lines that "
        "name no unit count for none. Told for single accounts alone. Unknown where no unit of the account is loaded "
        "or under 12 months of data."
    ),
    unit=Unit.RATIO,
    better=Better.UP,
    read=of_units,
    grains=(Grain.ACCOUNT,),
    rests_on=("units",),
)

WHITESPACE_VALUE = Kpi(
    code="whitespace_value",
    name=later("White-space value"),
    definition=later(
        "What the accounts would buy more in a year if each bought of every family what comparable accounts do. "
        "An estimate of room, not a forecast."
    ),
    formula=later("sum over cells that apply of max(potential - revenue of 12 months, 0)"),
    edge_rules=later(
        "The potential is the median among buyers of the same segment and third by revenue, if 10 or more, else of "
        "the same segment, if 10 or more, else unknown; cells without one count with nothing. Accounts that never "
        "ordered do not count. Measured now and a year ago. Unknown under 12 months of data."
    ),
    unit=Unit.MONEY,
    better=Better.NEITHER,
    read=white_space,
)

CROSS_SELL_RATIO = Kpi(
    code="cross_sell_ratio",
    name=later("Cross-sell ratio"),
    definition=later("The part of the accounts that buy two product families or more."),
    formula=later("accounts with 2 families or more / accounts that bought"),
    edge_rules=_ACTIVE,
    unit=Unit.RATIO,
    better=Better.UP,
    read=cross_sell,
)

LINES_PER_ACCOUNT = Kpi(
    code="lines_per_account",
    name=later("Families per account"),
    definition=later("How many product families an account buys, on average."),
    formula=later("families bought, summed over accounts / accounts that bought"),
    edge_rules=_ACTIVE,
    unit=Unit.MEAN,
    better=Better.UP,
    read=lines,
)

ATTACH_RATE = Kpi(
    code="attach_rate",
    name=later("Attach rate"),
    definition=later(
        "Of an account that buys one product family: how likely it buys any given other one. The families apart are "
        "in the table of what is bought together."
    ),
    formula=later("P(B given A), the mean over each family A that an account buys and every other family B"),
    edge_rules=_ACTIVE,
    unit=Unit.RATIO,
    better=Better.UP,
    read=attached,
)
