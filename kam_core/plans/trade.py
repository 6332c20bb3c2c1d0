"""What loaded facts propose as answers: dates of contracts, shares, margin, buying time, failures, families missing."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kam_core.period import Moments, Period, add_months, trailing_year
from kam_core.questions.catalogue import questions
from kam_core.store.database import Database
from kam_core.text.numbers import day
from kam_core.text.words import _

# A family counts as usual in a segment from so many buyers on; so many are named.
LEAST_BUYERS = 3
MOST_FAMILIES = 5
_LOOK_BACK_MONTHS = 24
_TENTH = Decimal("0.1")
_GRIEVANCE = "signal.open_grievance"
_SCORE_OPEN, _SCORE_CLOSED_BY_US = 0, 25


def trade(database: Database, account_id: str, plan_id: str, dates: Moments) -> dict[str, tuple[str, str]]:
    """What facts say by what a question feeds: the answer as text, and in words where it is from.

    What is not known is absent, and so is what this plan itself said of the wallet. Shares are percent; the twelve
    months are those to the last closed month.
    """
    closed = dates.closed_on(dates.today)
    # Without a closed month, a year in which nothing was bought.
    year = trailing_year(closed) if closed else Period(date(1900, 1, 1), date(1901, 1, 1))
    row = database.read(
        "plans",
        "known_trade",
        account_id=account_id,
        plan_id=plan_id,
        first=year.first,
        until=year.until,
        today=dates.today,
        year=(closed or dates.today).year,
        two_years_ago=add_months(dates.today, -_LOOK_BACK_MONTHS),
    ).row(0, named=True)
    missing = database.read(
        "plans",
        "missing_families",
        account_id=account_id,
        first=year.first,
        until=year.until,
        least=LEAST_BUYERS,
        most=MOST_FAMILIES,
    )
    known = {
        "contract.next_critical_date": (row["critical_on"], _("Contracts")),
        "kpi.sales_cycle_days": (row["cycle_days"], _("Opportunities won: from their first to their last day")),
        "whitespace.products_missing": (
            "\n".join(missing["family"]) or None,
            _("Bought by at least {n} accounts of the segment in twelve months", n=LEAST_BUYERS),
        ),
        "kpi.share_of_wallet": (
            _share_of_wallet(row),
            _("Twelve months to {day} over the wallet estimate", day=day(closed)),
        ),
        "kpi.net_margin_pct": (_net_margin(row), _("Twelve months to {day}, after cost to serve", day=day(closed))),
        _GRIEVANCE: (_grievance(row), _("Grievances of two years")),
    }
    return {feeds: (str(value), origin) for feeds, (value, origin) in known.items() if value is not None}


def _share_of_wallet(row: Mapping[str, Any]) -> Decimal | None:
    """Percent; null where the estimate is too low to be one."""
    if not row["wallet"] or row["revenue"] is None:
        return None
    share = _percent(row["revenue"] / row["wallet"])
    return share if 0 <= share <= 100 else None


def _net_margin(row: Mapping[str, Any]) -> Decimal | None:
    """Percent of revenue; cost to serve counts where its drivers were loaded, and must then be known."""
    revenue, cost = row["revenue"], row["cost"]
    served = row["cost_to_serve"] if row["drivers"] else 0
    if revenue is None or cost is None or served is None or revenue <= 0:
        return None
    return _percent((revenue - cost - served) / revenue)


def _grievance(row: Mapping[str, Any]) -> str | None:
    """The choice for the worst grievance; none that was loaded says nothing about those that were not."""
    if not row["open_grievances"] + row["closed_grievances"]:
        return None
    wanted = _SCORE_OPEN if row["open_grievances"] else _SCORE_CLOSED_BY_US
    asked = next((one for one in questions() if one.feeds == _GRIEVANCE), None)
    return dict(zip(asked.scores, asked.choices, strict=True)).get(wanted) if asked else None


def _percent(ratio: Decimal) -> Decimal:
    return (ratio * 100).quantize(_TENTH, rounding=ROUND_HALF_UP)
