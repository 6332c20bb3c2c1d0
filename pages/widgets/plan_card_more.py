"""What is folded away below an answer: why it does not apply, who finds it out, where it is from, and its history."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import streamlit as st

from kam_core.plans import answers
from kam_core.plans.answers import Answer
from kam_core.plans.kinds import ANSWER
from kam_core.plans.plan import Plan
from kam_core.records import queries
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources
from pages.session.boundary import said
from pages.widgets import autosave, plan_answer, saving
from pages.widgets.autosave_place import people

_DAYS_TO_FIND_OUT = 14
_DETAILS = ("source", "confidence", "confirmed_on", "evidence")
_MOST_VERSIONS = 8


def does_not_apply(plan: Plan, answer: Answer) -> None:
    """The reason, which makes the question one that does not apply."""
    autosave.show(plan_answer.part(plan, answer, "reason"))
    if answer.state == "not_applicable":
        label = _("It applies after all")
        if st.button(label, key=f"{answer.answer_id}_applies"):
            saving.save(partial(plan_answer.open_again, plan.plan_id, answer), done=_("Saved"))


def nobody_knows(plan: Plan, answer: Answer, *, then: Callable[[], None]) -> None:
    """Who finds it out and by when: an open question with an owner and a date."""
    names: dict[str, str] = resources.kept(people)
    offered, today = list(names), resources.moments().today
    with st.grid(2, min_column_width=220, gap="small"):
        owner_id = st.selectbox(
            _("Who finds it out"),
            offered,
            index=offered.index(plan.lead_id) if plan.lead_id in offered else None,
            format_func=lambda one: marked(names.get(str(one), str(one))),
            key=f"{answer.answer_id}_owner",
            placeholder=_("Not chosen"),
        )
        due_on = st.date_input(
            _("By when"), today + timedelta(days=_DAYS_TO_FIND_OUT), min_value=today, key=f"{answer.answer_id}_due"
        )
    label = _("Make it an open question")
    is_whole = owner_id is not None and isinstance(due_on, date)
    if st.button(label, key=f"{answer.answer_id}_ask", type="primary", disabled=not is_whole):
        wanted = partial(_ask, plan.plan_id, answer, {"owner_id": owner_id, "due_on": due_on}, then)
        saving.save(wanted, done=_("It is an open question now"))


def source_and_history(plan: Plan, answer: Answer) -> None:
    """Where it is from, how sure it is, and what it was before."""
    with st.grid(3, min_column_width=180, gap="small"):
        for name in _DETAILS[:3]:
            autosave.show(plan_answer.part(plan, answer, name))
    autosave.show(plan_answer.part(plan, answer, "evidence"))
    if answer.state == "answered" and not plan.locked_at:
        label = _("Take the answer back")
        if st.button(label, key=f"{answer.answer_id}_open", icon=":material/undo:", type="tertiary"):
            saving.save(partial(plan_answer.open_again, plan.plan_id, answer), done=_("Saved"))
    _history(plan, answer)


def _history(plan: Plan, answer: Answer) -> None:
    changes = resources.kept_with_plans(_versions, answer.answer_id)
    if not changes:
        st.caption(_("Nobody answered it yet."))
        return
    st.caption(_("What it was, newest first"))
    for sequence, changed_at, who, value in changes[:_MOST_VERSIONS]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = plan_answer.in_words(plan, answer, value) if value else _("nothing")
            st.markdown(
                _(
                    "{value} ({who}, {when})",
                    value=plain(words if len(words) < 300 else f"{words[:300]}…"),
                    who=plain(who or ""),
                    when=said(changed_at),
                ),
                width="content",
            )
            if value != answer.value and value and not plan.locked_at:
                label = _("Back to this version")
                if st.button(label, key=f"{answer.answer_id}_back_{sequence}", type="tertiary"):
                    saving.save(partial(plan_answer.back_to, plan.plan_id, answer, value), done=_("Saved"))


def _versions(database: Database, answer_id: str) -> list[tuple[int, date, str | None, str | None]]:
    rows = queries.trail(database, ANSWER, answer_id, "value")
    return list(rows.select("sequence", "changed_at", "who", "new_value").iter_rows())


def _ask(plan_id: str, answer: Answer, given: dict[str, Any], then: Callable[[], None], request: Request) -> None:
    answers.say_unknown(resources.store(), request, plan_id, answer.question.id, **given, seen=answer)
    then()
