"""Spans of whole months, and the three dates that everything is measured against."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

JANUARY = 1


def first_of_month(day: date) -> date:
    """The first day of the month of `day`."""
    return day.replace(day=1)


def add_months(first: date, months: int) -> date:
    """The first of the month that lies `months` after (or before) the month of `first`."""
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return add_months(day, 1) - timedelta(days=1)


def last_closed_month_end(day: date) -> date:
    """The last month end that is not after `day`."""
    return day if day == month_end(day) else first_of_month(day) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole months: `first` is in it, `until` is not."""

    first: date
    until: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts or is not of whole months."""
        if self.first >= self.until or self.first.day != 1 or self.until.day != 1:
            raise ValueError(f"a period is whole months and ends after it starts: {self}")

    def back(self, months: int) -> "Period":
        """The period of the same length, `months` earlier."""
        return Period(add_months(self.first, -months), add_months(self.until, -months))

    def months(self) -> list[date]:
        """The first day of each of its months, oldest first."""
        count = (self.until.year - self.first.year) * 12 + self.until.month - self.first.month
        return [add_months(self.first, later) for later in range(count)]


def spans(months: Iterable[date]) -> list[Period]:
    """The fewest periods that hold exactly `months` (each the first of one), oldest first."""
    found: list[Period] = []
    for month in sorted(set(months)):
        joins = bool(found) and found[-1].until == month
        first = found.pop().first if joins else month
        found.append(Period(first, add_months(month, 1)))
    return found


def trailing_year(closed_through: date) -> Period:
    """The twelve months that end with `closed_through`, a month end."""
    until = closed_through + timedelta(days=1)
    return Period(add_months(until, -12), until)


def last_closed_quarter_end(closed_through: date) -> date:
    """The last end of a calendar quarter that is not after `closed_through`."""
    until = add_months(closed_through + timedelta(days=1), 0)
    return add_months(until, -((until.month - 1) % 3)) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moments:
    """The dates of a store.

    `as_of`: the last day on which something happened in loaded facts (an order, a closed deal, an activity; never
    a planned date). `closed_through`: the month end at which KPI windows end. Both are null in an empty store.
    `today`: what due dates, freshness and notice dates are measured against.
    """

    as_of: date | None
    closed_through: date | None
    today: date

    def closed_on(self, day: date) -> date | None:
        """The month end at which windows of `day` end; null where no month is closed.

        The last one not after `day`; from the last day with facts on, the one that the data are closed through.
        """
        # The last closed month may end after `as_of`: all that happened in it is known already.
        if self.closed_through is None or (self.as_of is not None and day >= self.as_of):
            return self.closed_through
        return min(last_closed_month_end(day), self.closed_through)

    @property
    def year_before(self) -> date:
        """The month end a year before `closed_through` (or `today`): what a view is compared with by default."""
        return month_end(add_months(first_of_month(self.closed_through or self.today), -12))
