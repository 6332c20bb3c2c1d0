from datetime import date
from decimal import Decimal

import pytest

from kam_core.errors import RefusedError
from kam_core.people.kinds import STAKEHOLDER, TEAM_MEMBER
from kam_core.plans.answers import save_answer
from kam_core.plans.choices import STAGES
from kam_core.plans.kinds import ACTION, INVESTMENT, OBJECTIVE, PLAN
from kam_core.plans.plan import plan
from kam_core.plans.stages import VOCABULARIES, outputs, tick
from kam_core.plans.themes import Split, set_split
from kam_core.questions.catalogue import in_depth
from kam_core.records.model import Wanted
from kam_core.records.records import add, change
from kam_core.store.store import Store
from tests.kam_core.plans.given import TODAY, by, give, put


def done(store: Store, plan_id: str) -> set[str]:
    return {one.key for one in outputs(store.database, plan(store.database, plan_id), TODAY) if one.done}


def test_every_stage_leaves_something_behind_and_says_why_it_is_not_there_yet(world: Store, plan_id: str) -> None:
    found = outputs(world.database, plan(world.database, plan_id), TODAY)
    assert list(dict.fromkeys(one.stage for one in found)) == list(STAGES)
    assert all(one.why for one in found)
    assert not any(one.done for one in found)


def test_the_data_tell_what_the_strategy_left_behind(world: Store, plan_id: str) -> None:
    set_split(world, by(), plan_id, Split(20, 40, 40), None)
    give(world, plan_id, "T01", "P2")
    give(world, plan_id, "T03", "P1")
    assert done(world, plan_id) == {"split", "owner", "sponsor"}


def test_research_is_done_with_four_roles_three_known_people_a_wallet_and_express_answers(
    world: Store, plan_id: str
) -> None:
    for role in ("innovator", "collaborator", "results_driver", "technical_expert"):
        add(world, by(), TEAM_MEMBER, "001", {"person_id": "P1", "role": role})
    for name in ("Ada", "Bo", "Cy"):
        known = {"level": "executive", "power": 5, "stance": "neutral"}
        add(world, by(), STAKEHOLDER, "001", {"contact_name": name, **known})
    assert done(world, plan_id) == {"roles", "people"}
    give(world, plan_id, "I01", "25")
    assert done(world, plan_id) == {"roles", "people", "wallet"}
    for asked in in_depth("express"):
        reason = {"state": Wanted("not_applicable", "open"), "reason": Wanted("no", None)}
        if asked.id != "I01":
            save_answer(world, by(), plan_id, asked.id, reason)
    assert "express" in done(world, plan_id)


def test_three_to_five_whole_objectives_are_asked_for(world: Store, plan_id: str) -> None:
    whole = {"measure": "Revenue", "target": Decimal(5), "owner_id": "P1", "due_on": TODAY}
    made = [add(world, by(), OBJECTIVE, "001", {"plan_id": plan_id, "title": "Grow", **whole}) for _ in range(3)]
    assert done(world, plan_id) == {"objectives"}
    change(world, by(), OBJECTIVE, made[0], {"target": Wanted(None, Decimal(5))})
    assert done(world, plan_id) == set()
    change(world, by(), OBJECTIVE, made[0], {"status": Wanted("dropped", "open")})
    assert done(world, plan_id) == set()


def test_actions_on_time_and_money_in_the_ledger_count(world: Store, plan_id: str) -> None:
    add(world, by(), INVESTMENT, "001", {"what": "A demo plant"})
    due = {"due_on": date(2026, 1, 10), "status": "done"}
    for title, on in (("a", 9), ("b", 9), ("c", 9), ("d", 10)):
        add(world, by(), ACTION, "001", {"title": title, "done_on": date(2026, 1, on), **due})
    add(world, by(), ACTION, "001", {"title": "late", "done_on": date(2026, 1, 20), **due})
    assert done(world, plan_id) == {"investment", "on_time"}


def test_what_the_data_cannot_tell_is_ticked_by_hand_and_nothing_else(world: Store, plan_id: str) -> None:
    tick(world, by(), plan_id, "leadership", done=True)
    assert done(world, plan_id) == {"leadership"}
    tick(world, by(), plan_id, "leadership", done=False)
    assert done(world, plan_id) == set()
    with pytest.raises(RefusedError):
        tick(world, by(), plan_id, "roles", done=True)
    put(world, PLAN, plan_id, locked_at=TODAY)
    with pytest.raises(RefusedError, match="closed on"):
        tick(world, by(), plan_id, "leadership", done=True)


def test_each_other_vocabulary_names_all_five_stages() -> None:
    assert all(set(words) == set(STAGES) for words in VOCABULARIES.values())
    assert [VOCABULARIES["monitoring"][stage] for stage in ("strategy", "review")] == [
        "Identification and segmentation",
        "Monitoring and reviewing",
    ]
