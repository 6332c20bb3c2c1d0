"""The records that make up a growth plan."""

from kam_core.plans import choices
from kam_core.plans.periods import is_answer, is_not_locked, is_open, is_sound
from kam_core.records.model import Field, Kind, Type
from kam_core.text.words import later as _

_PLAN = ("app.plan", "plan_id")
_OWNER = Field("owner_id", _("Owner"), Type.PERSON)
_DUE = Field("due_on", _("Due"), Type.DAY)
_THEME = Field("theme", _("Theme"), Type.CHOICE, choices.THEMES)
_NOTE = Field("note", _("Note"), Type.LONG_TEXT)

PLAN = Kind(
    "plan",
    "app.plan",
    "plan_id",
    _("Plan"),
    _("Plans"),
    (
        Field("period_start", _("From"), Type.DAY, required=True),
        Field("period_end", _("Until"), Type.DAY, required=True),
        Field("stage", _("Stage"), Type.CHOICE, choices.STAGES, required=True, default="strategy"),
        Field("depth", _("Depth"), Type.CHOICE, choices.DEPTHS, required=True, default="express"),
        Field("template", _("Strategy"), Type.CHOICE, choices.TEMPLATES),
        Field("lead_id", _("Leads the plan"), Type.PERSON),
        Field("goal_id", _("Serves the company goal"), Type.RECORD, refers=("facts.goal", "goal_id")),
        Field("purpose", _("What we want here"), Type.LONG_TEXT),
        Field("service_plan", _("Service plan"), Type.LONG_TEXT),
        Field("touch_days", _("Days between contacts"), Type.WHOLE, low=1, high=365),
        Field("penetrate", _("Penetrate"), Type.WHOLE, low=0, high=100, unit="%"),
        Field("expand", _("Expand"), Type.WHOLE, low=0, high=100, unit="%"),
        Field("protect", _("Protect"), Type.WHOLE, low=0, high=100, unit="%"),
        Field("next_review_on", _("Next review"), Type.DAY),
        Field("programme_decision", _("Place in the programme"), Type.CHOICE, choices.PROGRAMME_DECISIONS),
    ),
    guards=(is_open, is_sound),
)

OBJECTIVE = Kind(
    "objective",
    "app.objective",
    "objective_id",
    _("Objective"),
    _("Objectives"),
    (
        Field("plan_id", _("Plan"), Type.RECORD, refers=_PLAN, required=True),
        Field("title", _("Objective"), required=True),
        _THEME,
        Field("measure", _("Measure")),
        Field("unit", _("Unit")),
        Field("baseline", _("Baseline"), Type.NUMBER),
        Field("target", _("Target"), Type.NUMBER),
        Field("actual", _("Now"), Type.NUMBER),
        _OWNER,
        _DUE,
        Field("status", _("Status"), Type.CHOICE, choices.OBJECTIVE_STATUSES, required=True, default="open"),
        Field("joint", _("Together with the customer"), Type.FLAG),
        _NOTE,
    ),
    guards=(is_open,),
)

# What is no field of it (`answered_by`, `answered_at`) is stamped when somebody answers.
ANSWER = Kind(
    "answer",
    "app.answer",
    "answer_id",
    _("Answer"),
    _("Answers"),
    (
        Field("plan_id", _("Plan"), Type.RECORD, refers=_PLAN, required=True),
        Field("question_id", _("Question"), required=True),
        Field("state", _("State"), Type.CHOICE, choices.STATES, required=True, default="open"),
        Field("value", _("Answer"), Type.LONG_TEXT),
        Field("reason", _("Why it does not apply"), Type.LONG_TEXT),
        Field("confidence", _("How sure we are"), Type.CHOICE, choices.CONFIDENCES),
        Field("evidence", _("What shows it"), Type.LONG_TEXT),
        Field("source", _("Where from"), Type.CHOICE, choices.SOURCES),
        Field("confirmed_on", _("Confirmed with the customer on"), Type.DAY),
        Field("carried", _("From the period before"), Type.FLAG, default=False),
    ),
    guards=(is_open, is_answer),
)

