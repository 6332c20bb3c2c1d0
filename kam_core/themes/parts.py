"""Everything that points to a theme, once: scores, explanation, tables and tests read this."""

from kam_core.text.words import later as _
from kam_core.themes.model import Part, Rule, Theme

# Growth of their own volume that counts as much as any more, in percent a year.
FULL_GROWTH = 20.0
# A contract that ends later asks for nothing yet.
RENEWAL_DAYS = 180
# From here on, a date, a health or a grievance comes first.
CRITICAL_DAYS = 90
# Below, nobody listens to offers of more of the same.
LEAST_SATISFACTION = 60.0
LEAST_HEALTH = 60.0
# Of the weight of a theme, so much must be known for a score: one small part alone must not decide.
LEAST_COVERAGE = 0.3

PARTS = (
    Part(
        "wallet_gap",
        Theme.PENETRATE,
        0.4,
        _("Spent elsewhere"),
        _("The part of what they spend in our category that goes to others."),
        _("Unknown without an estimate of what they spend."),
        "facts.wallet_estimate, app.wallet_estimate",
    ),
    Part(
        "depth",
        Theme.PENETRATE,
        0.3,
        _("Left in families they know"),
        _("The part of the potential of families they buy or bought that they do not buy."),
        _("Unknown where too few comparable accounts buy these families."),
        "facts.account_family_month",
    ),
    Part(
        "their_growth",
        Theme.PENETRATE,
        0.3,
        _("They grow"),
        _("How much they expect their own volume to grow this year; 20% or more is 100."),
        _("Unknown until the plan says it."),
        "app.answer (R02)",
    ),
    Part(
        "new_cells",
        Theme.EXPAND,
        0.4,
        _("Potential in new families"),
        _("What families they never bought could bring: the account's place among those shown."),
        _("Unknown where too few comparable accounts buy these families, and of one account alone."),
        "facts.account_family_month",
    ),
    Part(
        "answered",
        Theme.EXPAND,
        0.2,
        _("We know their trends and needs"),
        _("The part of the questions on trends and needs of the plan's depth that are answered."),
        _("Unknown without a plan."),
        "app.answer",
    ),
    Part(
        "access",
        Theme.EXPAND,
        0.2,
        _("Somebody opens doors"),
        _("100 where an advocate or a sponsor of theirs is known, else 0."),
        _("Unknown without contacts."),
        "app.contact",
    ),
    Part(
        "fit",
        Theme.EXPAND,
        0.2,
        _("Fit"),
        _("How well we fit: solution, culture and industry, as rated from 1 to 5."),
        _("Unknown until somebody rates it."),
        "app.rating_on_day",
    ),
    Part(
        "renewal",
        Theme.PROTECT,
        0.3,
        _("Contract near its date"),
        _("The next notice day or end of a contract nobody renewed: 180 days ahead is 0, today is 100."),
        _("Unknown without a contract, unless the plan names a day."),
        "facts.contract, app.answer (I03)",
    ),
    Part(
        "easy_to_leave",
        Theme.PROTECT,
        0.2,
        _("Easy to leave"),
        _("How easily they could leave us within six months, as the plan rates it."),
        _("Unknown until the plan says it."),
        "app.answer (C05)",
    ),
    Part(
        "rivals",
        Theme.PROTECT,
        0.2,
        _("Opponents and rivals"),
        _("The larger of two parts: contacts who are against us, and what their largest other supplier gets."),
        _("Unknown without a stance of any contact and without a rival's share."),
        "app.contact, app.competitor",
    ),
    Part(
        "low_health",
        Theme.PROTECT,
        0.2,
        _("Health below 60"),
        _("How far customer health is below 60; 60 or more is 0."),
        _("Unknown where health is."),
        "customer health",
    ),
    Part(
        "single_thread",
        Theme.PROTECT,
        0.1,
        _("A single thread"),
        _("100 where the two sides speak through one person, else 0."),
        _("Unknown without contacts."),
        "app.contact, app.interaction",
    ),
)

RULES = {
    Rule.CRITICAL_DATE: _("A contract must be decided on within 90 days."),
    Rule.RED_HEALTH: _("Customer health is red."),
    Rule.GRIEVANCE: _("A grievance is open."),
}


def of(theme: Theme) -> tuple[Part, ...]:
    """The parts of a theme, by weight."""
    return tuple(part for part in PARTS if part.theme is theme)
