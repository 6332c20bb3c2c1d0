"""The form that takes an account off the list of key accounts, or changes what kind of key account it is."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from kam_core.accounts import admission, membership
from kam_core.accounts.membership import Standing
from kam_core.accounts.model import Account, Kind
from kam_core.accounts.rules import LONGEST_REASON
from kam_core.store.request import Request
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources, state
from pages.widgets import saving, seen


def form(account: Account, now: Standing, day: date, done: Callable[[], None]) -> None:
    """Ask for reason and date, and what they are for.

    Args:
        account: a key account.
        now: how it stands with the list.
        day: today.
        done: called when it is saved.
    """
    reason_key, day_key = f"retire_reason_{account.id}", f"retire_on_{account.id}"
    other = Kind.EMERGING if now.kind == Kind.EXISTING else Kind.EXISTING
    with st.form(f"retire_{account.id}", border=False):
        reason = st.text_area(_("Reason"), max_chars=LONGEST_REASON, height=72, key=reason_key, persist_state="session")
        on = st.date_input(
            _("From this day on"),
            value=day,
            min_value=now.kind_since,
            max_value=day,
            key=day_key,
            persist_state="session",
            width=180,
        )
        with st.container(horizontal=True):
            retires = st.form_submit_button(_("Retire {name}", name=plain(account.name)), type="primary")
            changes = st.form_submit_button(_turn(other))
    version = seen.version(f"membership_{account.id}", now.version, pressed=retires or changes)
    wanted = _Wanted(account, reason, on if isinstance(on, date) else day, lambda: _done(done, reason_key, day_key))
    if retires:
        wanted.retire(version)
    elif changes:
        wanted.change_kind(other, version)


def _turn(kind: Kind) -> str:
    return _("Make it existing") if kind == Kind.EXISTING else _("Make it emerging")


def _done(done: Callable[[], None], *keys: str) -> None:
    state.forget(*keys)
    done()


class _Wanted:
    """What the form asks for, as a save."""

    def __init__(self, account: Account, reason: str, on: date, done: Callable[[], None]) -> None:
        self._account, self._reason, self._on, self._done = account, reason, on, done

    def retire(self, version: int) -> None:
        def change(request: Request, expected: int) -> None:
            admission.retire(
                resources.store(),
                request,
                self._account.id,
                reason=self._reason,
                on=self._on,
                expected_version=expected,
            )

        self._save(change, version, _("{name} left the list", name=plain(self._account.name)))

    def change_kind(self, kind: Kind, version: int) -> None:
        def change(request: Request, expected: int) -> None:
            admission.change_kind(
                resources.store(),
                request,
                self._account.id,
                kind=kind,
                reason=self._reason,
                on=self._on,
                expected_version=expected,
            )

        self._save(change, version, _("{name} changed kind", name=plain(self._account.name)))

    def _save(self, change: Callable[[Request, int], None], version: int, words: str) -> None:
        def save(request: Request, expected: int) -> None:
            change(request, expected)
            self._done()

        saving.save(
            lambda request: save(request, version),
            done=words,
            insist=lambda request: save(request, membership.standing(resources.database(), self._account.id).version),
        )
