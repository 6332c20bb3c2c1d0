"""The words that plans choose from; keys are what the store keeps."""

from kam_core.text.words import later as _

STAGES = {
    "strategy": _("Strategy"),
    "research": _("Research"),
    "action_plan": _("Action plan"),
    "execution": _("Execution"),
    "review": _("Review"),
}
DEPTHS = {"express": _("Express"), "standard": _("Standard"), "full": _("Full")}
TEMPLATES = {
    "customer_centric": _("Customer-centric"),
    "dedicated_manager": _("Dedicated manager"),
    "value_based": _("Value-based"),
    "proactive": _("Proactive"),
    "long_term": _("Long-term"),
}
THEMES = {"penetrate": _("Penetrate"), "expand": _("Expand"), "protect": _("Protect")}
STATES = {
    "open": _("Open"),
    "answered": _("Answered"),
    "not_applicable": _("Not applicable"),
    "unknown": _("Unknown"),
}
CONFIDENCES = {"low": _("Low"), "medium": _("Medium"), "high": _("High")}
SOURCES = {
    "customer": _("The customer said so"),
    "document": _("A document"),
    "guess": _("Our guess"),
    "data": _("Our data"),
}
ACTION_STATUSES = {"open": _("Open"), "doing": _("Doing"), "done": _("Done"), "dropped": _("Dropped")}
OBJECTIVE_STATUSES = {
    "open": _("Not begun"),
    "on_track": _("On track"),
    "at_risk": _("At risk"),
    "reached": _("Reached"),
    "dropped": _("Dropped"),
}
QUESTION_STATUSES = {"open": _("Open"), "answered": _("Answered"), "dropped": _("Dropped")}
RISK_STATUSES = {"open": _("Open"), "mitigated": _("Mitigated"), "happened": _("Happened"), "closed": _("Closed")}
# The challenges of K115 and K116, and what else threatens an account.
RISK_TAGS = {
    "diverse_needs": _("Diverse needs"),
    "resource_balance": _("Resource balance"),
    "relationship": _("Relationship"),
    "competition": _("Competition"),
    "delivery": _("Delivery"),
    "budget": _("Their budget"),
    "alignment": _("Internal alignment"),
    "other": _("Other"),
}
NEED_TYPES = {
    "habit": _("Buying habit"),
    "preference": _("Preference"),
    "need": _("Need"),
    "expectation": _("Expectation"),
}
NEED_METHODS = {
    "interview": _("Customer interview"),
    "questionnaire": _("Questionnaire"),
    "data": _("Data analysis"),
    "guess": _("Our guess"),
}
NEED_STATUSES = {"open": _("Open"), "served": _("Served"), "gone": _("No longer there")}
INVESTMENTS = {
    "money": _("Money"),
    "hours": _("Hours"),
    "structure": _("Structure"),
    "process": _("Process change"),
    "service": _("Value-added service"),
    "benefit": _("Benefit or discount"),
}
RESOURCES = {
    "money": _("Money"),
    "hours": _("Hours a month"),
    "people": _("People"),
    "executive_time": _("Executive time"),
    "other": _("Other"),
}
PROGRAMME_DECISIONS = {
    "invest": _("Keep and invest"),
    "hold": _("Keep and hold"),
    "watch": _("Watch list"),
    "leave": _("Leave the programme"),
}
