"""What a plan starts with, by the strategy it follows; and the objectives that customers themselves ask for."""

from dataclasses import dataclass

from kam_core.errors import RefusedError
from kam_core.text.words import later as _

# A unit that becomes the company's own currency where an objective is made.
MONEY = "currency"


@dataclass(frozen=True, slots=True)
class ObjectiveTemplate:
    """An objective to start from; baseline and target are the account's own, and so stay empty."""

    title: str
    theme: str
    measure: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A strategy: what it is about, its objectives, and how many days may pass between contacts."""

    key: str
    about: str
    touch_days: int
    objectives: tuple[ObjectiveTemplate, ...]


TEMPLATES: tuple[Template, ...] = (
    Template(
        "customer_centric",
        _("A service plan of this customer's own, built on what its people told us."),
        21,
        (
            ObjectiveTemplate(_("Serve the needs they confirmed"), "expand", _("Confirmed needs served"), "%"),
            ObjectiveTemplate(_("Make working with us easy"), "protect", _("Requests answered within two days"), "%"),
            ObjectiveTemplate(_("Grow with what they buy already"), "penetrate", _("Revenue"), MONEY),
        ),
    ),
    Template(
        "dedicated_manager",
        _("One manager and a named team, known at every level of the customer."),
        14,
        (
            ObjectiveTemplate(_("Cover all six roles of the account team"), "protect", _("Roles covered"), "roles"),
            ObjectiveTemplate(_("Be known at all levels"), "protect", _("Levels with an active contact"), "levels"),
            ObjectiveTemplate(_("Win the departments that never met us"), "expand", _("New departments buying"), None),
        ),
    ),
    Template(
        "value_based",
        _("Results promised, measured and confirmed by the customer."),
        30,
        (
            ObjectiveTemplate(_("Prove what we brought them"), "protect", _("Results confirmed by them"), "results"),
            ObjectiveTemplate(_("Solve their dearest problem"), "expand", _("Savings in their own figures"), MONEY),
            ObjectiveTemplate(_("Earn a price for the value"), "penetrate", _("Net margin"), "%"),
        ),
    ),
    Template(
        "proactive",
        _("Trends and ideas before they ask for them."),
        14,
        (
            ObjectiveTemplate(_("Bring an idea each quarter"), "expand", _("Ideas shared with their leaders"), "ideas"),
            ObjectiveTemplate(_("Turn ideas into projects"), "expand", _("Opportunities from our ideas"), MONEY),
            ObjectiveTemplate(_("Be ready before each renewal"), "protect", _("Renewals begun 180 days ahead"), "%"),
        ),
    ),
    Template(
        "long_term",
        _("Goals agreed for several years, with leaders on both sides."),
        30,
        (
            ObjectiveTemplate(_("Agree goals for three years"), "expand", _("Joint goals signed"), "goals"),
            ObjectiveTemplate(_("Grow our share of their spending"), "penetrate", _("Share of wallet"), "%"),
            ObjectiveTemplate(_("Bind the partnership in contracts"), "protect", _("Revenue under contract"), "%"),
        ),
    ),
)

# What customers want from their suppliers' account managers.
OBJECTIVES: tuple[ObjectiveTemplate, ...] = (
    ObjectiveTemplate(
        _("Show their leaders what more we can do"), "expand", _("Leaders who saw our whole offer"), None
    ),
    ObjectiveTemplate(_("Reach departments that never met us"), "expand", _("New departments buying"), None),
    ObjectiveTemplate(_("Deepen relations to keep rivals out"), "protect", _("Contacts who trust us"), None),
    ObjectiveTemplate(_("Work with those who decide for the whole company"), "expand", _("Executives met"), None),
)


def template_named(key: str | None) -> Template | None:
    """The template of this key, or null for none.

    Raises:
        RefusedError: there is no such template.
    """
    if key is None:
        return None
    for one in TEMPLATES:
        if one.key == key:
            return one
    raise RefusedError("There is no strategy {template}.", template=key)
