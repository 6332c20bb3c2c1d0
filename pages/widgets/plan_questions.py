"""The questions of a plan: one category at a time, with how far each is, and what to ask next."""

from datetime import date

import streamlit as st

from kam_core.plans import plan as plans
from kam_core.plans.answers import Answer, answers
from kam_core.plans.plan import Plan
from kam_core.plans.progress import Progress, next_question, overall, progress
from kam_core.plans.proposals import from_facts, from_records
from kam_core.store.database import Database
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources, state
from pages.widgets import plan_card

CATEGORY = "category"
_KEY = "plan_category"


def show(plan: Plan) -> None:
    """How far the plan is, what to ask next, and the cards of the chosen category."""
    given = resources.kept_with_plans(of_plan, plan.plan_id, resources.moments().today)
    far = progress(given, plan.depth)
    coming = next_question(given, plan.depth, plan.stage)
    _whole(overall(given, plan.depth))
    category = _category(far, coming)
    if coming and coming.question.category != category:
        _next(coming)
    elif coming is None:
        st.success(_("Every question of this depth is answered and fresh."), icon=":material/task_alt:")
    for one in given:
        if one.question.category == category and plan_card.is_asked(one, plan.depth):
            plan_card.show(plan, one, is_next=coming is not None and one.answer_id == coming.answer_id)


def of_plan(database: Database, plan_id: str, today: date) -> tuple[Answer, ...]:
    """All answers of a plan."""
    plan = plans.plan(database, plan_id)
    # What the facts know takes longest to read, and an answer does not change it.
    known = resources.kept(from_facts, plan.account_id, plan_id)
    return answers(database, plan, today, known | from_records(database, plan.account_id, plan_id, today))


def _whole(far: Progress) -> None:
    words = _("{answered} of {applicable} answered", answered=far.answered, applicable=far.applicable)
    st.progress(far.share or 0.0, text=words)


def _category(far: tuple[Progress, ...], coming: Answer | None) -> str:
    """The category in the address; where it names none, the one with the next question, which stays."""
    codes = [one.category for one in far]
    chosen = next(iter(link.chosen(CATEGORY, codes)), None)
    if chosen is None:
        chosen = coming.question.category if coming and coming.question.category in codes else codes[0]
        link.choose(CATEGORY, [chosen])
    words = {one.category: _far(one) for one in far}
    state.set_widget(_KEY, chosen)
    st.radio(
        _("Category"),
        codes,
        format_func=lambda code: words.get(code, code),
        key=_KEY,
        horizontal=True,
        on_change=_keep,
        label_visibility="collapsed",
    )
    return chosen


def _far(one: Progress) -> str:
    label = _(one.label)
    return _("{category} {answered}/{applicable}", category=label, answered=one.answered, applicable=one.applicable)


def _keep() -> None:
    link.choose(CATEGORY, [str(state.widget(_KEY))])


def _next(coming: Answer) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_("**Ask next:** {question}", question=plain(_(coming.question.text))), width="content")
        st.button(
            _("Go there"),
            key="plan_next",
            icon=":material/arrow_forward:",
            on_click=link.choose,
            args=(CATEGORY, [coming.question.category]),
        )
