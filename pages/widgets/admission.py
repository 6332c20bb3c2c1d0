"""The form that puts an account on the list of key accounts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import streamlit as st

from kam_core.accounts import admission, membership, rules
from kam_core.accounts.admission import Leaving
from kam_core.accounts.model import MEMBER_KINDS, Account, AccountId, Kind
from kam_core.accounts.stay import CeilingException
from kam_core.scoring.position import least_attractive_first, position
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import pickers, saving

# A quarter: long enough to bring a case to the next review of the list.
_EXCEPTION_DAYS = 90
LEAVES, EXCEPTION = "leaves", "exception"


@dataclass(frozen=True, slots=True)
class _Typed:
    """What the form says; `leaving` and `exception` are null where the list has a place."""

    kind: Kind
    reason: str
    since: date
    leaving: Leaving | None
    exception: CeilingException | None


def form(account: Account, day: date, done: Callable[[], None]) -> None:
    """Ask for kind, reason and date; on a full list also who leaves, or who answers for an exception.

    Args:
        account: who is to be admitted.
        day: today.
        done: called when it is saved.
    """
    listed = resources.kept(membership.members, day).height
    ceiling = resources.kept(membership.ceiling)
    way = _way(account.id, listed, ceiling) if listed >= ceiling else None
    with st.form(f"admit_{account.id}", border=False):
        typed = _fields(account, day, way)
        if st.form_submit_button(_("Admit {name}", name=plain(account.name)), type="primary"):
            _save(account, typed, done)


def _fields(account: Account, day: date, way: str | None) -> _Typed:
    kind, since = st.columns([3, 2])
    with kind:
        chosen_kind = _kind(account.id, day)
    with since:
        first_day = st.date_input(
            _("On the list since"), value=day, max_value=day, key=_key("since", account.id), persist_state="session"
        )
    reason = _text(_("Reason"), "reason", account.id)
    leaving = _leaving(account.id, day) if way == LEAVES else None
    exception = _exception(account.id, day) if way == EXCEPTION else None
    return _Typed(chosen_kind, reason, first_day if isinstance(first_day, date) else day, leaving, exception)


def _way(account_id: AccountId, listed: int, ceiling: int) -> str:
    words = {LEAVES: _("Another leaves"), EXCEPTION: _("An exception")}
    st.markdown(_("The list is full, {members} of {ceiling}: what makes room for it?", members=listed, ceiling=ceiling))
    chosen = st.radio(
        _("What makes room"),
        list(words),
        format_func=lambda way: words.get(way, way),
        key=_key("way", account_id),
        label_visibility="collapsed",
        horizontal=True,
    )
    return EXCEPTION if chosen == EXCEPTION else LEAVES


def _kind(account_id: AccountId, day: date) -> Kind:
    words = pickers.kind_words()
    stands = resources.kept(position, account_id, day)
    chosen = st.radio(
        _("Kind"),
        list(MEMBER_KINDS),
        index=1 if stands and stands["proposal"] == Kind.EMERGING else 0,
        format_func=lambda kind: words.get(kind, kind),
        key=_key("kind", account_id),
        help=_("Existing: key today. Emerging: small today, key tomorrow."),
        horizontal=True,
    )
    return Kind(chosen) if chosen else Kind.NONE


def _leaving(account_id: AccountId, day: date) -> Leaving:
    offered = resources.kept(_may_leave, day)
    leaves = st.selectbox(
        _("Who leaves"),
        list(offered),
        index=None,
        format_func=lambda one: marked(offered.get(str(one), str(one))),
        key=_key("leaves", account_id),
        placeholder=_("The least attractive first"),
        help=_("Who was let in by an exception makes no room: that one place is above the ceiling."),
        persist_state="session",
    )
    return Leaving(AccountId(leaves or ""), _text(_("Why this one"), "leaving_reason", account_id))


def _exception(account_id: AccountId, day: date) -> CeilingException:
    who, until = st.columns([3, 2])
    decider = who.text_input(
        _("Who decides on the exception"), key=_key("decider", account_id), persist_state="session"
    )
    expires_on = until.date_input(
        _("It holds until"),
        value=day + timedelta(days=_EXCEPTION_DAYS),
        min_value=day + timedelta(days=1),
        key=_key("expires", account_id),
        persist_state="session",
    )
    reason = _text(_("Why an exception"), "exception_reason", account_id)
    return CeilingException(decider, reason, expires_on if isinstance(expires_on, date) else day)


def _text(label: str, field: str, account_id: AccountId) -> str:
    return st.text_area(label, height=72, key=_key(field, account_id), persist_state="session")


def _save(account: Account, typed: _Typed, done: Callable[[], None]) -> None:
    def change(request: Request) -> None:
        admission.admit(
            resources.store(),
            request,
            account.id,
            kind=typed.kind,
            reason=typed.reason,
            since=typed.since,
            leaving=typed.leaving,
            exception=typed.exception,
        )
        done()

    keys = [_key(field, account.id) for field in _FIELDS]
    saving.save(
        change, done=_("{name} is a key account", name=plain(account.name)), typed=keys, check=partial(_check, typed)
    )


def _check(typed: _Typed) -> None:
    rules.reasoned(typed.reason)
    if typed.leaving:
        rules.reasoned(typed.leaving.reason)
    if typed.exception:
        rules.named(typed.exception.decided_by)
        rules.reasoned(typed.exception.reason)


_FIELDS = ("since", "reason", "leaves", "leaving_reason", "decider", "expires", "exception_reason")


def _key(field: str, account_id: AccountId) -> str:
    return f"admit_{field}_{account_id}"


def _may_leave(database: Database, day: date) -> dict[str, str]:
    """Names of key accounts that make room when they leave, by id; the least attractive first."""
    exempt = membership.exceptions(database, day)
    listed = membership.members(database, day)
    listed = listed.join(exempt, on="account_id", how="anti").select("account_id", "account_name")
    names = dict(listed.iter_rows())
    return {one: names[one] for one in least_attractive_first(database, listed.select("account_id"), day)}
