"""How we serve the customer: the goal it is for, what they get, how often we speak, and where the effort goes."""

from dataclasses import asdict
from functools import partial

import streamlit as st

from kam_core.plans import choices, themes
from kam_core.plans import plan as plans
from kam_core.plans.goals import goals
from kam_core.plans.kinds import PLAN
from kam_core.plans.plan import Plan
from kam_core.plans.themes import Split
from kam_core.scoring.position import position
from kam_core.store.request import Request
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import autosave, draft, pickers, saving

_STEPS = tuple(range(0, 101, 10))


def show(plan: Plan) -> None:
    """Goal, purpose, service plan and cadence, then the split of effort."""
    record, is_locked = asdict(plan), plan.locked_at is not None
    with st.grid(4, min_column_width=170, gap="small"):
        autosave.field(PLAN, record, "goal_id", offered=resources.kept(goals), locked=is_locked)
        for name in ("template", "touch_days", "programme_decision"):
            autosave.field(PLAN, record, name, locked=is_locked)
    for name in ("purpose", "service_plan"):
        autosave.field(PLAN, record, name, locked=is_locked)
    st.header(_("Where the effort goes"))
    split(plan, is_locked=is_locked)


def split(plan: Plan, *, is_locked: bool) -> None:
    """Percent of effort for each theme, 100 together."""
    now = _now(plan)
    parts = dict(zip(choices.THEMES, (now.penetrate, now.expand, now.protect) if now else (0, 0, 0), strict=True))
    form = f"split_{plan.plan_id}"
    seen = draft.begin(form, dict(parts), now)
    with st.grid(3, min_column_width=110, gap="small"):
        typed = [
            st.selectbox(
                _("{theme} %", theme=_(choices.THEMES[theme])),
                _STEPS,
                key=draft.key(form, theme),
                disabled=is_locked,
            )
            for theme in choices.THEMES
        ]
    total = sum(typed)
    st.caption(_("Together {total}%; it is 100% when it is whole.", total=total))
    wanted = Split(*typed)
    if is_locked:
        return
    with st.container(horizontal=True, gap="small"):
        if wanted != now and total == 100 and st.button(_("Save the split"), key=f"{form}_save", type="primary"):
            saving.save(
                partial(_set, plan.plan_id, wanted, seen),
                done=_("Saved"),
                insist=partial(_set_over, plan.plan_id, wanted),
                typed=draft.keys(form, parts),
            )
        _proposed(plan, now, draft.keys(form, parts))


def _proposed(plan: Plan, now: Split | None, typed: tuple[str, ...]) -> None:
    """What goes with the account's place in the portfolio."""
    stands = resources.kept(position, plan.account_id, resources.moments().today)
    quadrant = stands["quadrant"] if stands else None
    split = themes.proposed(quadrant)
    if quadrant is None or split is None or split == now:
        return
    label = _(
        "Take {penetrate}/{expand}/{protect}, as for a {quadrant}",
        penetrate=split.penetrate,
        expand=split.expand,
        protect=split.protect,
        quadrant=pickers.quadrant_words().get(quadrant, quadrant),
    )
    if st.button(label, key=f"split_{plan.plan_id}_take"):
        saving.save(partial(_set, plan.plan_id, split, now), done=_("Saved"), typed=typed)


def _now(plan: Plan) -> Split | None:
    if plan.penetrate is None or plan.expand is None or plan.protect is None:
        return None
    return Split(plan.penetrate, plan.expand, plan.protect)


def _set(plan_id: str, split: Split, seen: Split | None, request: Request) -> None:
    themes.set_split(resources.store(), request, plan_id, split, seen)


def _set_over(plan_id: str, split: Split, request: Request) -> None:
    _set(plan_id, split, _now(plans.plan(resources.store().database, plan_id)), request)
