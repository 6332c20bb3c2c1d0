"""Revenue of trailing years."""

from kam_core.kpis.facts import YEAR, Facts
from kam_core.kpis.model import Better, Grain, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.text.words import later


def revenue(facts: Facts, at: int) -> Reading:
    """What the population bought in twelve months; n: accounts with revenue."""
    total = facts.total(at)
    return Reading() if total is None else Reading(total.revenue, facts.parts(at).buyers, 1.0)


def growth(facts: Facts, at: int) -> Reading:
    """Revenue over that of the twelve months before, less 1; n: accounts with revenue in either."""
    total, before = facts.total(at), facts.total(at, back=YEAR)
    if total is None or before is None:
        return Reading()
    grown = ratio(total.revenue, before.revenue)
    return Reading() if grown is None else Reading(grown - 1, facts.parts(at).either, 1.0)


def yearly_growth(facts: Facts, at: int) -> Reading:
    """Growth a year over the last two; n: accounts with revenue in either of them."""
    total, before = facts.total(at), facts.total(at, back=2 * YEAR)
    grown = None if total is None or before is None else ratio(total.revenue, before.revenue)
    # A root of what credits leave below 0 is no growth.
    return Reading() if grown is None or grown < 0 else Reading(grown**0.5 - 1, facts.parts(at).either, 1.0)


def gap(facts: Facts, at: int) -> Reading:
    """Our growth less the customer's own; n: accounts of which both are known; coverage: of those that can grow."""
    known = facts.detail.work.gaps(at) if facts.held(at) >= 2 * YEAR else None
    if known is None:
        return Reading()
    return Reading(known.median, known.accounts, ratio(known.accounts, facts.parts(at).cohort))


def active(facts: Facts, at: int) -> Reading:
    """How many accounts have revenue in twelve months; n: the same."""
    if facts.held(at) < YEAR:
        return Reading()
    return Reading(facts.parts(at).buyers, facts.parts(at).buyers, 1.0)


def orders(facts: Facts, at: int) -> Reading:
    """How often the population ordered in twelve months; n: the same."""
    total = facts.total(at)
    return Reading() if total is None else Reading(total.orders, total.orders, 1.0)


def share_of_company(facts: Facts, at: int) -> Reading:
    """The population's share of the company's revenue; n: accounts of it with revenue."""
    total, company = facts.total(at), facts.company_total(at)
    if total is None or company is None:
        return Reading()
    part = ratio(total.revenue, company.revenue)
    return Reading() if part is None else Reading(part, facts.parts(at).buyers, 1.0)


REV_TTM = Kpi(
    code="rev_ttm",
    name=later("Revenue, 12 months"),
    definition=later("What accounts bought in the twelve months to the last closed month, net of credits."),
    formula=later("sum of revenue over 12 months"),
    edge_rules=later("Unknown under 12 months of data. A month without orders counts 0."),
    unit=Unit.MONEY,
    better=Better.UP,
    read=revenue,
    grains=tuple(Grain),
    label=later("Revenue"),
)

REV_YOY = Kpi(
    code="rev_yoy",
    name=later("Revenue growth"),
    definition=later("How much more was bought than in the twelve months before."),
    formula=later("revenue of 12 months / revenue of the 12 months before - 1"),
    edge_rules=later("Unknown under 24 months of data or without revenue in the year before."),
    unit=Unit.RATIO,
    better=Better.UP,
    read=growth,
    grains=tuple(Grain),
    label=later("Growth"),
)

REVENUE_SHARE = Kpi(
    code="revenue_share",
    name=later("Share of our revenue"),
    label=later("Revenue share"),
    definition=later("The part of the company's revenue that comes from this account."),
    formula=later("revenue of the account / revenue of the company, over 12 months"),
    edge_rules=later("Unknown under 12 months of data or without revenue of the company."),
    unit=Unit.RATIO,
    better=Better.NEITHER,
    read=share_of_company,
    grains=(Grain.ACCOUNT,),
)

ORDERS_TTM = Kpi(
    code="orders_ttm",
    name=later("Orders, 12 months"),
    label=later("Orders"),
    definition=later("How often the account ordered in the twelve months to the last closed month."),
    formula=later("count of orders over 12 months"),
    edge_rules=later("Unknown under 12 months of data."),
    unit=Unit.COUNT,
    better=Better.UP,
    read=orders,
    grains=(Grain.ACCOUNT,),
)

GROWTH_GAP = Kpi(
    code="growth_gap",
    name=later("Growth against theirs"),
    definition=later("Whether we grow with customers more than they grow themselves; in the middle of all accounts."),
    formula=later("median over accounts of (revenue of 12 months / of the 12 before - 1 - growth of their own volume)"),
    edge_rules=later(
        "Below 0 we lose ground, also where we grow. How much a customer grows is what the newest plan says. Coverage: "
        "of the accounts with revenue in the 12 months before, those whose plan says it. Plans are known as they stand "
        "today: unknown for earlier month ends, under 24 months of data, and without such an account."
    ),
    unit=Unit.RATIO,
    better=Better.UP,
    read=gap,
    grains=tuple(Grain),
    rests_on=("plans",),
)

CAGR = Kpi(
    code="cagr",
    name=later("Growth a year, over 2 years"),
    label=later("Growth a year"),
    definition=later("How much revenue grew a year, on average over the last two years."),
    formula=later("square root of (revenue of 12 months / revenue of the 12 months two years before) - 1"),
    edge_rules=later("Unknown under 36 months of data or without revenue two years before."),
    unit=Unit.RATIO,
    better=Better.UP,
    read=yearly_growth,
    grains=tuple(Grain),
)

ACTIVE_ACCOUNTS = Kpi(
    code="active_accounts",
    name=later("Accounts that bought"),
    definition=later("How many accounts bought in the twelve months to the last closed month."),
    formula=later("count of accounts with revenue above 0 over 12 months"),
    edge_rules=later("Unknown under 12 months of data."),
    unit=Unit.COUNT,
    better=Better.UP,
    read=active,
)