STAGE_OUTPUT = Kind(
    "stage_output",
    "app.stage_output",
    "stage_output_id",
    _("Exit output"),
    _("Exit outputs"),
    (
        Field("plan_id", _("Plan"), Type.RECORD, refers=_PLAN, required=True),
        Field("output", _("Output"), required=True),
        Field("done", _("Done"), Type.FLAG),
    ),
    guards=(is_open,),
)

ROADMAP_YEAR = Kind(
    "roadmap_year",
    "app.roadmap_year",
    "roadmap_year_id",
    _("Year of the roadmap"),
    _("Roadmap"),
    (
        Field("year", _("Year"), Type.WHOLE, low=1990, high=2100, required=True),
        Field("revenue", _("Revenue"), Type.NUMBER, low=0, unit="currency"),
        Field("margin_percent", _("Margin"), Type.NUMBER, low=-100, high=100, unit="%"),
        Field("wallet_percent", _("Share of wallet"), Type.NUMBER, low=0, high=100, unit="%"),
        Field("milestone", _("Milestone"), Type.LONG_TEXT),
    ),
)

RESOURCE = Kind(
    "resource",
    "app.resource",
    "resource_id",
    _("Resource"),
    _("Resources"),
    (
        Field("what", _("What we ask for"), required=True),
        Field("kind", _("Kind"), Type.CHOICE, choices.RESOURCES, required=True, default="money"),
        Field("asked", _("Asked"), Type.NUMBER, low=0),
        Field("granted", _("Granted"), Type.NUMBER, low=0),
        Field("asked_on", _("Asked on"), Type.DAY),
        Field("decided_on", _("Decided on"), Type.DAY),
        Field("decided_by", _("Decided by"), Type.PERSON),
        _NOTE,
    ),
)

ACTION = Kind(
    "action",
    "app.action",
    "action_id",
    _("Action"),
    _("Actions"),
    (
        Field("title", _("Action"), required=True),
        _OWNER,
        _DUE,
        Field("status", _("Status"), Type.CHOICE, choices.ACTION_STATUSES, required=True, default="open"),
        _THEME,
        Field("objective_id", _("Objective"), Type.RECORD, refers=("app.objective", "objective_id")),
        Field("effort_hours", _("Effort in hours"), Type.NUMBER, low=0, high=10_000),
        Field("done_on", _("Done on"), Type.DAY),
        Field("outcome", _("Outcome"), Type.LONG_TEXT),
        _NOTE,
    ),
)

OPEN_QUESTION = Kind(
    "open_question",
    "app.open_question",
    "open_question_id",
    _("Open question"),
    _("Open questions"),
    (
        Field("question", _("Question"), required=True),
        _OWNER,
        _DUE,
        Field("ask_contact_id", _("Whom to ask there"), Type.CONTACT),
        Field("status", _("Status"), Type.CHOICE, choices.QUESTION_STATUSES, required=True, default="open"),
        Field("answer", _("Answer"), Type.LONG_TEXT),
        Field("plan_id", _("Plan"), Type.RECORD, refers=_PLAN),
        Field("question_id", _("Question of the plan")),
    ),
)

RISK = Kind(
    "risk",
    "app.risk",
    "risk_id",
    _("Risk"),
    _("Risks"),
    (
        Field("what", _("Risk"), required=True),
        Field("tag", _("Kind"), Type.CHOICE, choices.RISK_TAGS),
        Field("likelihood", _("Likelihood"), Type.WHOLE, low=1, high=5),
        Field("impact", _("Impact"), Type.WHOLE, low=1, high=5),
        Field("response", _("What we do about it"), Type.LONG_TEXT),
        _OWNER,
        _DUE,
        Field("status", _("Status"), Type.CHOICE, choices.RISK_STATUSES, required=True, default="open"),
    ),
)

NEED = Kind(
    "need",
    "app.need",
    "need_id",
    _("Need"),
    _("Needs"),
    (
        Field("what", _("Need"), required=True),
        Field("type", _("Type"), Type.CHOICE, choices.NEED_TYPES, required=True, default="need"),
        Field("method", _("How we know"), Type.CHOICE, choices.NEED_METHODS),
        Field("contact_id", _("Who said so"), Type.CONTACT),
        Field("urgency", _("Urgency for them"), Type.WHOLE, low=1, high=5),
        Field("last_confirmed_on", _("Last confirmed"), Type.DAY),
        Field("status", _("Status"), Type.CHOICE, choices.NEED_STATUSES, required=True, default="open"),
        _NOTE,
    ),
)

