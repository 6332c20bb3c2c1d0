"""A review that is being prepared: what changed is there already, somebody writes what was seen and decided."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from kam_core.accounts.model import Account
from kam_core.plans import reviews
from kam_core.plans.changes import Change
from kam_core.plans.kinds import REVIEW
from kam_core.plans.plan import Plan
from kam_core.plans.snapshot import Snapshot
from kam_core.records import queries, records
from kam_core.records.model import Value
from kam_core.reports.report import Report
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.numbers import day as day_words
from kam_core.text.words import _
from pages.session import resources, state
from pages.widgets import autosave, review_changes, review_place, review_print, saving

_SEEN = "review_seen"


def offer(plan: Plan, currency: str) -> None:
    """The button that prepares a review, above what it would have to tell."""
    if plan.locked_at is None and st.button(_("Prepare a review"), type="primary", icon=":material/rate_review:"):
        saving.save(partial(_begin, plan.plan_id), done=_("The review is prepared"))
    _changed(plan, currency)


def show(account: Account, plan: Plan, review_id: str, currency: str) -> None:
    """Its fields, each saved by itself, what changed, and the button that locks it."""
    review = resources.kept_with_plans(_review, review_id)
    with st.container(border=True):
        st.subheader(_("The review in preparation"))
        with st.grid(4, min_column_width=170, gap="small"):
            for name in ("held_on", "person_ids", "contact_ids", "next_review_on"):
                autosave.field(REVIEW, review, name)
        for name in ("summary", "decisions", "programme_decision"):
            autosave.field(REVIEW, review, name)
        review_place.show(account, review["programme_decision"])
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _lock(review_id, review)
            review_print.button(Report.REVIEW, review_id, _("Review"), account.name)
            if st.button(_("Put away"), type="tertiary", icon=":material/archive:"):
                saving.save(partial(_archive, review_id), done=_("The review was put away"))
    _changed(plan, currency)


def _changed(plan: Plan, currency: str) -> None:
    before, now, changes = resources.kept_with_plans(_since_last, plan.plan_id, resources.moments().today)
    st.subheader(_("What changed since {day}", day=day_words(date.fromisoformat(before["day"]))))
    review_changes.show(before, now, changes, currency, key="changed")


def _lock(review_id: str, review: Mapping[str, Any]) -> None:
    with st.popover(_("Lock the review"), icon=":material/lock:"):
        st.markdown(
            _(
                "The review and what the plan and the account are now will be kept as they are, for good. "
                "The plan takes over the next date and the place in the programme."
            )
        )
        pressed = st.button(
            _("Lock it"),
            type="primary",
            icon=":material/lock:",
            on_click=state.set_widget,
            args=(_SEEN, review["version"]),
        )
    if pressed:
        seen = state.widget(_SEEN)
        saving.save(partial(_lock_it, review_id, int(str(seen))), done=_("The review is locked"))


def _begin(plan_id: str, request: Request) -> None:
    reviews.begin(resources.store(), request, plan_id)


def _lock_it(review_id: str, seen: int, request: Request) -> None:
    reviews.lock(resources.store(), request, review_id, seen_version=seen)


def _archive(review_id: str, request: Request) -> None:
    records.archive(resources.store(), request, REVIEW, review_id)


def _review(database: Database, review_id: str) -> dict[str, Value]:
    return queries.record(database, REVIEW, review_id)


def _since_last(database: Database, plan_id: str, today: date) -> tuple[Snapshot, Snapshot, tuple[Change, ...]]:
    return reviews.since_last(database, plan_id, today)
