"""What test_table looks at."""

from datetime import date
from decimal import Decimal

import polars as pl

from pages.widgets import table
from pages.widgets.table import As, Column

frame = pl.DataFrame(
    {
        "account_id": ["1", "2"],
        "account_name": ["Alpha\u202e", None],
        "kind": ["existing", "none"],
        "revenue": [Decimal("1234.5600"), None],
        "day": [date(2025, 1, 31), None],
    }
)
columns = [
    Column("account_name", "Account"),
    Column("kind", "Kind", words={"existing": "Existing"}),
    Column("revenue", "Revenue (EUR)", As.MONEY),
    Column("day", "Since", As.DAY),
]
table.show(frame, columns, key="accounts", says="Two accounts", chosen_by="account_id")
