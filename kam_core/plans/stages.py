"""The five stages of a plan: what each leaves behind, which of that is there, and what others call them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from kam_core.errors import RefusedError
from kam_core.plans.kinds import STAGE_OUTPUT
from kam_core.plans.plan import Plan, plan_within
from kam_core.plans.stage_rules import RULES, Rule, StageFacts
from kam_core.questions.catalogue import in_depth
from kam_core.records.model import Wanted
from kam_core.records.writing import insert, update
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from kam_core.text.words import _, later

# The five stages in the words of two other ways to run key accounts.
VOCABULARIES: Mapping[str, Mapping[str, str]] = {
    "monitoring": {
        "strategy": later("Identification and segmentation"),
        "research": later("Account planning"),
        "action_plan": later("Account planning"),
        "execution": later("Execution"),
        "review": later("Monitoring and reviewing"),
    },
    "cooperation": {
        "strategy": later("Identify and classify"),
        "research": later("Needs analysis"),
        "action_plan": later("Customised service"),
        "execution": later("Long-term cooperation"),
        "review": later("Continuous evaluation"),
    },
}
_BY_HAND = {rule.key for rule in RULES if rule.told is None}


@dataclass(frozen=True, slots=True)
class Output:
    """One thing that a stage leaves behind.

    `done` is computed, or null and later what somebody ticked where `by_hand`; `why` says what it is made from.
    `label` is for people, and translated where it is shown.
    """

    stage: str
    key: str
    label: str
    done: bool
    why: str
    by_hand: bool


def outputs(database: Database, plan: Plan, today: date) -> tuple[Output, ...]:
    """The exit outputs of all five stages, in order."""
    known = facts(database, plan, today)
    ticked = dict(database.read("plans", "ticks", plan_id=plan.plan_id).select("output", "done").iter_rows())
    return tuple(_output(rule, known, done=bool(ticked.get(rule.key))) for rule in RULES)


def facts(database: Database, plan: Plan, today: date) -> StageFacts:
    """What there is of what the stages leave behind."""
    row = database.read(
        "plans",
        "stage_facts",
        account_id=plan.account_id,
        plan_id=plan.plan_id,
        period_start=plan.period_start,
        period_end=plan.period_end,
        today=today,
    ).row(0, named=True)
    due, on_time = row.pop("due"), row.pop("on_time_count")
    answered = dict(database.read("plans", "states", plan_id=plan.plan_id).iter_rows())
    settled = ("answered", "not_applicable")
    return StageFacts(
        plan=plan,
        **row,
        express_open=sum(answered.get(one.id) not in settled for one in in_depth("express")),
        on_time=on_time / due if due else None,
    )


def tick(store: Store, request: Request, plan_id: str, output: str, *, done: bool) -> None:
    """Say that an exit output is there, or that it is not; only those that the data cannot tell are ticked.

    Raises:
        RefusedError: there is no such plan or output, the data tell it, or the period is closed.
    """
    if output not in _BY_HAND:
        raise RefusedError("{output} is not ticked by hand.", output=output)

    def save(transaction: Transaction) -> None:
        plan = plan_within(transaction, plan_id)
        there = transaction.read("plans", "ticks", plan_id=plan_id).filter(pl.col("output") == output)
        if there.is_empty():
            insert(transaction, STAGE_OUTPUT, plan.account_id, {"plan_id": plan_id, "output": output, "done": done})
            return
        stage_output_id, _output, before = there.row(0)
        update(transaction, STAGE_OUTPUT, stage_output_id, {"done": Wanted(done, before)})

    store.writer.save(request, save)


def _output(rule: Rule, known: StageFacts, *, done: bool) -> Output:
    if rule.told is None:
        why = _("Somebody ticked it.") if done else _("Tick it when it is there.")
        return Output(rule.stage, rule.key, rule.label, done, why, by_hand=True)
    done, why = rule.told(known)
    return Output(rule.stage, rule.key, rule.label, done, why, by_hand=False)
