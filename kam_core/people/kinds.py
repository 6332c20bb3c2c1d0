"""What we keep about people: theirs, ours, how well they know each other, and when they last spoke."""

from kam_core.people.choices import BUYING_ROLES, INTERACTIONS, LEVELS, STANCES, TEAM_ROLES
from kam_core.records.model import Field, Kind, Type
from kam_core.text.words import later as _

STAKEHOLDER = Kind(
    "stakeholder",
    "app.stakeholder",
    "contact_id",
    _("Contact"),
    _("Contacts"),
    (
        Field("contact_name", _("Name"), required=True),
        Field("title", _("Title")),
        Field("department", _("Department")),
        Field("level", _("Level"), Type.CHOICE, LEVELS),
        Field("email", _("Email")),
        Field("reports_to", _("Reports to"), Type.CONTACT),
        Field("power", _("Power"), Type.WHOLE, low=1, high=5, about=_("1 has no say, 5 decides.")),
        Field("stance", _("Stance"), Type.CHOICE, STANCES),
        Field("buying_roles", _("Roles in buying"), Type.CHOICE, BUYING_ROLES, several=True),
        Field("personal_win", _("Personal success"), Type.LONG_TEXT),
        Field("may_leave", _("May leave within a year"), Type.FLAG),
        Field("successor_id", _("Would be followed by"), Type.CONTACT),
        Field("left_on", _("Left on"), Type.DAY),
        Field("note", _("Note"), Type.LONG_TEXT),
    ),
    view="app.contact",
)

RELATIONSHIP = Kind(
    "relationship",
    "app.relationship",
    "relationship_id",
    _("Relationship"),
    _("Relationships"),
    (
        Field("contact_id", _("Contact"), Type.CONTACT, required=True),
        Field("person_id", _("Colleague"), Type.PERSON, required=True),
        Field("current", _("Now"), Type.WHOLE, low=1, high=5, about=_("1 never met, 5 trusted.")),
        Field("wanted", _("Wanted"), Type.WHOLE, low=1, high=5),
    ),
)

TEAM_MEMBER = Kind(
    "team_member",
    "app.team_member",
    "team_member_id",
    _("Team member"),
    _("Our team"),
    (
        Field("person_id", _("Person"), Type.PERSON, required=True),
        Field("role", _("Role"), Type.CHOICE, TEAM_ROLES, required=True),
        Field("strength", _("Strength"), Type.WHOLE, low=1, high=5, about=_("1 new to it, 5 could teach it.")),
        Field("hours_a_month", _("Hours a month"), Type.NUMBER, low=0, high=744),
        Field("acknowledged_on", _("Knows the plan since"), Type.DAY),
    ),
)

INTERACTION = Kind(
    "interaction",
    "app.interaction",
    "interaction_id",
    _("Interaction"),
    _("Interactions"),
    (
        Field("happened_on", _("Date"), Type.DAY, required=True),
        Field("kind", _("Kind"), Type.CHOICE, INTERACTIONS, required=True, default="meeting"),
        Field("subject", _("Subject"), required=True),
        Field("contact_ids", _("With whom there"), Type.CONTACT, several=True),
        Field("person_ids", _("With whom of us"), Type.PERSON, several=True),
        Field("two_way", _("They spoke too"), Type.FLAG, default=True),
        Field("note", _("Note"), Type.LONG_TEXT),
        Field("feedback", _("Feedback from them"), Type.LONG_TEXT),
        Field("action_id", _("Next step"), Type.RECORD, refers=("app.action", "action_id")),
    ),
)
