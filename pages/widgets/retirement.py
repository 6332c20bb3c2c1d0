"""The form that takes an account off the list of key accounts, or changes what kind of key account it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypedDict

import streamlit as st

from kam_core.accounts import admission, membership, rules
from kam_core.accounts.membership import Standing
from kam_core.accounts.model import Account, AccountId, Kind
from kam_core.store.request import Request
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import draft, saving


def form(account: Account, now: Standing, day: date, done: Callable[[], None]) -> None:
    """Ask for reason and date, and what they are for.

    Args:
        account: a key account.
        now: how it stands with the list.
        day: today.
        done: called when it is saved.
    """
    name, saved = f"retire_{account.id}", {"reason": "", "on": day}
    version = draft.begin(name, saved, now.version)
    other = Kind.EMERGING if now.kind == Kind.EXISTING else Kind.EXISTING
    with st.form(name, border=False):
        reason = st.text_area(_("Reason"), height=72, key=draft.key(name, "reason"), persist_state="session")
        on = st.date_input(
            _("From this day on"),
            min_value=now.kind_since,
            max_value=day,
            key=draft.key(name, "on"),
            persist_state="session",
            width=180,
        )
        with st.container(horizontal=True):
            retires = st.form_submit_button(_("Retire {name}", name=plain(account.name)), type="primary")
            changes = st.form_submit_button(_turn(other))
    wanted = _Wanted(account.id, None if retires else other, reason, on if isinstance(on, date) else day)
    if retires or changes:
        _save(wanted, version, _said(account, wanted), draft.keys(name, saved), done)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the form asks for; a `kind` of null takes the account off the list."""

    account_id: AccountId
    kind: Kind | None
    reason: str
    on: date


def _turn(kind: Kind) -> str:
    return _("Make it existing") if kind == Kind.EXISTING else _("Make it emerging")


def _said(account: Account, wanted: _Wanted) -> str:
    if wanted.kind is None:
        return _("{name} left the list", name=plain(account.name))
    return _("{name} changed kind", name=plain(account.name))


def _save(wanted: _Wanted, version: int, words: str, typed: Sequence[str], done: Callable[[], None]) -> None:
    def change(expected: int, request: Request) -> None:
        _decide(wanted, expected, request)
        done()

    def over(request: Request) -> None:
        change(membership.standing(resources.database(), wanted.account_id).version, request)

    saving.save(
        partial(change, version), done=words, insist=over, typed=typed, check=partial(rules.reasoned, wanted.reason)
    )


def _decide(wanted: _Wanted, expected: int, request: Request) -> None:
    given: _Given = {"reason": wanted.reason, "on": wanted.on, "expected_version": expected}
    if wanted.kind is None:
        admission.retire(resources.store(), request, wanted.account_id, **given)
    else:
        admission.change_kind(resources.store(), request, wanted.account_id, kind=wanted.kind, **given)


class _Given(TypedDict):
    reason: str
    on: date
    expected_version: int
