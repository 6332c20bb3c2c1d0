"""What people change on a loaded account: laid over the record, never written into it, so that no import undoes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from kam_core.accounts import rules, versions
from kam_core.accounts.model import AccountId
from kam_core.errors import RefusedError, UnknownAccountError
from kam_core.store.clock import now_utc
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


class Field(StrEnum):
    """What may be changed on an account. Values are its columns."""

    OWNER = "owner_id"
    SEGMENT = "segment"
    INDUSTRY = "industry"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a field is to hold, and the version of it that who asks has seen."""

    value: str | None
    expected_version: int


def versions_of(database: Database, account_id: AccountId) -> dict[Field, int]:
    """For each field, the version that a save must name; 0 where it still is as loaded."""
    edited = dict(database.read("accounts", "overlay_versions", account_id=account_id).iter_rows())
    return {field: edited.get(field.value, 0) for field in Field}


def trail(database: Database, account_id: AccountId, field: Field) -> pl.DataFrame:
    """Every version of one field, newest first; version 0, what was loaded, is not among them.

    Returns:
        `version`, `value` (null: emptied), `who` (a name), `changed_at` (UTC), `action` ('edit' or 'undo').
    """
    return database.read("accounts", "edited_values", account_id=account_id, field=Field(field).value)


def edit(
    store: Store, request: Request, account_id: AccountId, *, field: Field, value: str | None, expected_version: int
) -> None:
    """Change one field of an account; null or blank empties it, save the owner, whom every account has.

    The value it has already is not saved again.

    Raises:
        ConflictError: somebody changed the field since `expected_version` was read.
        UnknownAccountError, RefusedError: nothing is saved.
    """
    edit_all(store, request, account_id, {field: Wanted(value, expected_version)})


def edit_all(store: Store, request: Request, account_id: AccountId, wanted: Mapping[Field, Wanted]) -> None:
    """Change several fields of an account as `edit` does, in one save: all of them or none."""
    store.writer.save(request, lambda transaction: edit_within(transaction, request, account_id, wanted))


def edit_within(
    transaction: Transaction, request: Request, account_id: AccountId, wanted: Mapping[Field, Wanted]
) -> None:
    """As `edit_all`, as a part of a save."""
    for field, one in wanted.items():
        place = _Place(transaction, account_id, _editable(field))
        value = _checked(place, one.value)
        version, before = _seen(place, one.expected_version, value)
        if value != before:
            _keep(place, request, (before, value), version + 1, "edit")


def undo(
    store: Store, request: Request, account_id: AccountId, *, field: Field, to_version: int, expected_version: int
) -> None:
    """Give a field the value it had in an earlier version (0: as loaded). That is a new version; none is removed.

    Raises:
        ConflictError: somebody changed the field since `expected_version` was read.
        UnknownAccountError, RefusedError: nothing is saved.
    """

    def change(transaction: Transaction) -> None:
        place = _Place(transaction, account_id, _editable(field))
        wanted = _checked(place, _value_at(place, to_version))
        version, before = _seen(place, expected_version, wanted)
        _keep(place, request, (before, wanted), version + 1, "undo")

    store.writer.save(request, change)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one save writes: a field of an account."""

    transaction: Transaction
    account_id: AccountId
    field: Field

    def read(self, name: str) -> pl.DataFrame:
        """Rows of a statement about this field of this account."""
        return self.transaction.read("accounts", name, account_id=self.account_id, field=self.field.value)


def _editable(field: Field) -> Field:
    if field not in tuple(Field):
        raise RefusedError("{field} of an account cannot be edited.", field=field)
    return Field(field)


def _now(place: _Place) -> tuple[str | None, str | None, int]:
    """What was loaded, what it is now, and the version of that."""
    rows = place.read("field_now")
    if rows.is_empty():
        raise UnknownAccountError("No account {account}.", account=place.account_id)
    loaded, value, version = rows.row(0)
    return loaded, value, version


def _value_at(place: _Place, version: int) -> str | None:
    if version == 0:
        return _now(place)[0]
    rows = place.read("edited_values").filter(pl.col("version") == version)
    if rows.is_empty():
        raise RefusedError("There is no version {version} to go back to.", version=version)
    value: str | None = rows["value"][0]
    return value


def _checked(place: _Place, value: str | None) -> str | None:
    """The value as it is kept; refuses what the field does not take."""
    wanted = (value or "").strip() or None
    if wanted and len(wanted) > rules.LONGEST_VALUE:
        raise RefusedError("{length} characters; at most {most}.", length=len(wanted), most=rules.LONGEST_VALUE)
    if place.field == Field.OWNER:
        _check_owner(place.transaction, wanted)
    return wanted


def _check_owner(transaction: Transaction, person_id: str | None) -> None:
    if person_id is None:
        raise RefusedError("Every account has an owner: pick who looks after it.")
    person = transaction.read("accounts", "person", person_id=person_id)
    if person.is_empty():
        raise RefusedError("There is no person {person}.", person=person_id)
    if not person["active"][0]:
        raise RefusedError("{person} is no longer active.", person=person["person_name"][0])


def _seen(place: _Place, expected_version: int, wanted: str | None) -> tuple[int, str | None]:
    """The version and the value that the field has, if the editor has seen them."""
    _, before, version = _now(place)
    versions.check(
        place.transaction,
        versions.Subject("account", place.account_id, place.field.value),
        expected=expected_version,
        current=version,
        theirs=_shown(place, before),
        mine=_shown(place, wanted),
    )
    return version, before


def _shown(place: _Place, value: str | None) -> str | None:
    """The value as people know it: a name for an owner."""
    if place.field != Field.OWNER or value is None:
        return value
    person = place.transaction.read("accounts", "person", person_id=value)
    return person["person_name"][0] if person.height else value


def _keep(place: _Place, request: Request, values: tuple[str | None, str | None], version: int, action: str) -> None:
    place.transaction.execute(
        "accounts",
        "keep_overlay",
        account_id=place.account_id,
        field=place.field.value,
        value=values[1],
        who=request.who,
        changed_at=now_utc(),
        version=version,
    )
    place.transaction.record(action, "account", place.account_id, {place.field.value: values})
