"""What somebody typed and did not save yet, by person and place: a reload or a restart finds it again."""

from dataclasses import dataclass
from datetime import datetime

from kam_core.accounts.queries import readable
from kam_core.errors import RefusedError
from kam_core.records.checks import LONGEST_LONG_TEXT
from kam_core.store.clock import now_utc
from kam_core.store.database import Database
from kam_core.store.store import Store

# More than any field takes: what is too long is kept too, so that it can be shortened.
LONGEST_DRAFT = 5 * LONGEST_LONG_TEXT
_LONGEST_PLACE = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, and what stood in the field when somebody began (null: nothing)."""

    typed: str
    seen: str | None
    typed_at: datetime


def keep(store: Store, person_id: str, place: str, typed: str, seen: str | None) -> None:
    """Keep what was typed in a place ('answer:<id>:value'), over what was kept there.

    Raises:
        RefusedError: it is longer than anything a field takes.
        NotSavedError: the disk refused.
    """
    if len(typed) > LONGEST_DRAFT or len(place) > _LONGEST_PLACE:
        raise RefusedError("{length} characters; at most {most}.", length=len(typed), most=LONGEST_DRAFT)
    store.writer.derive(
        lambda transaction: transaction.execute(
            "plans",
            "keep_draft",
            person_id=person_id,
            place=readable(place),
            typed=readable(typed),
            seen=readable(seen) if seen else seen,
            typed_at=now_utc(),
        )
    )


def draft(database: Database, person_id: str, place: str) -> Draft | None:
    """What a person typed in a place and did not save, or null."""
    found = database.read("plans", "draft", person_id=person_id, place=readable(place))
    return Draft(*found.row(0)) if found.height else None


def forget(store: Store, person_id: str, place: str) -> None:
    """Drop what was typed in a place: it is saved, or not wanted."""
    store.writer.derive(
        lambda transaction: transaction.execute("plans", "forget_draft", person_id=person_id, place=place)
    )
