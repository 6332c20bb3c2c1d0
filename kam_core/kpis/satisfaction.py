"""What customers say of us when they are asked."""

from dataclasses import replace
from math import sqrt

from kam_core.kpis.answers import Answers, Survey
from kam_core.kpis.facts import YEAR, Facts
from kam_core.kpis.model import Better, Counted, Grain, Kpi, Reading, Unit, Value
from kam_core.kpis.ratio import ratio, share
from kam_core.text.words import later

# Fewer answers make an NPS of -100, 0 or 100 out of one person's mood.
LEAST = 3
_RESTS_ON = ("surveys",)
_RULE = later(
    "Every answer of the twelve months counts, also a second one of the same person. Coverage: of the accounts that "
    "bought, those that answered. Unknown without an answer."
)


def nps(facts: Facts, at: int) -> Reading:
    """Promoters less detractors in points; n: answers; coverage: of the accounts that bought, those that answered."""
    known = facts.detail.answers(Survey.NPS, at)
    if known is None or known.answers < LEAST:
        return Reading()
    promoters, detractors = known.high / known.answers, known.low / known.answers
    spread = promoters + detractors - (promoters - detractors) ** 2
    found = _reading(facts, at, known, 100 * (known.high - known.low) / known.answers)
    return replace(found, standard_error=100 * sqrt(spread / known.answers))


def csat(facts: Facts, at: int) -> Reading:
    """The share of answers that are satisfied; n and coverage as for NPS."""
    known = facts.detail.answers(Survey.CSAT, at)
    return _reading(facts, at, known, known.high / known.answers) if known else Reading()


def ces(facts: Facts, at: int) -> Reading:
    """The mean of how far people agree that we made it easy; n and coverage as for NPS."""
    known = facts.detail.answers(Survey.CES, at)
    return _reading(facts, at, known, known.mean) if known else Reading()


def nps_by_account(facts: Facts, at: int) -> Reading:
    """The mean of the NPS of each account; n: accounts that answered; coverage as for NPS."""
    known = facts.detail.answers(Survey.NPS, at)
    if known is None or known.answers < LEAST:
        return Reading()
    return replace(_reading(facts, at, known, 100 * known.by_account), n=known.accounts)


def nps_by_revenue(facts: Facts, at: int) -> Reading:
    """The same weighted by revenue; n: accounts that answered and bought; coverage: their part of all revenue."""
    known, bought = facts.detail.answers(Survey.NPS, at), facts.total(at)
    if known is None or bought is None or known.by_revenue is None or known.buyers_answers < LEAST:
        return Reading()
    return Reading(100 * known.by_revenue, known.buyers, share(known.revenue, bought.revenue))


def _reading(facts: Facts, at: int, known: Answers, value: Value) -> Reading:
    bought = facts.parts(at).buyers if facts.held(at) >= YEAR else 0
    return Reading(value, known.answers, ratio(known.buyers, bought) if bought else None)


NPS = Kpi(
    code="nps",
    name=later("Net promoter score (NPS)"),
    definition=later("How many more would recommend us than would not, from -100 to 100 points."),
    formula=later("(answers of 9 and 10 - answers of 0 to 6) / answers x 100, over 12 months"),
    edge_rules=later(
        "Every answer of the twelve months counts, also a second one of the same person. Coverage: of the accounts "
        "that bought, those that answered. Behind ± stands the standard error in points: with p and d the parts of "
        "promoters and detractors among n answers, sqrt((p + d - (p - d)^2) / n) x 100. Unknown under 3 answers."
    ),
    unit=Unit.POINTS,
    better=Better.UP,
    read=nps,
    grains=tuple(Grain),
    label=later("NPS"),
    counted=Counted.ANSWERS,
    rests_on=_RESTS_ON,
)

NPS_BY_ACCOUNT = Kpi(
    code="nps_by_account",
    name=later("Net promoter score, each account alike"),
    definition=later("The mean of the NPS of each account: who was asked more often does not count for more."),
    formula=later(
        "mean over accounts of (answers of 9 and 10 - answers of 0 to 6) / answers x 100 of each, over 12 months"
    ),
    edge_rules=later(
        "Of every account that answered in the twelve months, however few answers it gave. Coverage: of the accounts "
        "that bought, those that answered. Unknown under 3 answers in all."
    ),
    unit=Unit.POINTS,
    better=Better.UP,
    read=nps_by_account,
    label=later("NPS by account"),
    rests_on=_RESTS_ON,
)

NPS_BY_REVENUE = Kpi(
    code="nps_by_revenue",
    name=later("Net promoter score, weighted by revenue"),
    definition=later("The mean of the NPS of each account, where each counts as much as it buys."),
    formula=later("sum of NPS of each account x its revenue / sum of revenue of these, over 12 months"),
    edge_rules=later(
        "Only accounts that answered and whose revenue of the twelve months is above 0. Coverage: their part of the "
        "revenue of all. Unknown under 3 answers of these, and before there are twelve months of revenue."
    ),
    unit=Unit.POINTS,
    better=Better.UP,
    read=nps_by_revenue,
    label=later("NPS by revenue"),
    rests_on=_RESTS_ON,
)

CSAT = Kpi(
    code="csat",
    name=later("Customer satisfaction (CSAT)"),
    definition=later("The part of the answers that are satisfied: 4 or 5 on a scale from 1 to 5."),
    formula=later("answers of 4 and 5 / answers, over 12 months"),
    edge_rules=_RULE,
    unit=Unit.RATIO,
    better=Better.UP,
    read=csat,
    grains=tuple(Grain),
    label=later("CSAT"),
    counted=Counted.ANSWERS,
    rests_on=_RESTS_ON,
)

CES = Kpi(
    code="ces",
    name=later("Customer effort (CES)"),
    definition=later("How far people agree that we made it easy for them, on a scale from 1 to 7."),
    formula=later("mean of answers, over 12 months"),
    edge_rules=_RULE,
    unit=Unit.MEAN,
    better=Better.UP,
    read=ces,
    grains=tuple(Grain),
    label=later("CES"),
    counted=Counted.ANSWERS,
    rests_on=_RESTS_ON,
)
