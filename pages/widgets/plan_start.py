"""How a plan begins: as short as it can be, with everything filled in that can be known."""

from datetime import date
from functools import partial

import streamlit as st

from kam_core.accounts.company import company
from kam_core.accounts.model import Account
from kam_core.plans import choices, templates
from kam_core.plans.plan import open_plan, year_around
from kam_core.questions.catalogue import in_depth
from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.numbers import day as day_words
from kam_core.text.words import _, ngettext
from pages.session import resources
from pages.widgets import saving
from pages.widgets.autosave_place import people

_FIRST_TEMPLATE = "customer_centric"


def show(account: Account) -> None:
    """What a plan would be, and the button that starts it."""
    start, end = _period()
    with st.container(border=True):
        st.header(_("Start a growth plan"))
        st.caption(
            _(
                "From {start} to {end}. Each answer saves by itself, and all of this can be changed later "
                "without losing one.",
                start=day_words(start),
                end=day_words(end),
            )
        )
        depth = st.radio(
            _("How deep"),
            list(choices.DEPTHS),
            format_func=_depth,
            key=f"start_{account.id}_depth",
            horizontal=True,
        )
        with st.grid(2, min_column_width=280, gap="small"):
            template = _template(account)
            lead = _lead(account)
        if st.button(_("Start the plan"), type="primary", icon=":material/play_arrow:"):
            wanted = {"depth": depth, "template": template, "lead_id": lead}
            saving.save(partial(_open, account.id, wanted), done=_("The plan is open"))


def _open(account_id: str, wanted: dict[str, str | None], request: Request) -> None:
    depth = wanted["depth"] or next(iter(choices.DEPTHS))
    open_plan(
        resources.store(), request, account_id, depth=depth, template=wanted["template"], lead_id=wanted["lead_id"]
    )


def _template(account: Account) -> str | None:
    with st.container(gap="xsmall"):
        chosen = st.selectbox(
            _("Strategy"),
            list(choices.TEMPLATES),
            index=list(choices.TEMPLATES).index(_FIRST_TEMPLATE),
            format_func=lambda code: _(choices.TEMPLATES[code]),
            key=f"start_{account.id}_template",
        )
        template = templates.template_named(chosen)
        if template:
            st.caption(_(template.about))
    return chosen


def _lead(account: Account) -> str | None:
    names: dict[str, str] = resources.kept(people)
    offered = list(names)
    return st.selectbox(
        _("Leads the plan"),
        offered,
        index=offered.index(account.owner_id) if account.owner_id in offered else None,
        format_func=lambda one: marked(names.get(str(one), str(one))),
        key=f"start_{account.id}_lead",
        placeholder=_("Not chosen"),
    )


def _depth(code: str) -> str:
    asked = ngettext("{n} question", "{n} questions", len(in_depth(code)))
    return _("{depth}, {asked}", depth=_(choices.DEPTHS[code]), asked=asked)


def _period() -> tuple[date, date]:
    return year_around(resources.moments().today, int(resources.kept(company).fiscal_year_start.value or 1))
