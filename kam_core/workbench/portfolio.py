"""Tables of the portfolio that may be asked beside a file: copies, out of reach of what they are made of."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kam_core.errors import RefusedError
from kam_core.store.database import Database, statement
from kam_core.text.words import later
from kam_core.workbench.shape import Shape
from kam_core.workbench.tables import shape_of_batches

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
# Those that rest on what people type of plans; the others change with what is loaded, and with lists and scores.
OF_PLANS = frozenset(("our_contacts", "our_actions"))
_OF_A_DAY = frozenset(("our_accounts",))
_ROWS_AT_ONCE = 100_000


def portfolio_table(database: Database, name: str, day: date, folder: Path) -> Shape:
    """A table of the portfolio as it is now; kinds and quadrants are those of `day`. Its Parquet lies in `folder`.

    Raises:
        RefusedError: there is no such table.
    """
    if name not in PORTFOLIO:
        raise RefusedError("There is no table {name} of the portfolio.", name=name)
    values: dict[str, object] = {"day": day} if name in _OF_A_DAY else {}

    def streamed(cursor: Any) -> Shape:
        # Months of families may be millions of rows: all of them at once would be in the memory of the server.
        text = statement("workbench", name)
        # Of the two, only a relation comes one batch after the other; with values it is slow.
        found = cursor.execute(text, values) if values else cursor.sql(text)
        return shape_of_batches(found.to_arrow_reader(_ROWS_AT_ONCE), name, folder)

    return database.ask(streamed)
