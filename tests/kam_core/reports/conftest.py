"""A plan of the world of three accounts."""

from tests.kam_core.plans.conftest import plan_id

__all__ = ["plan_id"]
