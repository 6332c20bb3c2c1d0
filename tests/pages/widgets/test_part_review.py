"""Reviews on the account screen: prepared, locked, looked at again, and the period closed."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.plans import reviews
from kam_core.plans.kinds import REVIEW
from kam_core.plans.plan import open_plan, plans
from kam_core.records import queries, records
from kam_core.records.model import Value, Wanted
from kam_core.store.store import Store
from pages.session import resources
from tests.kam_core.plans.given import by, give
from tests.pages.conftest import Opened


@pytest.fixture
def planned(world: Store) -> Path:
    """The world of three accounts, where 001 has a plan with an answer; closed, so that a screen can open it."""
    plan_id = open_plan(world, by(), "001", depth="full")
    give(world, plan_id, "I05", Decimal(40))
    world.close()
    return world.path


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def words(app: AppTest) -> str:
    kinds = ("header", "subheader", "markdown", "caption", "text", "error", "info")
    return "\n".join(str(one.value) for kind in kinds for one in getattr(app, kind))


def at_review(opened: Opened, file: Path) -> AppTest:
    app = opened(file, "account.py", account="001", part="review")
    assert not app.exception
    return app.selectbox(key="who_in_header").set_value("P1").run()


def decide(**said: Value) -> str:
    """Write into the review in preparation what somebody types; its id."""
    store = resources.store()
    review_id = str(reviews.reviews(store.database, "001")["review_id"][0])
    stands = queries.record(store.database, REVIEW, review_id)
    records.change(store, by(), REVIEW, review_id, {name: Wanted(value, stands[name]) for name, value in said.items()})
    return review_id


def test_without_a_plan_it_says_where_to_start_one(opened: Opened, planned: Path) -> None:
    app = opened(planned, "account.py", account="002", part="review")
    assert not app.exception
    assert "Start a growth plan under Plan" in words(app)


def test_it_tells_what_changed_before_anybody_prepares_a_review(opened: Opened, planned: Path) -> None:
    app = at_review(opened, planned)
    assert "How many days usually pass here" in words(app)
    assert "Answers: 1 change" in [one.label for one in app.expander]


def test_a_review_is_prepared_refused_while_it_lacks_decisions_and_then_locked(opened: Opened, planned: Path) -> None:
    app = press(at_review(opened, planned), "Prepare a review")
    assert "The review in preparation" in words(app)
    app = press(app, "Lock it")
    assert "Say what was decided." in words(app)
    review_id = decide(decisions="Call the board", programme_decision="leave")
    app = app.run()
    assert "only once somebody retires it under Selection" in words(app)
    app = press(app, "Lock it")
    assert not app.exception
    row = reviews.reviews(resources.store().database, "001").row(0, named=True)
    assert (row["review_id"], row["locked_by"]) == (review_id, "Ada Abel")
    assert "Nothing changed." in words(app)


def test_the_next_period_is_opened_with_two_clicks(opened: Opened, planned: Path) -> None:
    app = press(at_review(opened, planned), "Close it and open the next")
    assert not app.exception
    there = plans(resources.store().database, "001")
    assert there["locked_at"].is_null().to_list() == [True, False]
    assert there["period_start"][0] == there["period_end"][1] + timedelta(days=1)


def test_a_period_cannot_be_closed_while_a_review_is_in_preparation(opened: Opened, planned: Path) -> None:
    app = press(at_review(opened, planned), "Prepare a review")
    assert "Lock the review in preparation first, or put it away." in words(app)
