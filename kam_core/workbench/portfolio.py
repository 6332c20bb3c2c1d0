"""Tables of the portfolio that may be asked beside a file: copies, out of reach of what they are made of."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kam_core.errors import RefusedError
from kam_core.store.database import Database
from kam_core.text.words import later
from kam_core.workbench.shape import Shape
from kam_core.workbench.tables import shape_of

# By what they are called in SQL, which is also the name of the statement that reads them. Order lines are left out:
# there may be 100,000,000 of them, and the months hold their sums.
PORTFOLIO: Mapping[str, str] = {
    "our_accounts": later("Accounts, with kind and quadrant"),
    "our_account_months": later("Revenue by account and month"),
    "our_account_family_months": later("Revenue by account, product family and month"),
    "our_opportunities": later("Opportunities"),
    "our_contracts": later("Contracts"),
    "our_contacts": later("Contacts"),
    "our_activities": later("Activities"),
    "our_actions": later("Actions of growth plans"),
    "our_products": later("Products"),
    "our_people": later("Our people"),
    "our_targets": later("Targets"),
    "our_survey_answers": later("Answers to surveys"),
    "our_receivables": later("Invoices"),
}
_OF_A_DAY = frozenset(("our_accounts",))


def portfolio_table(database: Database, name: str, day: date, folder: Path) -> Shape:
    """A table of the portfolio as it is now; kinds and quadrants are those of `day`. Its Parquet lies in `folder`.

    Raises:
        RefusedError: there is no such table.
    """
    if name not in PORTFOLIO:
        raise RefusedError("There is no table {name} of the portfolio.", name=name)
    rows = database.read("workbench", name, day=day) if name in _OF_A_DAY else database.read("workbench", name)
    return shape_of(rows, name, folder)
