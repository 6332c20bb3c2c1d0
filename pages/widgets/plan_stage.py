"""What the stage of a plan leaves behind, and what of it is there."""

from datetime import date
from functools import partial

import streamlit as st

from kam_core.plans import choices, stages
from kam_core.plans import plan as plans
from kam_core.plans.plan import Plan
from kam_core.plans.stages import Output
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources, state
from pages.widgets import saving


def show(plan: Plan) -> None:
    """The exit outputs of the stage that the plan is in, as a list to tick, folded away."""
    label = _("What the stage “{stage}” leaves behind", stage=_(choices.STAGES[plan.stage]))
    folded = st.expander(label, key=f"{plan.plan_id}_outputs", on_change="rerun")
    # It is read from everything that the plan holds, so only where somebody looks at it.
    if not folded.open:
        return
    outputs = resources.kept_with_plans(_outputs, plan.plan_id, resources.moments().today)
    there = [one for one in outputs if one.stage == plan.stage]
    with folded:
        st.caption(_("{done} of {all} there", done=sum(one.done for one in there), all=len(there)))
        others = [_(words[plan.stage]) for words in stages.VOCABULARIES.values()]
        st.caption(_("Others call this stage: {names}.", names="; ".join(others)))
        others = [_(words[plan.stage]) for words in stages.VOCABULARIES.values()]
        st.caption(_("Elsewhere it is called “{one}” or “{other}”.", one=others[0], other=others[1]))
        for one in there:
            _line(plan, one)


def _line(plan: Plan, one: Output) -> None:
    if not one.by_hand:
        sign = ":material/check_circle:" if one.done else ":material/radio_button_unchecked:"
        st.markdown(_("{sign} {output}", sign=sign, output=plain(_(one.label))))
        st.caption(plain(one.why))
        return
    key = f"{plan.plan_id}_{one.key}_tick"
    state.set_widget(key, one.done)
    ticked = st.checkbox(_(one.label), key=key, help=plain(one.why), disabled=plan.locked_at is not None)
    if ticked != one.done:
        saving.save(partial(_tick, plan.plan_id, one.key, done=ticked), done=_("Saved"))


def _tick(plan_id: str, output: str, request: Request, *, done: bool) -> None:
    stages.tick(resources.store(), request, plan_id, output, done=done)


def _outputs(database: Database, plan_id: str, today: date) -> tuple[Output, ...]:
    return stages.outputs(database, plans.plan(database, plan_id), today)
