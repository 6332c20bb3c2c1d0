"""Hours that a manager's accounts ask for together, against what their teams can truly give."""

from datetime import date

import polars as pl

from kam_core.questions.catalogue import questions
from kam_core.store.database import Database

_FEEDS = "plan.capacity_hours"


def capacity(database: Database, today: date) -> pl.DataFrame:
    """Who looks after accounts with a plan, and how the hours of a month add up.

    Returns:
        One row an owner, the one whose accounts ask for most first: `person_id`, `person_name`, `accounts` (with a
        plan), `given` (hours a month that their teams can give, as the newest plans answer), `asked` (hours a month
        that their open actions need: effort over the months until each is due, at least one month), `own` (hours a
        month that the person gives to all accounts as a team member), `gap` (`given` less `asked`). Floats; null
        where nothing was said.
    """
    asked = next((one.id for one in questions() if one.feeds == _FEEDS), "")
    return database.read("plans", "capacity", today=today, question_id=asked)
