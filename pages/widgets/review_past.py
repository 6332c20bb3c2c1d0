"""The reviews that were held: each with its decisions, what had changed by then, and its page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from kam_core.accounts.model import Account
from kam_core.plans import choices, reviews
from kam_core.plans.changes import Change
from kam_core.plans.snapshot import Snapshot
from kam_core.reports.report import Report
from kam_core.store.database import Database
from kam_core.text.invisible import marked
from kam_core.text.numbers import UNKNOWN
from kam_core.text.numbers import day as day_words
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import mark, review_changes, review_place, review_print


def show(account: Account, held: pl.DataFrame, currency: str) -> None:
    """The newest first; each is read only where somebody opens it."""
    st.subheader(_("Past reviews"))
    if held.is_empty():
        st.caption(_("None was held yet."))
    for place, row in enumerate(held.iter_rows(named=True)):
        decided = choices.PROGRAMME_DECISIONS.get(row["programme_decision"] or "", UNKNOWN)
        title = _("{day}: {decision}", day=day_words(row["held_on"]), decision=_(decided))
        folded = st.expander(title, key=f"past_{row['review_id']}", on_change="rerun", icon=":material/lock:")
        if folded.open:
            with folded:
                _one(account, row, currency, is_newest=place == 0)


def _one(account: Account, row: Mapping[str, Any], currency: str, *, is_newest: bool) -> None:
    before, now, changes = resources.kept_with_plans(_at_review, row["review_id"])
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("Locked by {name}", name=plain(row["locked_by"] or UNKNOWN)), width="content")
        if row["illustrative"]:
            mark.illustrative()
        review_print.button(Report.REVIEW, row["review_id"], _("Review"), account.name)
    for label, text in ((_("What we saw"), row["summary"]), (_("What we decided"), row["decisions"])):
        with st.container(gap="xxsmall"):
            st.caption(label)
            st.text(marked(text) if text else UNKNOWN)
    if is_newest:
        review_place.show(account, row["programme_decision"])
    st.caption(_("What had changed since {day}", day=day_words(date.fromisoformat(before["day"]))))
    review_changes.show(before, now, changes, currency, key=row["review_id"])


def _at_review(database: Database, review_id: str) -> tuple[Snapshot, Snapshot, tuple[Change, ...]]:
    return reviews.at_review(database, review_id)
