"""What keeps a health low, whatever else is well."""

from kam_core.health.model import Cap
from kam_core.text.words import later as _

# The lowest limit first.
CAPS = (
    Cap("open_grievance", 49, _("A grievance is open"), "facts.grievance, app.answer (I06)"),
    Cap("contract_notice", 59, _("Notice of a contract is near, and no renewal is agreed"), "facts.contract"),
    Cap("advocate_left", 64, _("A key advocate left"), "app.stakeholder"),
)

BY_CODE = {cap.code: cap for cap in CAPS}
