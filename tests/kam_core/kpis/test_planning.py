"""Completeness, freshness and actions on time by hand, in a world of three accounts."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest

from kam_core.kpis import catalogue
from kam_core.kpis.portfolio import strip
from kam_core.plans.quality import quality
from kam_core.store.store import Store
from tests.kam_core.kpis.written import TODAY, answer, let_it_be, plan, put

# The newest plans of Alpha and Beta. Of Alpha's 18 questions one does not apply and 2 are answered, one of them 136
# days ago, which is stale after 120; one is unknown, one taken over, which is no answer but has an age. Beta answered
# one.
PLANS = [plan("A25", "001", 2025), plan("A26", "001", 2026), plan("B26", "002", 2026)]
ANSWERS = [
    answer("A25", "001", "N01", "of the plan before"),
    answer("A26", "001", "N01", "fresh"),
    answer("A26", "001", "N02", "stale", answered_at=datetime(2025, 9, 1)),
    answer("A26", "001", "N03", "asked by longer plans only"),
    answer("A26", "001", "R06", "from before", carried=True),
    answer("A26", "001", "C01", None, state="not_applicable"),
    answer("A26", "001", "V05", None, state="unknown"),
    answer("B26", "002", "N01", "fresh"),
]
JUNE = date(2025, 6, 10)
# Of what was due in 2025 one is done in time, one late, one not at all, and of one nobody said when. In 2024: in time.
ACTIONS = [
    ("001", date(2024, 12, 31), "done", date(2024, 12, 31)),
    ("001", JUNE, "done", JUNE),
    ("001", JUNE, "done", JUNE + timedelta(days=1)),
    ("002", date(2025, 12, 31), "open", None),
    ("002", JUNE, "done", None),
    ("002", JUNE, "dropped", None),
    ("002", date(2026, 1, 2), "open", None),
]


@pytest.fixture
def planned(world: Store) -> Store:
    """The world on its day, with plans and actions; Alpha and Gamma are key accounts."""
    let_it_be(world, TODAY)
    put(world, "app.plan", PLANS)
    put(world, "app.answer", ANSWERS)
    put(world, "app.action", [action(n, *row) for n, row in enumerate(ACTIONS)])
    put(world, "app.membership", [member("001"), member("003")])
    return world


def action(number: int, account_id: str, due_on: date, status: str, done_on: date | None) -> dict[str, object]:
    days = {"due_on": due_on, "status": status, "done_on": done_on}
    return {"action_id": f"T{number}", "account_id": account_id, "title": "Call", **days}


def member(account_id: str) -> dict[str, object]:
    why = {"kind": "existing", "admit_reason": "large", "admitted_by": "P1"}
    return {"membership_id": account_id, "account_id": account_id, "since": date(2025, 1, 1), **why}


@pytest.mark.parametrize(
    ("code", "value", "before", "n", "coverage"),
    [
        pytest.param("plan_completeness", 3 / 35, None, 2, 0.5, id="2 of 17 and 1 of 18; Gamma has no plan"),
        pytest.param("plan_freshness", 0.75, None, 4, 0.5, id="one of four is stale"),
        pytest.param("action_on_time", 1 / 3, 1.0, 3, 0.75, id="of one we do not know when"),
    ],
)
def test_every_kpi_by_hand(  # noqa: PLR0917  (pytest hands them over by name)
    planned: Store, code: str, value: float, before: float | None, n: int, coverage: float
) -> None:
    (found,) = strip(planned.database, None, TODAY, catalogue.chosen(code))
    assert (found.value, found.before, found.n, found.coverage) == (pytest.approx(value), before, n, coverage)


@pytest.mark.parametrize(
    ("code", "value", "n", "coverage"),
    [
        ("plan_completeness", 1 / 18, 1, None),
        ("plan_freshness", 1.0, 1, None),
        ("action_on_time", 0.0, 1, 0.5),
    ],
)
def test_chosen_accounts_are_counted_alone(
    planned: Store, code: str, value: float, n: int, coverage: float | None
) -> None:
    beta = pl.DataFrame({"account_id": ["002"]})
    (found,) = strip(planned.database, beta, TODAY, catalogue.chosen(code))
    assert (found.value, found.n, found.coverage) == (pytest.approx(value), n, coverage)


def test_plans_of_the_kpi_are_those_of_the_quality_of_plans(planned: Store) -> None:
    (found,) = strip(planned.database, None, TODAY, catalogue.chosen("plan_completeness"))
    apart = quality(planned.database, None, TODAY)
    assert found.value == pytest.approx(apart["answered"].sum() / apart["applicable"].sum())
    assert found.n == apart.height


@pytest.mark.parametrize("code", ["plan_completeness", "plan_freshness"])
def test_how_plans_stood_on_an_earlier_day_is_not_known(planned: Store, code: str) -> None:
    (now,) = strip(planned.database, None, TODAY, catalogue.chosen(code))
    assert now.series["value"].null_count() == now.series.height - 1
    (earlier,) = strip(planned.database, None, TODAY - timedelta(days=1), catalogue.chosen(code))
    assert (earlier.value, earlier.n, earlier.coverage) == (None, 0, None)


def test_an_action_counts_from_the_month_end_after_it_was_due(planned: Store) -> None:
    """One of 2024 is in time; it leaves the window with December 2025. June adds one in time and one late."""
    (found,) = strip(planned.database, None, TODAY, catalogue.chosen("action_on_time"))
    assert found.series["value"].to_list() == [*[1.0] * 6, *[pytest.approx(2 / 3)] * 6, pytest.approx(1 / 3)]


@pytest.mark.parametrize("code", ["plan_completeness", "plan_freshness", "action_on_time"])
def test_without_plans_nothing_is_known(world: Store, code: str) -> None:
    let_it_be(world, TODAY)
    (found,) = strip(world.database, None, TODAY, catalogue.chosen(code))
    assert (found.value, found.n, found.coverage) == (None, 0, None)


def test_made_up_plans_and_actions_of_the_demo_are_marked(demo: Store) -> None:
    kpis = catalogue.chosen("plan_completeness", "plan_freshness", "action_on_time")
    assert all(found.illustrative for found in strip(demo.database, None, date(2013, 11, 29), kpis))


def test_real_plans_are_not_marked(planned: Store) -> None:
    (found,) = strip(planned.database, None, TODAY, catalogue.chosen("plan_completeness"))
    assert not found.illustrative
