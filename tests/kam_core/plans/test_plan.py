from datetime import date

import pytest

from kam_core.accounts.company import company, set_fiscal_year_start
from kam_core.errors import FieldsError, RefusedError, UnknownAccountError
from kam_core.plans.kinds import OBJECTIVE, PLAN
from kam_core.plans.plan import current, open_plan, plan, plans, year_around
from kam_core.plans.templates import MONEY, TEMPLATES, Template
from kam_core.records.model import Wanted
from kam_core.records.queries import of_account
from kam_core.records.records import archive, change
from kam_core.store.store import Store
from tests.kam_core.plans.given import by


@pytest.mark.parametrize(
    ("today", "first_month", "year"),
    [
        (date(2026, 2, 1), 1, (date(2026, 1, 1), date(2026, 12, 31))),
        (date(2026, 2, 1), 7, (date(2025, 7, 1), date(2026, 6, 30))),
        (date(2026, 7, 1), 7, (date(2026, 7, 1), date(2027, 6, 30))),
        (date(2024, 2, 29), 3, (date(2023, 3, 1), date(2024, 2, 29))),
    ],
)
def test_the_company_s_year_around_a_day(today: date, first_month: int, year: tuple[date, date]) -> None:
    assert year_around(today, first_month) == year


def test_a_period_is_not_moved_to_end_before_it_starts(world: Store, plan_id: str) -> None:
    with pytest.raises(RefusedError, match="ends on 2025-12-31, before it starts on 2026-01-01"):
        change(world, by(), PLAN, plan_id, {"period_end": Wanted(date(2025, 12, 31), date(2026, 12, 31))})
    assert plan(world.database, plan_id).period_end == date(2026, 12, 31)


@pytest.mark.usefixtures("plan_id")
def test_a_plan_opens_for_the_company_s_year_in_its_first_stage(world: Store) -> None:
    version = company(world.database).fiscal_year_start.version
    set_fiscal_year_start(world, by(), 7, version)
    found = plan(world.database, open_plan(world, by(), "002"))
    assert (found.period_start, found.period_end) == (date(2025, 7, 1), date(2026, 6, 30))
    assert (found.stage, found.depth, found.locked_at) == ("strategy", "express", None)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.key)
def test_each_strategy_brings_objectives_with_theme_and_measure_for_the_lead_to_own(
    world: Store, template: Template
) -> None:
    plan_id = open_plan(world, by(), "001", template=template.key, lead_id="P2")
    found = of_account(world.database, OBJECTIVE, "001")
    assert found.height == 3
    assert found["theme"].null_count() == found["measure"].null_count() == 0
    money = ["EUR" if one.unit == MONEY else one.unit for one in template.objectives]
    assert sorted(found["unit"].to_list(), key=str) == sorted(money, key=str)
    end = plan(world.database, plan_id).period_end
    assert set(found.select("owner_id", "due_on", "status").rows()) == {("P2", end, "open")}
    assert plan(world.database, plan_id).touch_days in (14, 21, 30)


def test_an_account_has_one_plan_at_a_time(world: Store, plan_id: str) -> None:
    with pytest.raises(RefusedError, match="has a plan from 2026-01-01 to 2026-12-31"):
        open_plan(world, by(), "001", period_start=date(2026, 12, 31), period_end=date(2027, 12, 31))
    after = open_plan(world, by(), "001", period_start=date(2027, 1, 1), period_end=date(2027, 12, 31))
    assert plans(world.database, "001")["plan_id"].to_list() == [after, plan_id]
    newest = current(world.database, "001")
    assert newest is not None
    assert newest.plan_id == after


def test_an_archived_plan_is_not_the_current_one(world: Store, plan_id: str) -> None:
    archive(world, by(), PLAN, plan_id)
    assert current(world.database, "001") is None
    assert plan(world.database, plan_id).archived_at is not None


def test_what_cannot_be_is_refused(world: Store) -> None:
    with pytest.raises(UnknownAccountError):
        open_plan(world, by(), "009")
    with pytest.raises(RefusedError, match="before it starts"):
        open_plan(world, by(), "001", period_start=date(2026, 2, 1), period_end=date(2026, 1, 1))
    with pytest.raises(FieldsError):
        open_plan(world, by(), "001", depth="deep")
    with pytest.raises(RefusedError):
        open_plan(world, by(), "001", template="luck")
    with pytest.raises(RefusedError, match="no plan nowhere"):
        plan(world.database, "nowhere")
    assert plans(world.database, "001").is_empty()


def test_a_plan_that_is_opened_again_by_the_same_request_is_one(world: Store) -> None:
    request = by()
    assert open_plan(world, request, "001") == open_plan(world, request, "001")
    assert plans(world.database, "001").height == 1
