"""How the plans of accounts are kept: how complete, how fresh, and what was done when it was due."""

from kam_core.kpis.facts import Facts
from kam_core.kpis.model import Better, Counted, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.kpis.work import Plans
from kam_core.text.words import later


def completeness(facts: Facts, at: int) -> Reading:
    """Answered over applicable questions; n: plans; coverage: of the key accounts, those with a plan."""
    known = facts.detail.work.plans(at)
    if known is None:
        return Reading()
    return Reading(ratio(known.answered, known.applicable), known.plans, _covered(facts, at, known))


def freshness(facts: Facts, at: int) -> Reading:
    """The share of answers that are not stale; n: answers; coverage: of the key accounts, those with a plan."""
    known = facts.detail.work.plans(at)
    if known is None or not known.aged:
        return Reading()
    return Reading(ratio(known.aged - known.stale, known.aged), known.aged, _covered(facts, at, known))


def on_time(facts: Facts, at: int) -> Reading:
    """Actions done by their day over those due; n: these; coverage: of all due, those of which we know it."""
    known = facts.detail.work.due(at)
    if known is None:
        return Reading()
    return Reading(ratio(known.on_time, known.known), known.known, ratio(known.known, known.actions))


def _covered(facts: Facts, at: int, known: Plans) -> float | None:
    return ratio(known.of_key_accounts, facts.members(at))


PLAN_COMPLETENESS = Kpi(
    code="plan_completeness",
    name=later("Plan completeness"),
    definition=later("The part of the questions that our plans answer, of those that apply."),
    formula=later("questions answered / questions that apply, over the newest plan of each account"),
    edge_rules=later(
        "Each plan is asked what its depth asks. What does not apply is left out; what is unknown, or taken over from "
        "the period before and not confirmed, is not answered. Coverage: of the key accounts, those with a plan. Plans "
        "are known as they stand today: unknown for earlier month ends, and without a plan."
    ),
    unit=Unit.RATIO,
    better=Better.UP,
    read=completeness,
    counted=Counted.PLANS,
    rests_on=("plans",),
)

PLAN_FRESHNESS = Kpi(
    code="plan_freshness",
    name=later("Plan freshness"),
    definition=later("The part of the answers in our plans that somebody looked at recently enough."),
    formula=later("1 - answers older than their question allows / answers, over the newest plan of each account"),
    edge_rules=later(
        "The age counts from the day an answer was given or confirmed, whichever is later; each question says after "
        "how many days it is stale. Coverage: of the key accounts, those with a plan. Plans are known as they stand "
        "today: unknown for earlier month ends, and without an answer."
    ),
    unit=Unit.RATIO,
    better=Better.UP,
    read=freshness,
    counted=Counted.ANSWERS,
    rests_on=("plans",),
)

ACTION_ON_TIME = Kpi(
    code="action_on_time",
    name=later("Actions on time"),
    definition=later("Of the actions that were due, the part that was done by then."),
    formula=later("actions done by the day they were due / actions due, over 12 months"),
    edge_rules=later(
        "Actions that were dropped do not count; one that is due today and not done counts. Days are those that "
        "actions have now: where a day was put off, the later one counts. Coverage: of the actions due, those of which "
        "we know when they were done. Unknown without an action due."
    ),
    unit=Unit.RATIO,
    better=Better.UP,
    read=on_time,
    label=later("On time"),
    counted=Counted.ACTIONS,
    rests_on=("actions",),
)
