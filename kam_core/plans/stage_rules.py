"""What each stage leaves behind: which of it the data can tell, and how."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kam_core.people.choices import ACCOUNT_ROLES
from kam_core.plans.plan import Plan
from kam_core.text.numbers import day, percent
from kam_core.text.words import _, later

ROLES_NEEDED = 4
OBJECTIVES_NEEDED = (3, 5)
PEOPLE_NEEDED = 3
ON_TIME_NEEDED = 0.8


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What there is of one plan and its account.

    `roles`: of the six account roles, those somebody has. `people`: contacts whose level, power and stance are known.
    `whole_objectives`: those with measure, target, owner and date. `express_open`: express questions without an
    answer. `on_time`: share of the actions due so far, null where none was due.
    """

    plan: Plan
    kind: str | None
    owner_id: str | None
    sponsors: int
    roles: int
    people: int
    wallets: int
    objectives: int
    whole_objectives: int
    investments: int
    open_opportunities: int
    reviewed_on: date | None
    decided_reviews: int
    express_open: int
    on_time: float | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One exit output: how the data tell that it is there, and a sentence that says so; by hand where they cannot."""

    stage: str
    key: str
    label: str
    told: Callable[[StageFacts], tuple[bool, str]] | None = None


def _flag(found: object, yes: str, no: str) -> tuple[bool, str]:
    return bool(found), yes if found else no


def _objectives(facts: StageFacts) -> tuple[bool, str]:
    few, many = OBJECTIVES_NEEDED
    why = _(
        "{whole} of {objectives} objectives have measure, target, owner and date; {few} to {many} are asked for.",
        whole=facts.whole_objectives,
        objectives=facts.objectives,
        few=few,
        many=many,
    )
    return few <= facts.objectives <= many and facts.whole_objectives == facts.objectives, why


def _on_time(facts: StageFacts) -> tuple[bool, str]:
    if facts.on_time is None:
        return False, _("No action was due yet.")
    return facts.on_time >= ON_TIME_NEEDED, _(
        "{share} of the actions due were done by then; {needed} are asked for.",
        share=percent(facts.on_time, 0),
        needed=percent(ON_TIME_NEEDED, 0),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "strategy",
        "kind",
        later("Kind of key account"),
        lambda facts: _flag(facts.kind, _("It is on the list."), _("It is not on the list of key accounts.")),
    ),
    Rule(
        "strategy",
        "split",
        later("Split over the three themes"),
        lambda facts: _flag(facts.plan.penetrate is not None, _("It is set."), _("It is not set.")),
    ),
    Rule(
        "strategy",
        "goal",
        later("Company goal that it serves"),
        lambda facts: _flag(facts.plan.goal_id, _("It is linked."), _("It is not linked.")),
    ),
    Rule(
        "strategy",
        "owner",
        later("Owner"),
        lambda facts: _flag(
            facts.owner_id and facts.plan.lead_id, _("Account and plan have one."), _("Nobody leads the plan.")
        ),
    ),
    Rule(
        "strategy",
        "sponsor",
        later("Executive sponsor"),
        lambda facts: _flag(facts.sponsors, _("The team has one."), _("The team has none.")),
    ),
    Rule(
        "research",
        "express",
        later("Express questions answered"),
        lambda facts: (facts.express_open == 0, _("{n} of them have no answer.", n=facts.express_open)),
    ),
    Rule(
        "research",
        "roles",
        later("Team roles covered"),
        lambda facts: (
            facts.roles >= ROLES_NEEDED,
            _(
                "{n} of {all} roles; {needed} are asked for.",
                n=facts.roles,
                all=len(ACCOUNT_ROLES),
                needed=ROLES_NEEDED,
            ),
        ),
    ),
    Rule(
        "research",
        "people",
        later("People map"),
        lambda facts: (
            facts.people >= PEOPLE_NEEDED,
            _(
                "{n} contacts with level, power and stance; {needed} are asked for.",
                n=facts.people,
                needed=PEOPLE_NEEDED,
            ),
        ),
    ),
    Rule(
        "research",
        "wallet",
        later("Wallet estimate"),
        lambda facts: _flag(facts.wallets, _("There is one."), _("There is none.")),
    ),
    Rule("action_plan", "objectives", later("3 to 5 objectives with measure, target, owner and date"), _objectives),
    Rule(
        "action_plan",
        "investment",
        later("Investment"),
        lambda facts: _flag(facts.investments, _("It is in the ledger."), _("The ledger is empty.")),
    ),
    Rule("action_plan", "leadership", later("Decision of our leadership")),
    Rule("execution", "on_time", later("Actions on time"), _on_time),
    Rule("execution", "introductions", later("Introductions on both sides")),
    Rule(
        "execution",
        "pipeline",
        later("Pipeline"),
        lambda facts: (facts.open_opportunities > 0, _("{n} open opportunities.", n=facts.open_opportunities)),
    ),
    Rule(
        "review",
        "review",
        later("Dated review of what changed"),
        lambda facts: (
            facts.reviewed_on is not None,
            _("The last one was on {day}.", day=day(facts.reviewed_on)) if facts.reviewed_on else _("There was none."),
        ),
    ),
    Rule(
        "review",
        "decisions",
        later("Decisions"),
        lambda facts: _flag(facts.decided_reviews, _("They are written down."), _("None is written down.")),
    ),
    Rule(
        "review",
        "next_date",
        later("Date of the next review"),
        lambda facts: _flag(
            facts.plan.next_review_on, _("It is {day}.", day=day(facts.plan.next_review_on)), _("It is not set.")
        ),
    ),
    Rule(
        "review",
        "place",
        later("Stay or leave"),
        lambda facts: _flag(facts.plan.programme_decision, _("It is decided."), _("It is not decided.")),
    ),
)
