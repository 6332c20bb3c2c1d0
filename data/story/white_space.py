"""What key accounts do not buy: what does not apply to them, who sells it, and whether they know that we do."""

from collections.abc import Iterator

from story.cast import Part
from story.chance import pick, share
from story.ratings import RIVALS

Row = dict[str, object]
CLOTHING = ("Bib-Shorts", "Caps", "Gloves", "Jerseys", "Shorts", "Socks", "Tights", "Vests")
PARTS = (
    *("Bottom Brackets", "Brakes", "Chains", "Cranksets", "Derailleurs", "Forks", "Handlebars", "Headsets", "Pedals"),
    *("Saddles", "Wheels", "Mountain Frames", "Road Frames", "Touring Frames"),
)
NO_WORKSHOP = "They have no workshop: repairs go to a partner next door."
NO_CLOTHING = "Their stores carry no clothing, and the owner wants to keep it so."
ASKED = "Looked at with the buyer: their own customers ask for it."
AWARENESS = ("none", "none", "exists", "exists", "problem", "value")
NOTES = (
    "Asked at the last visit: they thought we only make bikes.",
    "The store manager saw the samples and wants prices by the dozen.",
    "Comes up again with the spring range.",
    "They would try a small first order on sale or return.",
)
DECISIONS = (
    ("accepted", "Fits what they order in spring; on the agenda of the next visit."),
    ("rejected", "They tried it two years ago and sent half of it back."),
    ("accepted", "The buyer asked for it himself."),
    ("rejected", "No room on the floor before the stores are rebuilt."),
)


def cells(cast: list[Part]) -> Iterator[Row]:
    """What somebody said of a family that a key account never bought."""
    families = sorted({family for part in cast for family in part.account.families})
    for part in (one for one in cast if one.key):
        number = 0
        for family in (one for one in families if one not in part.account.families):
            said = _said(part.account.account_id, family)
            if any(said.values()):
                number += 1
                yield {
                    "white_space_cell_id": f"WS{part.account.account_id}-{number}",
                    "account_id": part.account.account_id,
                    "family": family,
                    **said,
                    "action_id": "",
                    "objective_id": "",
                }


def offers(cast: list[Part]) -> Iterator[Row]:
    """What became of a few proposals."""
    families = sorted({family for part in cast for family in part.account.families})
    made = 0
    for part in (one for one in cast if one.key and share("offer", one.account.account_id) < 0.4):
        account_id = part.account.account_id
        open_to = [
            one for one in families if one not in part.account.families and not _said(account_id, one)["applicable"]
        ]
        if open_to:
            decision, reason = DECISIONS[made % len(DECISIONS)]
            made += 1
            yield {
                "offer_decision_id": f"OF{account_id}-1",
                "account_id": account_id,
                "family": pick(open_to, "offered", account_id),
                "decision": decision,
                "reason": reason,
                "basis": "together",
            }


def _said(account_id: str, family: str) -> Row:
    reason = _reason(account_id, family)
    known = share("rival of a family", account_id, family)
    asked = share("awareness", account_id, family)
    return {
        "awareness": pick(AWARENESS, "how aware", account_id, family) if not reason and asked < 0.45 else "",
        "rival": pick(RIVALS, "seller", account_id, family) if not reason and known < 0.3 else "",
        "note": pick(NOTES, "note", account_id, family) if not reason and asked < 0.06 else "",
        "reason": reason or (ASKED if asked > 0.97 else ""),
        "applicable": "no" if reason else ("yes" if asked > 0.97 else ""),
    }


def _reason(account_id: str, family: str) -> str:
    if family in PARTS and share("no workshop", account_id) < 0.2:
        return NO_WORKSHOP
    return NO_CLOTHING if family in CLOTHING and share("no clothing", account_id) < 0.15 else ""
