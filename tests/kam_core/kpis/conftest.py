"""Stores for tests of KPIs."""

from datetime import date

import polars as pl
import pytest

from kam_core.store.store import Store


@pytest.fixture
def closed(store: Store) -> Store:
    """A store of thirteen accounts that bought nothing yet, closed through the end of 2025; `bought.put` fills it."""
    company = pl.DataFrame(
        {
            "company_name": ["Any"],
            "fictitious": [True],
            "base_currency": ["EUR"],
            "as_of": [date(2025, 12, 31)],
            "closed_through": [date(2025, 12, 31)],
        }
    )
    names = ["first", *(f"A{n}" for n in range(12))]
    accounts = pl.DataFrame({"account_id": names, "account_name": names, "batch_id": [0] * len(names)})
    store.writer.derive(lambda transaction: transaction.insert("facts.company", company))
    store.writer.derive(lambda transaction: transaction.insert("facts.account", accounts))
    return store
