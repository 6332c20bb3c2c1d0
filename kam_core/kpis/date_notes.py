"""Notes on days that figures over time should be read with: a new price list, a merger, a strike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

import polars as pl

from kam_core.accounts import rules, versions
from kam_core.accounts.model import AccountId
from kam_core.accounts.queries import readable
from kam_core.errors import RefusedError
from kam_core.store.clock import now_utc
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

# As much as can be read on a chart, and a little more.
LONGEST = 120
_RECORD = "date_note"


@dataclass(frozen=True, slots=True)
class Note:
    """What happened on a day, in a few words."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """A note as the store holds it; `archived_at` is null unless it was put away."""

    note: Note
    archived_at: datetime | None


def notes(database: Database, account_id: AccountId | None, *, archived: bool = False) -> pl.DataFrame:
    """What is noted of the whole company, and of one account where one is given.

    Returns:
        One row a note, the oldest day first: `date_note_id`, `account_id` (null: of the company), `noted_on` Date,
        `note`, `version` Int32. Those that were put away are left out, or, with `archived`, the only ones.
    """
    return database.read("kpis", "date_notes", account_id=account_id, archived=archived)


def add(store: Store, request: Request, account_id: AccountId | None, note: Note) -> str | None:
    """Note something of one account, or of the whole company.

    Returns:
        The id of the note.

    Raises:
        UnknownAccountError, RefusedError: nothing is saved.
    """

    def change(transaction: Transaction) -> str:
        if account_id is not None:
            rules.known(transaction, account_id)
        kept, new_id = _checked(note), uuid4().hex
        row = {"date_note_id": new_id, "account_id": account_id, "noted_on": kept.day, "note": kept.text, "version": 1}
        schema = {**dict.fromkeys(row, pl.String), "noted_on": pl.Date, "version": pl.Int32}
        transaction.insert("app.date_note", pl.DataFrame([row], schema=schema))
        told = {"account_id": account_id, "noted_on": kept.day, "note": kept.text}
        transaction.record("add", _RECORD, new_id, {name: (None, value) for name, value in told.items() if value})
        transaction.moves_portfolio = False
        return new_id

    return store.writer.save(request, change)


def edit(store: Store, request: Request, note_id: str, note: Note, *, expected_version: int) -> None:
    """Change the day or the words of a note.

    Raises:
        ConflictError: somebody changed it since `expected_version` was read.
        RefusedError: nothing is saved.
    """
    kept = _checked(note)
    _change(
        store,
        request,
        note_id,
        lambda before: _Kept(kept, before.archived_at),
        action="edit",
        expected_version=expected_version,
    )


def archive(store: Store, request: Request, note_id: str, *, expected_version: int) -> None:
    """Put a note away; `bring_back` undoes it.

    Raises:
        ConflictError, RefusedError: as `edit`.
    """
    _set_archived(store, request, note_id, now_utc(), expected_version)


def bring_back(store: Store, request: Request, note_id: str, *, expected_version: int) -> None:
    """Show a note again that was put away.

    Raises:
        ConflictError, RefusedError: as `edit`.
    """
    _set_archived(store, request, note_id, None, expected_version)


def _set_archived(store: Store, request: Request, note_id: str, when: datetime | None, expected_version: int) -> None:
    _change(
        store,
        request,
        note_id,
        lambda before: _Kept(before.note, when),
        action="bring_back" if when is None else "archive",
        expected_version=expected_version,
    )


def _change(
    store: Store,
    request: Request,
    note_id: str,
    wanted: Callable[[_Kept], _Kept],
    *,
    action: str,
    expected_version: int,
) -> None:
    def change(transaction: Transaction) -> None:
        found = transaction.one("kpis", "date_note", date_note_id=note_id)
        if found is None:
            raise RefusedError("There is no note {note}.", note=note_id)
        before = _Kept(Note(found["noted_on"], found["note"]), found["archived_at"])
        after, version = wanted(before), found["version"]
        subject = versions.Subject(_RECORD, note_id)
        theirs, mine = before.note.text, after.note.text
        versions.check(transaction, subject, expected=expected_version, current=version, theirs=theirs, mine=mine)
        transaction.execute(
            "kpis",
            "change_date_note",
            date_note_id=note_id,
            noted_on=after.note.day,
            note=after.note.text,
            archived_at=after.archived_at,
            version=version + 1,
        )
        told = {name: (old, _columns(after)[name]) for name, old in _columns(before).items()}
        transaction.record(action, _RECORD, note_id, {name: pair for name, pair in told.items() if pair[0] != pair[1]})
        transaction.moves_portfolio = False

    store.writer.save(request, change)


def _columns(kept: _Kept) -> dict[str, object]:
    return {"noted_on": kept.note.day, "note": kept.note.text, "archived_at": kept.archived_at}


def _checked(note: Note) -> Note:
    """The note without blanks around it; refuses none, and one that is too long."""
    words = readable(note.text).strip()
    if not words:
        raise RefusedError("Say in a few words what happened.")
    if len(words) > LONGEST:
        raise RefusedError("The note has {length} characters; at most {most}.", length=len(words), most=LONGEST)
    return Note(note.day, words)
