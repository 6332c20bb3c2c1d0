"""What the company settles for all of its accounts: ceiling, fiscal year, time zone, base currency."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import available_timezones

from kam_core.accounts import versions
from kam_core.errors import RefusedError
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

HIGHEST_CEILING = 500


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; a save must name the `version` it has seen. Null: not set."""

    value: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Company:
    """The company of a store. `name` and `base_currency` are null before it is described.

    Name and base currency belong to the loaded facts: `ingest.company.describe` keeps them, and refuses another base
    currency once amounts were converted into the one there is.
    """

    name: str | None
    fictitious: bool
    base_currency: str | None
    ceiling: Setting
    fiscal_year_start: Setting
    time_zone: Setting
    fixed_today: Setting


def company(database: Database) -> Company:
    """The company of this store and its settings."""
    described = database.read("store", "company")
    settings = {
        name: Setting(value, version) for name, value, version in database.read("store", "settings").iter_rows()
    }
    name, fictitious, currency = described.row(0)[:3] if described.height else (None, False, None)
    return Company(
        name=name,
        fictitious=fictitious,
        base_currency=currency,
        ceiling=settings["ceiling"],
        fiscal_year_start=settings["fiscal_year_start"],
        time_zone=settings["time_zone"],
        fixed_today=settings["today"],
    )


def set_ceiling(store: Store, request: Request, value: int, expected_version: int) -> None:
    """How many key accounts the company allows itself: 1 to 500. Who is on the list stays on it.

    Raises:
        RefusedError, ConflictError: nothing is saved.
    """
    if not 1 <= value <= HIGHEST_CEILING:
        raise RefusedError("A ceiling is 1 to {most}, not {value}.", most=HIGHEST_CEILING, value=value)

    def change(transaction: Transaction) -> None:
        _set(transaction, "ceiling", str(value), expected_version)
        # The ceiling decides from which revenue on an account is proposed.
        transaction.moves_scores = True

    store.writer.save(request, change)


def set_fiscal_year_start(store: Store, request: Request, month: int, expected_version: int) -> None:
    """The month in which the company's year starts: 1 to 12.

    Raises:
        RefusedError, ConflictError: nothing is saved.
    """
    if not 1 <= month <= 12:
        raise RefusedError("A year starts in a month from 1 to 12, not {month}.", month=month)
    store.writer.save(request, lambda kept: _set(kept, "fiscal_year_start", str(month), expected_version))


def set_time_zone(store: Store, request: Request, zone: str, expected_version: int) -> None:
    """The time zone whose calendar says what day it is, by its IANA name ('Asia/Ho_Chi_Minh').

    Raises:
        RefusedError, ConflictError: nothing is saved.
    """
    if zone not in available_timezones():
        raise RefusedError("There is no time zone {zone}; names look like Europe/Berlin.", zone=zone)
    store.writer.save(request, lambda kept: _set(kept, "time_zone", zone, expected_version))


def fix_today(store: Store, request: Request, day: date | None) -> None:
    """Let it be `day` for good, as in the demo; null lets the calendar run again."""

    def change(transaction: Transaction) -> None:
        version = transaction.read("accounts", "setting", setting="today")["version"][0]
        _set(transaction, "today", day.isoformat() if day else None, version)

    store.writer.save(request, change)


def _set(transaction: Transaction, name: str, value: str | None, expected_version: int) -> None:
    before, version = transaction.read("accounts", "setting", setting=name).row(0)
    subject = versions.Subject("setting", name, "value")
    versions.check(transaction, subject, expected=expected_version, current=version, theirs=before, mine=value)
    transaction.execute("accounts", "change_setting", setting=name, value=value, version=version + 1)
    transaction.record("set", "setting", name, {"value": (before, value)})
