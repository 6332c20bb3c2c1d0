"""A plan to start from."""

import pytest

from kam_core.accounts.company import fix_today
from kam_core.plans.plan import open_plan
from kam_core.store.store import Store
from tests.kam_core.plans.given import TODAY, by


@pytest.fixture
def plan_id(world: Store) -> str:
    """A plan of account 001 that asks everything, where it is 1 February 2026 for good."""
    fix_today(world, by(), TODAY)
    return open_plan(world, by(), "001", depth="full")
