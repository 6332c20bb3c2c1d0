"""One line of a week: the account, why, how late, what is at stake, and the click that does it."""

from datetime import date

import streamlit as st

from kam_core.questions.catalogue import question
from kam_core.text.plain import plain
from kam_core.week.reasons import BY_CODE
from pages.session import link
from pages.widgets import week_clicks
from pages.widgets.week_words import Line, age, at_stake, sentence

# Where in the account's workspace it is looked after.
_PARTS = {
    "action": "actions",
    "open_question": "plan",
    "stale": "plan",
    "no_plan": "plan",
    "plan_over": "review",
    "review": "review",
    "roles": "people",
    "people": "people",
    "people_gaps": "people",
    "rival_renewal": "needs",
    "obligation": "plan",
    "price_review": "plan",
}
_FIGURES = {"sudden_change": {"part": "figures", "figure": "forecast"}}
_CATEGORIES = {"obligation": "trends", "price_review": "insights"}
_ICONS = {
    "dates": ":material/event:",
    "actions": ":material/task_alt:",
    "questions": ":material/help:",
    "answers": ":material/history:",
    "people": ":material/group:",
    "health": ":material/ecg_heart:",
    "revenue": ":material/show_chart:",
    "service": ":material/support_agent:",
    "plans": ":material/edit_note:",
}


def show(line: Line, today: date, currency: str) -> None:
    """The line."""
    with st.container(horizontal=True, vertical_alignment="center", border=True, gap="small"):
        with st.container(gap=None, width="stretch"):
            st.page_link(
                "account.py",
                label=f"**{plain(line['account_name'])}**",
                icon=icon(line),
                query_params=address(line),
            )
            st.markdown(_said(line, currency))
        week_clicks.show(line, today)


def _said(line: Line, currency: str) -> str:
    beside = " · ".join(part for part in (age(line), at_stake(line, currency)) if part)
    return f"{plain(sentence(line))}  \n:small[{plain(beside)}]"


def icon(line: Line) -> str:
    """What stands before it."""
    return _ICONS[BY_CODE[line["reason"]].sort]


def address(line: Line) -> dict[str, str]:
    """Where it is looked after."""
    where = {link.ACCOUNT: line["account_id"]}
    part = _PARTS.get(line["reason"])
    if part:
        where["part"] = part
    where |= _FIGURES.get(line["reason"], {})
    if line["reason"] == "action":
        where["action"] = line["record_id"]
    elif line["reason"] == "stale":
        where["category"] = line["place"]
    elif line["reason"] == "open_question" and line["place"]:
        where["category"] = question(line["place"]).category
    elif line["reason"] == "open_question":
        # One of our own stands among the actions, not in the plan.
        where["part"] = "actions"
    elif line["reason"] in _CATEGORIES:
        where["category"] = _CATEGORIES[line["reason"]]
    return where
