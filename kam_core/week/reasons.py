"""Why an account needs somebody this week, and how urgent each reason is."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import polars as pl

from kam_core.text.words import later as _

# What is due within these days belongs to this week.
WEEK = 7
FALL = 10
_LEAST = 0.1


class Sort(StrEnum):
    """What a reason is about; a list can be limited to some of them."""

    DATES = "dates"
    ACTIONS = "actions"
    QUESTIONS = "questions"
    ANSWERS = "answers"
    PEOPLE = "people"
    HEALTH = "health"
    REVENUE = "revenue"
    SERVICE = "service"
    PLANS = "plans"


SORTS = {
    Sort.DATES: _("Critical dates"),
    Sort.ACTIONS: _("Actions"),
    Sort.QUESTIONS: _("Open questions"),
    Sort.ANSWERS: _("Stale answers"),
    Sort.PEOPLE: _("People and roles"),
    Sort.HEALTH: _("Health"),
    Sort.REVENUE: _("Revenue"),
    Sort.SERVICE: _("Requests and grievances"),
    Sort.PLANS: _("Plans and reviews"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `name` is a sentence for `_`.

    `urgency` is 0 to 1 where it is late or has no day. With days left it falls evenly, to a tenth of that at `ahead`
    days; what is further off is not listed. `behind`: for how many days after its day it is listed; null: until done.
    """

    code: str
    sort: Sort
    name: str
    urgency: float
    ahead: int = 0
    behind: int | None = None


REASONS = (
    Reason("contract_notice", Sort.DATES, _("Notice of a contract"), 1.0, ahead=120),
    Reason("contract_end", Sort.DATES, _("End of a contract"), 1.0, ahead=180, behind=180),
    Reason("action", Sort.ACTIONS, _("Action"), 1.0, ahead=WEEK),
    Reason("open_question", Sort.QUESTIONS, _("Open question"), 0.9, ahead=WEEK),
    Reason("grievance", Sort.SERVICE, _("Open grievance"), 0.9),
    Reason("health_fall", Sort.HEALTH, _("Health fell"), 0.8),
    Reason("health_cap", Sort.HEALTH, _("Health is held down"), 0.8),
    Reason("sudden_change", Sort.REVENUE, _("Sudden change of revenue"), 0.8),
    Reason("price_review", Sort.DATES, _("Critical date in the plan"), 0.8, ahead=120, behind=30),
    Reason("request", Sort.SERVICE, _("Unanswered request"), 0.7),
    Reason("review", Sort.PLANS, _("Review"), 0.7, ahead=14),
    Reason("plan_over", Sort.PLANS, _("Period of the plan is over"), 0.7),
    Reason("no_plan", Sort.PLANS, _("No plan yet"), 0.6),
    Reason("rival_renewal", Sort.DATES, _("Rival's agreement"), 0.6, ahead=180, behind=0),
    Reason("obligation", Sort.DATES, _("External obligation"), 0.5, ahead=180, behind=0),
    Reason("people", Sort.PEOPLE, _("Contact at risk"), 0.6),
    Reason("people_gaps", Sort.PEOPLE, _("Nobody known"), 0.4),
    Reason("stale", Sort.ANSWERS, _("Stale answers"), 0.3),
    Reason("roles", Sort.PEOPLE, _("Roles without anybody"), 0.2),
)

BY_CODE = {reason.code: reason for reason in REASONS}


def horizons(today: date) -> pl.DataFrame:
    """From when until when a day is near enough for each reason: `reason`, `since`, `until`."""
    rows = [
        (one.code, date.min if one.behind is None else today - timedelta(one.behind), today + timedelta(one.ahead))
        for one in REASONS
    ]
    return pl.DataFrame(rows, {"reason": pl.String, "since": pl.Date, "until": pl.Date}, orient="row")


def weights() -> pl.DataFrame:
    """What urgency is worked out from: `reason`, `most`, `ahead`."""
    rows = [(one.code, one.urgency, one.ahead) for one in REASONS]
    return pl.DataFrame(rows, {"reason": pl.String, "most": pl.Float64, "ahead": pl.Int32}, orient="row")


def urgency() -> pl.Expr:
    """Urgency from `most`, `ahead` and `age_days` (negative: days left; null: no day)."""
    left = (-pl.col("age_days")).clip(0).fill_null(0)
    share = pl.when(pl.col("ahead") > 0).then(left / pl.col("ahead")).otherwise(0.0)
    return pl.col("most") * (1 - (1 - _LEAST) * share)
