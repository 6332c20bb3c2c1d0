"""What the data know already: an answer to offer, with where it is from."""

from dataclasses import dataclass
from datetime import date

from kam_core.plans.plan import Plan
from kam_core.store.database import Database


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that the data give: its text as an answer keeps it, and a sentence that says where it is from."""

    value: str
    origin: str


def proposals(database: Database, plan: Plan, today: date) -> dict[str, Proposal]:  # noqa: ARG001
    """What the data know, by question id."""
    return {}
