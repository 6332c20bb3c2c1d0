"""What people decide of a sudden change: that it needs nobody, and why."""

from kam_core.records.model import Field, Kind, Type
from kam_core.text.words import later as _

DISMISSAL = Kind(
    "sudden_change",
    "app.change_decision",
    "change_decision_id",
    _("Sudden change that needs nobody"),
    _("Sudden changes that need nobody"),
    (
        Field("quarter", _("Quarter from"), Type.DAY, required=True),
        Field("reason", _("Why it needs nobody"), Type.LONG_TEXT, required=True),
    ),
)
