"""What accounts bought in each closed quarter of the company's year: what a forecast is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import polars as pl

from kam_core.accounts.company import company
from kam_core.forecast.model import EVERYBODY
from kam_core.period import JANUARY, add_months
from kam_core.store.database import Database
from kam_core.store.moments import moments

_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Quarters:
    """The closed quarters that the data hold as a whole, by their first days: `first` to `last`, both included."""

    first: date
    last: date

    def days(self) -> list[date]:
        """The first day of each, oldest first."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        return [add_months(self.first, later) for later in range(0, months + 1, _MONTHS)]


def closed(database: Database) -> Quarters | None:
    """The closed quarters of the company's year; null where there is none.

    A quarter in the middle of which the data begin is not one: what was bought before is not in it.
    """
    closed_through = moments(database).closed_through
    began = database.one("kpis", "first_month")
    if closed_through is None or began is None or began["first_month"] is None:
        return None
    shift = _shift(database)
    month: date = began["first_month"]
    first = add_months(month, -((month.month - 1 - shift) % _MONTHS) % _MONTHS)
    until = add_months(closed_through + timedelta(days=1), 0)
    last = add_months(until, -((until.month - 1 - shift) % _MONTHS) - _MONTHS)
    return Quarters(first, last) if first <= last else None


def series(database: Database, names: Sequence[str]) -> dict[str, list[Decimal]]:
    """What accounts bought by quarter, in the base currency.

    Args:
        database: where to read.
        names: ids of accounts, and `EVERYBODY` for all accounts together.

    Returns:
        By name: one amount a closed quarter, oldest first, from that of the first order on; 0 in a quarter without
        orders; nothing for who never ordered.
    """
    found: dict[str, list[Decimal]] = {name: [] for name in names}
    span = closed(database)
    if span is None:
        return found
    shift, until = _shift(database), add_months(span.last, _MONTHS)
    wanted = pl.DataFrame({"account_id": [name for name in names if name != EVERYBODY]}, {"account_id": pl.String})
    bought = database.read("forecast", "account_quarters", frames={"wanted": wanted}, shift=shift, until=until)
    if EVERYBODY in found:
        total = database.read("forecast", "company_quarters", shift=shift, until=until)
        bought = pl.concat([bought, total.select(pl.lit(EVERYBODY).alias("account_id"), pl.all())])
    return found | {str(name): _whole(rows, span) for (name,), rows in bought.group_by("account_id")}


def history(database: Database, name: str) -> pl.DataFrame:
    """One series as a frame: `quarter` Date (its first day), `revenue` Decimal; oldest first, empty without orders."""
    amounts = series(database, [name])[name]
    span = closed(database)
    days = span.days()[-len(amounts) :] if span and amounts else []
    return pl.DataFrame({"quarter": days, "revenue": amounts}, {"quarter": pl.Date, "revenue": pl.Decimal(18, 4)})


def _whole(rows: pl.DataFrame, span: Quarters) -> list[Decimal]:
    """One amount a quarter, 0 where nothing was bought."""
    amounts: dict[date, Decimal] = dict(rows.select("quarter", "revenue").iter_rows())
    began = min(amounts)
    return [amounts.get(day, Decimal()) for day in span.days() if day >= began]


def year_start(database: Database) -> int:
    """The month, 1 to 12, in which the company's year starts."""
    return int(company(database).fiscal_year_start.value or JANUARY)


def _shift(database: Database) -> int:
    """By how many months quarters begin after those of the calendar."""
    return (year_start(database) - 1) % _MONTHS