VALUE_RESULT = Kind(
    "value_result",
    "app.value_result",
    "value_result_id",
    _("Result"),
    _("Value log"),
    (
        Field("promised", _("Result promised"), required=True),
        Field("promised_on", _("Promised on"), Type.DAY),
        Field("measure", _("Measure")),
        Field("unit", _("Unit")),
        Field("baseline", _("Baseline"), Type.NUMBER),
        Field("target", _("Target"), Type.NUMBER),
        Field("measured", _("Measured"), Type.NUMBER),
        Field("measured_on", _("Measured on"), Type.DAY),
        Field("confirmed_by", _("Confirmed by"), Type.CONTACT),
        Field("confirmed_on", _("Confirmed on"), Type.DAY),
        _NOTE,
    ),
)

INVESTMENT = Kind(
    "investment",
    "app.investment",
    "investment_id",
    _("Investment"),
    _("Investments"),
    (
        Field("what", _("What we invest"), required=True),
        Field("kind", _("Kind"), Type.CHOICE, choices.INVESTMENTS, required=True, default="money"),
        Field("amount", _("Amount"), Type.NUMBER, low=0, unit="currency"),
        Field("hours", _("Hours"), Type.NUMBER, low=0, high=100_000),
        Field("spent_on", _("Date"), Type.DAY),
        _NOTE,
    ),
)

COMPETITOR = Kind(
    "competitor",
    "app.competitor",
    "competitor_id",
    _("Competitor"),
    _("Competitors"),
    (
        Field("competitor_name", _("Name"), required=True),
        Field("own_staff", _("The customer's own staff"), Type.FLAG),
        Field("paid_for", _("Paid today for"), Type.LONG_TEXT),
        Field("wallet_percent", _("Share of their spending"), Type.NUMBER, low=0, high=100, unit="%"),
        Field("strength", _("What they do better"), Type.LONG_TEXT),
        Field("answer", _("Our answer"), Type.LONG_TEXT),
        Field("renewal_on", _("Agreement up for renewal"), Type.DAY),
    ),
)

WALLET = Kind(
    "wallet_estimate",
    "app.wallet_estimate",
    "wallet_estimate_id",
    _("Wallet estimate"),
    _("Wallet estimates"),
    (
        Field("year", _("Year"), Type.WHOLE, low=1990, high=2100, required=True),
        Field("amount", _("They spend in a year"), Type.NUMBER, low=0, unit="currency"),
        Field("method", _("How we know")),
        Field("estimated_on", _("As of"), Type.DAY, required=True),
        Field("said_by", _("Said by"), Type.PERSON),
    ),
)

REVIEW = Kind(
    "review",
    "app.review",
    "review_id",
    _("Review"),
    _("Reviews"),
    (
        Field("plan_id", _("Plan"), Type.RECORD, refers=_PLAN, required=True),
        Field("held_on", _("Held on"), Type.DAY, required=True),
        Field("person_ids", _("Who of us"), Type.PERSON, several=True),
        Field("contact_ids", _("Who of them"), Type.CONTACT, several=True),
        Field("summary", _("What we saw"), Type.LONG_TEXT),
        Field("decisions", _("What we decided"), Type.LONG_TEXT),
        Field("programme_decision", _("Place in the programme"), Type.CHOICE, choices.PROGRAMME_DECISIONS),
        Field("next_review_on", _("Next review"), Type.DAY),
    ),
    guards=(is_not_locked, is_open),
)

# What the plan screens list and edit one by one, by name.
LISTED = {
    kind.name: kind
    for kind in (
        OBJECTIVE,
        ROADMAP_YEAR,
        RESOURCE,
        ACTION,
        OPEN_QUESTION,
        RISK,
        NEED,
        VALUE_RESULT,
        INVESTMENT,
        COMPETITOR,
    )
}
