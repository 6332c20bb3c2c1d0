"""What we have to do for an account: actions, what we have to find out, and what may go wrong."""

from collections.abc import Mapping

import polars as pl
import streamlit as st

from kam_core.accounts.model import Account
from kam_core.plans.kinds import OBJECTIVE, OPEN_QUESTION, RISK
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import action_rows, action_sheets, action_timeline, pickers, plan_lines, record_list, record_words


def show(account: Account) -> None:
    """Actions as a table or along time; open questions and risks below."""
    today = resources.moments().today
    rows = resources.kept_with_plans(action_rows.actions, account.id, today)
    people = record_words.names(account.id).people
    _how_many(rows)
    sheet = action_sheets.actions(people, record_words.titles(account.id, OBJECTIVE))
    record_list.add(sheet, account.id)
    found = _found(rows, people)
    views = {"table": _("Table"), "timeline": _("Timeline")}
    if pickers.one("actions", _("View"), views) == "timeline":
        record_list.edit(sheet, account.id, rows, None, action_timeline.show(found, today))
    else:
        record_list.edit(sheet, account.id, rows, record_list.listed(sheet, found), None)
    st.header(_(OPEN_QUESTION.many))
    questions = resources.kept_with_plans(action_rows.open_questions, account.id, today)
    record_list.show(action_sheets.open_questions(people), account.id, questions)
    st.header(_(RISK.many))
    risks = action_rows.by_weight(plan_lines.rows(RISK, account.id))
    record_list.show(action_sheets.risks(people), account.id, risks)


def _how_many(rows: pl.DataFrame) -> None:
    said = rows["state"].to_list()
    late, waiting, done = said.count("overdue"), said.count("open") + said.count("doing"), said.count("done")
    st.caption(_("{late} overdue, {waiting} more to do, {done} done.", late=late, waiting=waiting, done=done))


def _found(rows: pl.DataFrame, people: Mapping[str, str]) -> pl.DataFrame:
    """The actions that the filters in the address leave."""
    owners = {one: people.get(one, one) for one in rows["owner_id"].drop_nulls().unique().sort()}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        owner = pickers.many("owner", _("Owner"), owners)
        state = pickers.many("status", _("Status"), action_rows.state_words())
    if owner:
        rows = rows.filter(pl.col("owner_id").is_in(owner))
    return rows.filter(pl.col("state").is_in(state)) if state else rows
