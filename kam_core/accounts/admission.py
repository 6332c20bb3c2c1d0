"""Who joins the key-account list, leaves it or changes kind, and who answers for it."""

from dataclasses import dataclass
from datetime import date

from kam_core.accounts import rules, stay, versions
from kam_core.accounts.model import AccountId, Kind
from kam_core.accounts.stay import CeilingException, Decision, Stay
from kam_core.errors import CeilingError, RefusedError
from kam_core.store.moments import moments
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Leaving:
    """The key account that makes room for another, and why this one."""

    account_id: AccountId
    reason: str


def admit(
    store: Store,
    request: Request,
    account_id: AccountId,
    *,
    kind: Kind,
    reason: str,
    since: date,
    leaving: Leaving | None = None,
    exception: CeilingException | None = None,
) -> str | None:
    """Put an account on the list, from `since` on.

    Args:
        store: where.
        request: who decides.
        account_id: who joins.
        kind: existing or emerging.
        reason: at most 2,000 characters.
        since: today or earlier, by the store's calendar.
        leaving: who makes room: leaves on the day the other joins, in the same save.
        exception: who answers for one more than the ceiling allows, until a day after today.

    Returns:
        The id of the membership.

    Raises:
        CeilingError: the list is full, and neither `leaving` makes room nor an `exception` is given.
        UnknownAccountError, RefusedError: nothing is saved.
    """
    today = moments(store.database).today

    def change(transaction: Transaction) -> str:
        why = Decision("admit", rules.reasoned(reason), request.who)
        rules.known(transaction, account_id)
        rules.happened(since, today)
        _check_not_listed(transaction, account_id, since)
        place = _place(transaction, leaving, exception, today)
        if leaving:
            _make_room(transaction, leaving, account_id, since, request.who)
        membership_id = stay.begin(transaction, account_id, rules.member_kind(kind), since, why)
        if place:
            stay.exempt(transaction, membership_id, place, "admit")
        return membership_id

    return store.writer.save(request, change)


def retire(
    store: Store, request: Request, account_id: AccountId, *, reason: str, on: date, expected_version: int
) -> str | None:
    """Take an account off the list; `on` is the first day it is no longer there, today or earlier.

    Raises:
        ConflictError: somebody changed its membership since `expected_version` was read.
        UnknownAccountError, RefusedError: nothing is saved.
    """
    today = moments(store.database).today

    def change(transaction: Transaction) -> str:
        why = Decision("retire", rules.reasoned(reason), request.who)
        lasting = _lasting(transaction, account_id, expected_version, mine=Kind.NONE)
        _end(transaction, lasting, rules.happened(on, today), why)
        return lasting.membership_id

    return store.writer.save(request, change)


def change_kind(
    store: Store, request: Request, account_id: AccountId, *, kind: Kind, reason: str, on: date, expected_version: int
) -> str | None:
    """Make an existing key account emerging or the other way round, from `on` (today or earlier).

    One stay ends and the next begins on that day; an exception to the ceiling goes along.

    Raises:
        ConflictError: somebody changed its membership since `expected_version` was read.
        UnknownAccountError, RefusedError: nothing is saved.
    """
    today = moments(store.database).today

    def change(transaction: Transaction) -> str:
        why = Decision("change_kind", rules.reasoned(reason), request.who)
        lasting = _lasting(transaction, account_id, expected_version, mine=kind)
        if lasting.kind == rules.member_kind(kind):
            raise RefusedError("{account} is {kind} already.", account=rules.called(transaction, account_id), kind=kind)
        exception = stay.exception_of(transaction, lasting)
        _end(transaction, lasting, rules.happened(on, today), why)
        membership_id = stay.begin(transaction, account_id, Kind(kind), on, why)
        if exception:
            stay.exempt(transaction, membership_id, exception, "change_kind")
        return membership_id

    return store.writer.save(request, change)


def _check_not_listed(transaction: Transaction, account_id: AccountId, since: date) -> None:
    before = stay.newest(transaction, account_id)
    if before and before.until is None:
        raise RefusedError("{account} is a key account already.", account=rules.called(transaction, account_id))
    if before and before.until and before.until > since:
        raise RefusedError(
            "{account} was a key account until {until}, after {since}.",
            account=rules.called(transaction, account_id),
            until=before.until,
            since=since,
        )


def _place(
    transaction: Transaction, leaving: Leaving | None, exception: CeilingException | None, today: date
) -> CeilingException | None:
    """The exception that an admission needs, checked; null where it has a place under the ceiling.

    Who was let in by an exception leaves no place behind: the list would stay above the ceiling, and nobody would
    answer for it.
    """
    members, ceiling = transaction.read("accounts", "list_size").row(0)
    full = members + 1 - bool(leaving) > ceiling
    if not full or (leaving and not _is_exempt(transaction, leaving.account_id)):
        if exception:
            raise RefusedError("There is a place on the list: no exception is needed.")
        return None
    if exception is None:
        raise CeilingError(
            "The list has {members} key accounts; the ceiling is {ceiling}.", members=members, ceiling=ceiling
        )
    if exception.expires_on <= today:
        raise RefusedError("An exception ends after today, not on {day}.", day=exception.expires_on)
    return CeilingException(rules.named(exception.decided_by), rules.reasoned(exception.reason), exception.expires_on)


def _is_exempt(transaction: Transaction, account_id: AccountId) -> bool:
    """Also by an exception that has expired: who leaves then brings the list back, and makes no room."""
    lasting = stay.newest(transaction, account_id)
    return lasting is not None and stay.exception_of(transaction, lasting) is not None


def _make_room(transaction: Transaction, leaving: Leaving, joining: AccountId, since: date, who: str) -> None:
    if not leaving.account_id:
        raise RefusedError("Name the key account that leaves.")
    lasting = stay.newest(transaction, leaving.account_id)
    if lasting is None or lasting.until is not None:
        raise RefusedError(
            "{account} is not a key account, so it makes no room for {joining}.",
            account=rules.called(transaction, leaving.account_id),
            joining=rules.called(transaction, joining),
        )
    _end(transaction, lasting, since, Decision("retire", rules.reasoned(leaving.reason), who))


def _lasting(transaction: Transaction, account_id: AccountId, expected_version: int, *, mine: Kind) -> Stay:
    """The stay that a save changes, if nobody changed it in the meantime."""
    rules.known(transaction, account_id)
    last = stay.newest(transaction, account_id)
    if last is None:
        raise RefusedError("{account} is not a key account.", account=rules.called(transaction, account_id))
    theirs = last.kind if last.until is None else Kind.NONE
    subject = versions.Subject("membership", last.membership_id)
    versions.check(transaction, subject, expected=expected_version, current=last.version, theirs=theirs, mine=mine)
    if last.until is not None:
        raise RefusedError("{account} is not a key account.", account=rules.called(transaction, account_id))
    return last


def _end(transaction: Transaction, lasting: Stay, until: date, why: Decision) -> None:
    if until < lasting.since:
        raise RefusedError(
            "{account} is a key account since {since}, after {until}.",
            account=rules.called(transaction, lasting.account_id),
            since=lasting.since,
            until=until,
        )
    stay.end(transaction, lasting, until, why)
