"""One question of a plan with its answer: why it matters, the answer to give, and how far it can be relied on."""

from functools import partial

import streamlit as st

from kam_core.plans import choices
from kam_core.plans.answers import Answer
from kam_core.plans.plan import Plan
from kam_core.questions.catalogue import in_depth
from kam_core.text.numbers import day as day_words
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import state
from pages.widgets import autosave, mark, plan_answer, plan_card_more, saving

_FOLDED = "more"
_SHEETS = {
    "not_applicable": ":material/block:",
    "unknown": ":material/help:",
    _FOLDED: ":material/more_horiz:",
}


def is_asked(answer: Answer, depth: str) -> bool:
    """Whether a plan of this depth asks the question."""
    return answer.question in in_depth(depth)


def show(plan: Plan, answer: Answer, *, is_next: bool) -> None:
    """The card."""
    is_locked = plan.locked_at is not None
    with st.container(border=True, gap="small"):
        with st.container(gap="xxsmall"):
            _question(answer, is_next=is_next and not is_locked)
        autosave.show(plan_answer.place(plan, answer))
        _stands(plan, answer)
        if not is_locked:
            _proposal(plan, answer)
        _more(plan, answer)


def _question(answer: Answer, *, is_next: bool) -> None:
    asked = answer.question
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_("**{number}. {question}**", number=asked.seq, question=plain(_(asked.text))), width="content")
        if is_next:
            st.badge(_("next"), color="blue")
        if answer.illustrative:
            mark.illustrative()
    st.caption(plain(_(asked.why)))


def _stands(plan: Plan, answer: Answer) -> None:
    """Who said so and when, and whether it can still be relied on."""
    is_locked = plan.locked_at is not None
    if answer.state == "open" and not answer.carried:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if answer.state in ("not_applicable", "unknown"):
            st.badge(_(choices.STATES[answer.state]), color="gray")
        if answer.stale:
            st.badge(_("stale"), color="orange", help=_("Nobody looked at it for longer than it can be relied on."))
        if answer.carried:
            st.badge(_("from the period before, unconfirmed"), color="orange")
        st.caption(_told(answer), width="content")
        if (answer.carried or answer.stale) and not is_locked:
            label = _("Still true")
            if st.button(label, key=f"{answer.answer_id}_true", icon=":material/check:"):
                saving.save(partial(plan_answer.still_true, plan.plan_id, answer), done=_("Saved"))
    if answer.state == "not_applicable" and answer.reason:
        st.text(_("It does not apply: {reason}", reason=answer.reason))


def _told(answer: Answer) -> str:
    parts = [
        plain(answer.answered_by) if answer.answered_by else "",
        day_words(answer.answered_at.date()) if answer.answered_at else "",
        _(choices.SOURCES[answer.source]) if answer.source else "",
        _("confidence: {level}", level=_(choices.CONFIDENCES[answer.confidence])) if answer.confidence else "",
        _("confirmed with the customer on {day}", day=day_words(answer.confirmed_on)) if answer.confirmed_on else "",
    ]
    return " · ".join(part for part in parts if part)


def _proposal(plan: Plan, answer: Answer) -> None:
    """What our data say, where that is something else."""
    if answer.proposal is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        says = plan_answer.in_words(plan, answer, answer.proposal.value)
        st.markdown(_("Our data say **{value}**", value=plain(", ".join(says.splitlines()))), width="content")
        st.caption(plain(answer.proposal.origin), width="content")
        if st.button(_("Take it"), key=f"{answer.answer_id}_take", icon=":material/download:"):
            saving.save(partial(plan_answer.take, plan.plan_id, answer), done=_("Saved"))


def _more(plan: Plan, answer: Answer) -> None:
    """What is folded away: why it does not apply, who finds it out, and where it is from."""
    key = f"{answer.answer_id}_sheet"
    shown = state.widget(key)
    labels = {"not_applicable": _("Does not apply"), "unknown": _("Nobody knows"), _FOLDED: _("Source and history")}
    offered = [_FOLDED] if plan.locked_at else list(_SHEETS)
    with st.container(horizontal=True, gap="small"):
        for sheet in offered:
            st.button(
                labels[sheet],
                key=f"{key}_{sheet}",
                icon=":material/expand_less:" if shown == sheet else _SHEETS[sheet],
                type="tertiary",
                on_click=state.set_widget,
                args=(key, None if shown == sheet else sheet),
            )
    match shown:
        case "not_applicable":
            plan_card_more.does_not_apply(plan, answer)
        case "unknown":
            plan_card_more.nobody_knows(plan, answer, then=partial(state.forget, key))
        case str():
            plan_card_more.source_and_history(plan, answer)
