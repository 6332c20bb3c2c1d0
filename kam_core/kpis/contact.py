"""How we and our customers speak: how recently, by how many threads, and how fast we answer."""

from kam_core.kpis.facts import YEAR, Facts
from kam_core.kpis.model import Better, Counted, Grain, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.text.words import later


def freshness(facts: Facts, at: int) -> Reading:
    """Median days since the last contact; n: accounts with any; coverage: of those that bought, those with any."""
    known = facts.detail.work.touched(at)
    if known is None:
        return Reading()
    bought = facts.parts(at).buyers if facts.held(at) >= YEAR else 0
    return Reading(known.days, known.accounts, ratio(known.bought, bought))


def concentration(facts: Facts, at: int) -> Reading:
    """The share of accounts that hang by one thread; n: those judged; coverage: their share of those with contacts."""
    known = facts.detail.work.threads(at)
    if known is None:
        return Reading()
    return Reading(ratio(known.hanging, known.accounts), known.accounts, ratio(known.accounts, known.known))


def response(facts: Facts, at: int) -> Reading:
    """Median hours to the first answer; n: answered requests; coverage: their share of all."""
    known = facts.detail.work.requests(at)
    return Reading(known.hours, known.answered, ratio(known.answered, known.asked)) if known else Reading()


TOUCH_FRESHNESS = Kpi(
    code="touch_freshness",
    name=later("Days since the last contact"),
    definition=later("For how long we and an account have not spoken with each other, in the middle of all accounts."),
    formula=later("median over accounts of the days since both sides last spoke"),
    edge_rules=later(
        "A contact counts where both sides had a word and somebody logged it; what is planned does not. Accounts "
        "without any are left out. Coverage: of the accounts that bought, those with a contact logged."
    ),
    unit=Unit.DAYS,
    better=Better.DOWN,
    read=freshness,
    grains=tuple(Grain),
    label=later("Last contact"),
    rests_on=("activities", "interactions"),
)

CONTACT_CONCENTRATION = Kpi(
    code="contact_concentration",
    name=later("Accounts on one thread"),
    definition=later("The part of the accounts where our bond hangs by few of their people or by one of ours."),
    formula=later(
        "accounts with fewer than 3 contacts who spoke with us in 180 days, or with more than 70% of these occasions "
        "by one of us / accounts where somebody spoke with us"
    ),
    edge_rules=later(
        "Only contacts who are still there count, and only occasions where both sides had a word; one with two of ours "
        "counts for both. Accounts with contacts of whom none ever spoke with us are left out; coverage is the part of "
        "accounts with contacts that is not. The alarm of a single thread rings later, at one person."
    ),
    unit=Unit.RATIO,
    better=Better.DOWN,
    read=concentration,
    label=later("One thread"),
    rests_on=("activities", "interactions", "contacts"),
)

RESPONSE_TIME = Kpi(
    code="response_time",
    name=later("Hours to a first answer"),
    definition=later("How long a request of a customer waits for its first answer, in the middle of all requests."),
    formula=later("median hours from a request to its first answer, over the requests of 12 months"),
    edge_rules=later(
        "Hours of the clock, nights and weekends included. A request without an answer yet is left out; coverage is "
        "the part of the requests that have one. Unknown without an answered request."
    ),
    unit=Unit.HOURS,
    better=Better.DOWN,
    read=response,
    grains=tuple(Grain),
    label=later("First answer"),
    counted=Counted.REQUESTS,
    rests_on=("requests",),
)
