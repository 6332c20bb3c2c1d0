"""The words that records of people choose from; keys are what the store keeps."""

from kam_core.text.words import later as _

LEVELS = {"executive": _("Executive"), "middle": _("Middle"), "working": _("Working level")}
STANCES = {
    "advocate": _("Advocate"),
    "supporter": _("Supporter"),
    "neutral": _("Neutral"),
    "sceptic": _("Sceptic"),
    "opponent": _("Opponent"),
}
BUYING_ROLES = {
    "approver": _("Approves spending"),
    "veto": _("Can stop it"),
    "decision_maker": _("Decides"),
    "champion": _("Champion"),
    "sponsor": _("Sponsor"),
    "influencer": _("Influences"),
    "user": _("Uses it"),
    "buyer": _("Buys it"),
}
# The six roles of an account team, then who else stands for us.
ACCOUNT_ROLES = {
    "results_driver": _("Results driver"),
    "project_manager": _("Project manager"),
    "relationship_lead": _("Relationship lead"),
    "collaborator": _("Collaborator"),
    "technical_expert": _("Technical expert"),
    "innovator": _("Innovator"),
}
TEAM_ROLES = {**ACCOUNT_ROLES, "executive_sponsor": _("Executive sponsor")}
INTERACTIONS = {
    "meeting": _("Meeting"),
    "call": _("Call"),
    "email": _("Email"),
    "visit": _("Visit"),
    "workshop": _("Workshop"),
    "executive": _("Executive meeting"),
    "insight": _("Insight shared"),
    "other": _("Other"),
}
