"""What people say of a product family at an account that does not buy all it could, and of offering it."""

from collections.abc import Mapping

from kam_core.errors import RefusedError
from kam_core.records.model import Field, Kind, Type, Value
from kam_core.store.transaction import Transaction
from kam_core.text.words import later as _

APPLIES = {"yes": _("It applies"), "no": _("It does not apply")}
# Customers who stop buying for lack of knowledge lack one of these three: that a product exists, that a problem of
# theirs is one that it solves, and what solving that is worth (K99).
AWARENESS = {
    "none": _("They do not know that we do this"),
    "exists": _("They know that we do this"),
    "problem": _("They know that it solves a problem of theirs"),
    "value": _("They know what solving it is worth to them"),
}
DECISIONS = {"accepted": _("Accepted"), "rejected": _("Rejected")}
BASES = {"together": _("Bought together"), "comparable": _("Comparable accounts")}
_FAMILY = Field("family", _("Product family"), required=True)


def has_reason(_transaction: Transaction, cell: Mapping[str, Value]) -> None:
    """Refuse that a family does not apply for no reason, whichever of the two is changed or taken back.

    Raises:
        RefusedError: there is none.
    """
    if cell["applicable"] == "no" and not cell["reason"]:
        raise RefusedError("Say first why it does not apply; both are then kept together.")


CELL = Kind(
    "white_space_cell",
    "app.white_space_cell",
    "white_space_cell_id",
    _("White space"),
    _("White space"),
    (
        _FAMILY,
        Field("awareness", _("Do they know that we do this?"), Type.CHOICE, AWARENESS),
        Field("rival", _("Who sells it to them")),
        Field("note", _("Note"), Type.LONG_TEXT),
        Field("reason", _("Why it applies or does not"), Type.LONG_TEXT),
        Field("applicable", _("Does it apply to them?"), Type.CHOICE, APPLIES),
        Field("action_id", _("Action"), Type.RECORD, refers=("app.action", "action_id")),
        Field("objective_id", _("Objective"), Type.RECORD, refers=("app.objective", "objective_id")),
    ),
    guards=(has_reason,),
)

OFFER = Kind(
    "offer",
    "app.offer_decision",
    "offer_decision_id",
    _("Offer"),
    _("Offers"),
    (
        _FAMILY,
        Field("decision", _("Decision"), Type.CHOICE, DECISIONS, required=True),
        Field("reason", _("Why"), Type.LONG_TEXT, required=True),
        Field("basis", _("Rested on"), Type.CHOICE, BASES),
    ),
)
