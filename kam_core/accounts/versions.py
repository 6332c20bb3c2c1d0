"""The version check of a save: who was first, and what they saved."""

from dataclasses import dataclass

from kam_core.errors import ConflictError
from kam_core.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Subject:
    """What a save changes, by the name it has in the history; `field` is null for the whole record."""

    record: str
    record_id: str
    field: str | None = None


def check(
    transaction: Transaction, subject: Subject, *, expected: int, current: int, theirs: object, mine: object
) -> None:
    """Refuse a save that has not seen the version which is current.

    Raises:
        ConflictError: its places are `who` (a name) saved first, `when` (UTC), what is there now (`theirs`) and what
            this save would have put there (`mine`); null is "nothing".
    """
    if expected == current:
        return
    last = transaction.read(
        "accounts", "last_change", record=subject.record, record_id=subject.record_id, field=subject.field
    )
    who, when = last.row(0) if last.height else (None, None)
    raise ConflictError(
        "{who} saved this first, at {when}: {theirs}. Yours: {mine}.", who=who, when=when, theirs=theirs, mine=mine
    )
