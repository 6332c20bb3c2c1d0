"""The criteria that the product brings, their names, and what each rating of them means."""

from dataclasses import replace

from kam_core.scoring.model import BEGINNING, Axis, CriteriaSet, Criterion, Cuts, Measure
from kam_core.text.words import _

_A, _S = Axis.ATTRACTIVENESS, Axis.STRENGTH

_CRITERIA = (
    Criterion(_A, "growth_potential", 1, 25.0, Measure.GROWTH_POTENTIAL),
    Criterion(_A, "strategic_importance", 2, 15.0),
    Criterion(_A, "current_revenue", 3, 15.0, Measure.CURRENT_REVENUE),
    Criterion(_A, "net_margin", 4, 15.0, Measure.NET_MARGIN),
    Criterion(_A, "fit", 5, 10.0),
    Criterion(_A, "effort", 6, 10.0, lower_is_better=True),
    Criterion(_A, "logo", 7, 5.0),
    Criterion(_A, "industry_growth", 8, 5.0),
    Criterion(_S, "relationship", 1, 25.0),
    Criterion(_S, "renewal", 2, 20.0),
    Criterion(_S, "wallet_share_vs_rival", 3, 15.0, Measure.RIVAL_OR_RATING),
    Criterion(_S, "winning_now", 4, 15.0),
    Criterion(_S, "satisfaction", 5, 15.0),
    Criterion(_S, "cooperation", 6, 10.0, Measure.COOPERATION),
)

# Rated apart; their criterion is the mean of those that are.
_PARTS = {"fit": ("fit_solution", "fit_culture", "fit_industry")}


def default_set(edges: dict[Measure, tuple[float, ...] | None] | None = None) -> CriteriaSet:
    """The default criteria with both cuts at 50, their bands from `edges`; not saved yet."""
    known = edges or {}
    criteria = tuple(replace(c, bands=known.get(c.measure)) for c in _CRITERIA)
    return CriteriaSet(0, BEGINNING, Cuts(), criteria)


def name(criterion: Criterion) -> str:
    """What people call a criterion: the company's own name, ours, or else its code."""
    return criterion.name or _names().get(criterion.code, criterion.code)


def scale(criterion: Criterion) -> str | None:
    """What the ratings 1 to 5 of a criterion mean, or how it is computed; null where nobody wrote it."""
    return criterion.scale or _scales().get(criterion.code)


def parts(criterion: Criterion) -> tuple[Criterion, ...]:
    """What people rate in the place of a criterion: its value is the mean of what is rated of them; none for most."""
    return tuple(replace(criterion, code=code) for code in _PARTS.get(criterion.code, ()))


def rateable(criteria_set: CriteriaSet) -> tuple[Criterion, ...]:
    """What people are asked to rate, in the order of the set: a criterion, or its parts."""
    rated = (c for axis in Axis for c in criteria_set.on(axis) if c.measure.rated)
    return tuple(one for criterion in rated for one in parts(criterion) or (criterion,))


def axis_name(axis: Axis) -> str:
    """What people call an axis."""
    return {_A: _("Attractiveness"), _S: _("Relative strength")}[axis]


def _names() -> dict[str, str]:
    return {
        "growth_potential": _("Growth potential"),
        "strategic_importance": _("Strategic importance"),
        "current_revenue": _("Current revenue"),
        "net_margin": _("Net margin"),
        "fit": _("Fit: solution, culture, industry focus"),
        "fit_solution": _("Fit of our solution"),
        "fit_culture": _("Fit of our cultures"),
        "fit_industry": _("Fit with the industries we focus on"),
        "effort": _("Effort to make progress (lower is better)"),
        "logo": _("Attractiveness of the logo"),
        "industry_growth": _("Growth of their industry"),
        "relationship": _("Strength of the relationship"),
        "renewal": _("Likelihood of renewal"),
        "wallet_share_vs_rival": _("Share of wallet against the best rival"),
        "winning_now": _("Likelihood of winning now"),
        "satisfaction": _("Satisfaction"),
        "cooperation": _("Cooperation history"),
    }


def _scales() -> dict[str, str]:
    return _computed_scales() | _attractiveness_scales() | _strength_scales()


def _computed_scales() -> dict[str, str]:
    return {
        "growth_potential": _(
            "Computed: what they could buy from us in a year (their latest wallet estimate, or a third of their "
            "three-year potential), less the revenue of the last twelve months."
        ),
        "current_revenue": _("Computed: revenue of the last twelve closed months."),
        "net_margin": _(
            "Computed: revenue less cost of goods and, where it is known, cost to serve, as a share of revenue over "
            "the last twelve closed months."
        ),
        "cooperation": _("Computed: the share of the last twelve closed quarters with at least one order."),
    }


def _attractiveness_scales() -> dict[str, str]:
    return {
        "strategic_importance": _(
            "1: no link to our strategy. 2: serves one of our goals a little. 3: serves one goal clearly. "
            "4: serves several goals. 5: we cannot reach our goals without them."
        ),
        "fit": _("The mean of what is rated of solution, culture and industry focus."),
        "fit_solution": _(
            "1: needs what we do not offer. 2: with large changes. 3: half of it as it is. 4: nearly all as it is. "
            "5: what they need is what we do best."
        ),
        "fit_culture": _(
            "1: we do not understand each other. 2: much friction. 3: it works with effort. 4: we work alike. "
            "5: we want the same, in the same way."
        ),
        "fit_industry": _(
            "1: an industry that we leave. 2: of no interest to us. 3: one of many. 4: close to our focus. "
            "5: at the centre of our focus."
        ),
        "effort": _(
            "1: progress comes almost by itself. 2: little effort. 3: as much as for others. "
            "4: much more than for others. 5: each step takes months and many people."
        ),
        "logo": _(
            "1: nobody would know the name. 2: known in their town. 3: known in their industry. "
            "4: opens doors in their industry. 5: opens doors everywhere."
        ),
        "industry_growth": _(
            "1: shrinks fast. 2: shrinks a little. 3: stays level. 4: grows with the economy or a little faster. "
            "5: grows at more than twice the pace of the economy."
        ),
    }


def _strength_scales() -> dict[str, str]:
    return {
        "relationship": _(
            "1: exploratory, no business yet. 2: basic, some transactions. 3: cooperative, regular business, one of "
            "several suppliers. 4: interdependent, many functions and levels. 5: integrated, leaving is hard for both."
        ),
        "renewal": _(
            "1: they told us they leave. 2: they look at others. 3: open. 4: likely, no sign against it. "
            "5: agreed or as good as agreed."
        ),
        "wallet_share_vs_rival": _(
            "1: a rival has nearly all. 2: a rival has clearly more. 3: level with the best rival. "
            "4: we have clearly more. 5: we have nearly all. Where rivals were rated on what decides the purchase, "
            "that comparison takes its place."
        ),
        "winning_now": _(
            "1: no chance this year. 2: an outsider. 3: one of several on the list. 4: the favourite. "
            "5: decided for us, only the signature is missing."
        ),
        "satisfaction": _(
            "1: open complaint at their top. 2: often unhappy. 3: neither praise nor complaint. "
            "4: satisfied. 5: recommends us to others."
        ),
    }
