"""What helps whoever keeps the plan: habits as the data show them, and prompts for what is left undone."""

from datetime import date

import streamlit as st

from kam_core.plans import coaching, habits
from kam_core.plans import plan as plans
from kam_core.plans.answers import answers
from kam_core.plans.coaching import Prompt
from kam_core.plans.habits import Habit
from kam_core.plans.plan import Plan
from kam_core.store.database import Database
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import resources

_SIGNS = {True: ":material/check_circle:", False: ":material/radio_button_unchecked:", None: ":material/help:"}


def show(plan: Plan) -> None:
    """Five habits and what to do next about the questions, folded away."""
    folded = st.expander(_("Habits and prompts"), key=f"{plan.plan_id}_coach", on_change="rerun")
    if not folded.open:
        return
    today = resources.moments().today
    with folded:
        for habit in resources.kept_with_plans(_habits, plan.plan_id, today):
            st.markdown(_("{sign} {habit}", sign=_SIGNS[habit.kept], habit=plain(_(habit.label))))
            st.caption(plain(habit.why))
        for one in resources.kept_with_plans(_prompts, plan.plan_id, today):
            st.markdown(_("**{gap}.** {text}", gap=plain(_(one.gap)), text=plain(_(one.text))))


def _habits(database: Database, plan_id: str, today: date) -> tuple[Habit, ...]:
    return habits.habits(database, plans.plan(database, plan_id), today)


def _prompts(database: Database, plan_id: str, today: date) -> tuple[Prompt, ...]:
    return coaching.prompts(answers(database, plans.plan(database, plan_id), today, {}))
