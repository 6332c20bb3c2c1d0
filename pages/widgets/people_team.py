"""Our team for an account: six roles, by whom and how well, and who knows the plan."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from kam_core.accounts import queries
from kam_core.people import team
from kam_core.people.choices import TEAM_ROLES
from kam_core.people.contacts import listed
from kam_core.people.kinds import TEAM_MEMBER
from kam_core.records import records
from kam_core.records.model import Value
from kam_core.records.queries import record
from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import identity, resources
from pages.widgets import autosave, saving

_CARD, _FIELD = 200, 130
_HELD = "{names}  \n:gray[{strength}]"
_FREE = ":orange[:material/person_off: {nobody}]"


def show(account_id: str) -> None:
    """The six roles, the people in them, and a form for one more."""
    members = resources.kept_with_plans(team.team, account_id)
    _roles(members)
    _knows(account_id, members)
    for row in members.iter_rows(named=True):
        _member(row)
    _one_more(account_id)


def _roles(members: pl.DataFrame) -> None:
    """One card a role; one that nobody holds says so."""
    covered = team.coverage(members)
    gaps = covered.filter(people=0).height
    st.markdown(_("**{n} of 6 roles are covered.** One person may hold several.", n=number(6 - gaps)))
    with st.grid(3, min_column_width=_CARD, gap="small", border=True):
        for row in covered.iter_rows(named=True):
            with st.container(gap="xxsmall"):
                st.markdown(f"**{_(TEAM_ROLES[row['role']])}**")
                if row["people"]:
                    strength = _("strength {strength} of 5", strength=number(row["strength"]))
                    st.markdown(_HELD.format(names=plain(row["names"]), strength=strength))
                else:
                    st.markdown(_FREE.format(nobody=_("Nobody")))


def _knows(account_id: str, members: pl.DataFrame) -> None:
    """Who said that they know the plan, and whoever is here may say so."""
    if members["knows_plan"].null_count() == members.height:
        return
    asked = members.filter("active").group_by("person_id", "person_name").agg(pl.col("knows_plan").all())
    know = asked.filter("knows_plan").height
    st.caption(
        _("{know} of {all} in the team said that they know this plan and their part.", know=know, all=asked.height)
    )
    missing = asked.filter(~pl.col("knows_plan"))["person_name"].sort().to_list()
    if missing:
        st.caption(_("Not yet: {names}", names=plain(listed(missing, len(missing)))))
    here = identity.current().person_id
    is_asked = here and not asked.filter(~pl.col("knows_plan"), person_id=here).is_empty()
    if is_asked and st.button(_("I know the plan and my part"), key="knows_plan", icon=":material/check:"):
        saving.save(partial(_acknowledge, account_id, str(here)), done=_("Noted: you know the plan"))


def _member(row: Mapping[str, Any]) -> None:
    """One person in one role, each field saved by itself."""
    member_id = row["team_member_id"]
    now = record(resources.database(), TEAM_MEMBER, member_id)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            name = plain(row["person_name"])
            st.markdown(f"**{name}**" if row["active"] else _("**{name}** (left us)", name=name))
            if st.button(_("Put away"), key=f"away_{member_id}", type="tertiary", icon=":material/archive:"):
                saving.save(partial(_archive, member_id), done=_("Taken off the team"))
        with st.grid(4, min_column_width=_FIELD, gap="small"):
            for field in ("role", "strength", "hours_a_month", "acknowledged_on"):
                with st.container():
                    autosave.field(TEAM_MEMBER, now, field)


def _one_more(account_id: str) -> None:
    people = resources.kept(queries.people).filter("active")
    names: dict[str, str] = dict(people.select("person_id", "person_name").iter_rows())
    keys = [f"new_member_{account_id}_{field}" for field in ("person_id", "role")]
    with st.popover(_("Add to the team"), icon=":material/group_add:"):
        person_id = st.selectbox(
            _("Person"),
            list(names),
            index=None,
            format_func=lambda one: marked(names.get(str(one), str(one))),
            key=keys[0],
            persist_state="session",
        )
        role = st.selectbox(
            _("Role"),
            list(TEAM_ROLES),
            index=None,
            format_func=lambda code: _(TEAM_ROLES.get(str(code), str(code))),
            key=keys[1],
            persist_state="session",
        )
        if st.button(_("Add"), key=f"new_member_{account_id}", type="primary"):
            values: dict[str, Value] = {"person_id": person_id, "role": role}
            saving.save(partial(_add, account_id, values), done=_("Added to the team"), typed=keys)


def _add(account_id: str, values: Mapping[str, Value], request: Request) -> None:
    records.add(resources.store(), request, TEAM_MEMBER, account_id, values)


def _acknowledge(account_id: str, person_id: str, request: Request) -> None:
    team.acknowledge(resources.store(), request, account_id, person_id)


def _archive(member_id: str, request: Request) -> None:
    records.archive(resources.store(), request, TEAM_MEMBER, member_id)
