"""The form that rates an account on one criterion, with what speaks for it."""

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.scoring import criteria, explanation, ratings
from kam_core.scoring.defaults import rateable, scale
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.numbers import day as day_words
from kam_core.text.numbers import tenths
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import draft, saving

_MARKS = (1, 2, 3, 4, 5)


def show(account_id: AccountId, day: date) -> None:
    """A button with the form behind it: which criterion, what the marks mean, mark and evidence."""
    scales = resources.kept(_scales, day)
    rows = {row["criterion"]: row for row in resources.kept(ratings.newest, account_id, day).iter_rows(named=True)}
    if not rows:
        return
    # Another key once one is saved: the form closes.
    versions = sum(row["version"] for row in rows.values())
    with st.popover(_("Rate"), icon=":material/edit:", key=f"rate_{account_id}_popover_{versions}"):
        code = st.selectbox(
            _("Criterion"),
            list(rows),
            format_func=lambda one: marked(rows[one]["name"]) if one in rows else one,
            key=f"rate_{account_id}_criterion",
        )
        if code in rows:
            _form(account_id, rows[code], scales[code], day)


def _form(account_id: AccountId, row: dict[str, Any], meaning: str, day: date) -> None:
    form = f"rate_{account_id}_{row['criterion']}"
    now: dict[str, object] = {"mark": None, "evidence": ""}
    seen = draft.begin(form, now, int(row["version"]))
    _so_far(row)
    if resources.kept(_compared, account_id, day).get(row["criterion"]):
        st.caption(_("The comparison with rivals counts in place of a rating."))
    with st.form(form, border=False):
        mark = st.segmented_control(_("Rating"), _MARKS, key=draft.key(form, "mark"))
        st.caption(plain(meaning))
        evidence = st.text_area(_("What speaks for it"), height=80, key=draft.key(form, "evidence"))
        pressed = st.form_submit_button(_("Save"), type="primary")
    if not pressed:
        return
    if mark is None:
        st.caption(_("Choose a rating from 1 to 5."))
        return
    wanted = _Wanted(account_id, row["criterion"], float(mark), evidence)
    saving.save(
        partial(wanted.keep, seen),
        done=_("Rating was saved"),
        insist=partial(wanted.keep_over, day),
        typed=draft.keys(form, now),
        check=partial(ratings.check_said, float(mark), evidence),
    )


def _so_far(row: dict[str, Any]) -> None:
    if row["rating"] is not None:
        st.caption(
            _(
                "So far {rating}, {who}, {day}: {evidence}",
                rating=tenths(row["rating"]),
                who=plain(row["who"] or ""),
                day=day_words(row["on_day"]),
                evidence=plain(row["evidence"] or ""),
            )
        )
    else:
        st.caption(_("Not rated yet."))


class _Wanted:
    """A rating as a save."""

    def __init__(self, account_id: AccountId, criterion: str, mark: float, evidence: str) -> None:
        self._account_id, self._criterion, self._mark, self._evidence = account_id, criterion, mark, evidence

    def keep(self, seen: int, request: Request) -> None:
        ratings.rate(
            resources.store(),
            request,
            self._account_id,
            self._criterion,
            rating=self._mark,
            evidence=self._evidence,
            expected_version=seen,
        )

    def keep_over(self, day: date, request: Request) -> None:
        rows = ratings.newest(resources.database(), self._account_id, day)
        newest = rows.filter(rows["criterion"] == self._criterion)["version"]
        self.keep(int(newest[0]) if newest.len() else 0, request)


def _compared(database: Database, account_id: AccountId, day: date) -> dict[str, bool]:
    """For each criterion whether it comes from the comparison with rivals."""
    rows = explanation.explain(database, account_id, day)
    return dict(rows.select("criterion", rows["source"] == "rivals").iter_rows())


def _scales(database: Database, day: date) -> dict[str, str]:
    """What the marks mean, of the criteria that people rate."""
    return {one.code: scale(one) or "" for one in rateable(criteria.in_force(database, day))}
