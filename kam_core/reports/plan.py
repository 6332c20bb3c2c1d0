"""The plan of an account as one page; what we think of people is not on it."""

from datetime import date

import polars as pl

from kam_core.people import contacts, team
from kam_core.people.choices import LEVELS, TEAM_ROLES
from kam_core.plans import choices
from kam_core.plans.answer_words import Known, answer_words, is_opinion
from kam_core.plans.answers import Answer, answers
from kam_core.plans.kinds import ACTION, COMPETITOR, NEED, OBJECTIVE, OPEN_QUESTION, RISK, ROADMAP_YEAR, VALUE_RESULT
from kam_core.plans.plan import Plan
from kam_core.plans.plan import plan as plan_of
from kam_core.questions.catalogue import categories, in_depth
from kam_core.records.model import Kind
from kam_core.reports.frame import frame
from kam_core.reports.html import Html, tag
from kam_core.reports.page import facts, lines, page, section, table
from kam_core.reports.records import Words, listed, there, words
from kam_core.store.database import Database
from kam_core.text.numbers import UNKNOWN, day, percent
from kam_core.text.words import _

# Of the account's records, what a plan shows; notes stay in the house.
_RECORDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (ROADMAP_YEAR, ("year", "revenue", "margin_percent", "wallet_percent", "milestone")),
    (ACTION, ("title", "owner_id", "due_on", "status", "outcome")),
    (OPEN_QUESTION, ("question", "owner_id", "due_on", "status")),
    (RISK, ("what", "likelihood", "impact", "response", "owner_id", "status")),
    (NEED, ("what", "type", "method", "urgency", "last_confirmed_on", "status")),
    (VALUE_RESULT, ("promised", "measure", "baseline", "target", "measured", "confirmed_on")),
    (COMPETITOR, ("competitor_name", "paid_for", "wallet_percent", "answer", "renewal_on")),
)


def plan_report(database: Database, plan_id: str) -> str:
    """The plan as it is now.

    Raises:
        RefusedError: there is no such plan.
    """
    plan = plan_of(database, plan_id)
    around = frame(database, plan.account_id)
    said = words(database, plan.account_id, around.currency)
    period = _("{start} to {end}", start=day(plan.period_start), end=day(plan.period_end))
    head = around.head(_("Growth plan: {account}", account=around.account.name), period, illustrative=plan.illustrative)
    objectives = there(database, OBJECTIVE, plan.account_id).filter(pl.col("plan_id") == plan_id)
    fields = ("title", "measure", "baseline", "target", "actual", "owner_id", "due_on", "status")
    sections = [
        section(_("What we want here"), _summary(plan, said), lines(plan.purpose), lines(plan.service_plan)),
        section(_("Objectives"), listed(OBJECTIVE, objectives, fields, said, missing=_("There is none yet."))),
        *_records(database, plan, said),
        section(_("Our team"), team_table(database, plan.account_id)),
        section(_("People there"), people_table(database, plan.account_id, around.moments.today)),
        *_answers(answers(database, plan, around.moments.today, {}), plan, said),
    ]
    return page(head, sections)


def team_table(database: Database, account_id: str) -> Html:
    """Who of us does what."""
    rows = team.team(database, account_id).filter("active")
    cells = [[row["person_name"], _(TEAM_ROLES.get(row["role"], row["role"]))] for row in rows.iter_rows(named=True)]
    return table([_("Who"), _("Role")], cells, missing=_("Nobody was named yet."))


def people_table(database: Database, account_id: str, today: date) -> Html:
    """Who they are and when we last spoke, without what we think of them."""
    rows = contacts.contacts(database, account_id, today).filter(~pl.col("gone"))
    cells = [
        [
            row["contact_name"],
            row["title"] or UNKNOWN,
            row["department"] or UNKNOWN,
            _(LEVELS.get(row["level"], UNKNOWN)),
            day(row["last_on"]),
            row["last_by"] or UNKNOWN,
        ]
        for row in rows.iter_rows(named=True)
    ]
    headings = [_("Name"), _("Title"), _("Department"), _("Level"), _("We last spoke on"), _("Who of us")]
    return table(headings, cells, missing=_("Nobody is known yet."))


def _summary(plan: Plan, said: Words) -> Html:
    split = [plan.penetrate, plan.expand, plan.protect]
    pairs = [
        (_("Stage"), _(choices.STAGES[plan.stage])),
        (_("Depth"), _(choices.DEPTHS[plan.depth])),
        (_("Leads the plan"), said.names.get(plan.lead_id or "", UNKNOWN)),
        (_("Next review"), day(plan.next_review_on)),
    ]
    pairs += [
        (_(label), percent(share / 100, 0))
        for label, share in zip(choices.THEMES.values(), split, strict=True)
        if share is not None
    ]
    if plan.programme_decision:
        pairs.append((_("Place in the programme"), _(choices.PROGRAMME_DECISIONS[plan.programme_decision])))
    return facts(pairs)


def _records(database: Database, plan: Plan, said: Words) -> list[Html]:
    missing = _("There is none yet.")
    found = [(kind, fields, there(database, kind, plan.account_id)) for kind, fields in _RECORDS]
    return [section(_(kind.many), listed(kind, rows, fields, said, missing=missing)) for kind, fields, rows in found]


def _answers(given: tuple[Answer, ...], plan: Plan, said: Words) -> list[Html]:
    asked = {one.id for one in in_depth(plan.depth)}
    by_category: dict[str, list[Answer]] = {}
    for one in given:
        if one.question.id in asked and not is_opinion(one.question):
            by_category.setdefault(one.question.category, []).append(one)
    labels = categories()
    return [
        section(_(labels[name]), *(_answer(one, said) for one in there_are)) for name, there_are in by_category.items()
    ]


def _answer(one: Answer, said: Words) -> Html:
    state = _(choices.STATES[one.state])
    text = (
        answer_words(one.question, one.value, Known(said.names, said.currency))
        if one.state == "answered"
        else (one.reason or state)
    )
    mark = _("From the period before, not confirmed yet.") if one.carried else None
    kept = lines(text)
    return tag("div", tag("h3", _(one.question.text)), kept, tag("p", mark, class_="nothing") if mark else None)
