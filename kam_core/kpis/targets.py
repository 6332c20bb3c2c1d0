"""What revenue of twelve months was planned, where every one of them has a target."""

from datetime import date
from decimal import Decimal

from kam_core.accounts.model import AccountId
from kam_core.period import trailing_year
from kam_core.store.database import Database


def yearly_target(database: Database, account_id: AccountId | None, closed_through: date) -> Decimal | None:
    """The revenue target of the twelve months to a month end.

    Args:
        database: where to read.
        account_id: whose; null is that of the company.
        closed_through: the month end.

    Returns:
        In the base currency; null unless each of the months has a target.
    """
    months = trailing_year(closed_through).months()
    scope = "company" if account_id is None else "account"
    found = database.read("kpis", "target_months", months=months, scope=scope, account_id=account_id)
    row = found.row(0, named=True)
    target: Decimal | None = row["target"]
    return target if row["months"] == len(months) else None
