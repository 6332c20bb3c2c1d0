"""Rows without an account go where their contact or their email leads, and are listed where it leads nowhere."""

from pathlib import Path

import pytest

from kam_core.imports.dropping import load
from kam_core.imports.planning import plan
from kam_core.ingest import company
from kam_core.store.store import Store
from tests.kam_core.imports.conftest import prepared, rows, table
from tests.kam_core.imports.test_apart import file
from tests.kam_core.imports.test_six_crms_together import FILES, sent

ACCOUNTS = """
account_id | account_name | domain
1          | Alpha        | https://www.alpha.example/about
2          | Beta         | beta.example
3          | Beta Italy   | beta.example
4          | Hosted       | gmail.com
"""
CONTACTS = """
contact_id | contact_name | account_id | email
1          | Kim          |            | kim@alpha.example
2          | Lee          |            | lee@beta.example
3          | Mai          |            | mai@gmail.com
4          | Noa          | 2          | noa@alpha.example
"""
ACTIVITIES = """
activity_id | account_id | contact_id | activity_date | kind
1           |            | 1          | 2025-01-31    | call
2           |            | 3          | 2025-01-31    | call
3           | 3          | 1          | 2025-01-31    | call
"""


@pytest.fixture
def mine(store: Store, tmp_path: Path) -> Store:
    """A store with the accounts."""
    company.describe(store, name="Mine", base_currency="EUR")
    load(store, plan(store.database, [prepared("accounts", table(ACCOUNTS), tmp_path)], tmp_path), "Ada")
    return store


def test_a_contact_goes_to_the_only_account_with_the_web_address_of_its_email(mine: Store, tmp_path: Path) -> None:
    made = plan(mine.database, [prepared("contacts", table(CONTACTS), tmp_path)], tmp_path)
    assert made.notes == (
        "contacts.csv: One row names no account; it goes to the account whose web address its email address has.",
    )
    load(mine, made, "Ada")
    assert rows(mine, "SELECT contact_id, account_id FROM facts.contact ORDER BY ALL") == [("1", "1"), ("4", "2")]
    # One address is that of two accounts, the other that of half the world.
    (ready,) = made.files
    assert ready.rejected.select("line", "reason").rows() == [
        (line, "It names no account, and its email address is that of none, or of several.") for line in (3, 4)
    ]


def test_what_leads_nowhere_is_listed_row_by_row(store: Store, tmp_path: Path) -> None:
    """Of the 102 contacts 18 name an account, of the 75 tasks 36; all emails are of one address that no account has."""
    company.describe(store, name="Mine", base_currency="USD")
    names = ("Account", "Contact", "Task")
    made = plan(store.database, [sent(FILES / "salesforce" / f"{name}.csv", tmp_path) for name in names], tmp_path)
    left_out = {ready.file.kind: ready.rejected["reason"].value_counts().rows() for ready in made.files}
    assert left_out == {
        "accounts": [],
        "contacts": [("It names no account, and its email address is that of none, or of several.", 84)],
        "activities": [("It names no account, and its contact is of none that we know.", 39)],
    }
    loaded = {batch.kind: batch.rows_loaded for batch in load(store, made, "Ada")}
    assert (loaded["contacts"], loaded["activities"]) == (18, 36)


def test_an_activity_goes_to_the_account_of_its_contact_in_the_store_or_in_the_same_drop(
    mine: Store, tmp_path: Path
) -> None:
    contacts, activities = (
        file(tmp_path, "own", kind, text.strip()) for kind, text in (("contacts", CONTACTS), ("activities", ACTIVITIES))
    )
    together = plan(mine.database, [activities, contacts], tmp_path)
    told = next(one for one in together.files if one.file.kind == "activities").rejected
    assert told["reason"].to_list() == ["It names no account, and its contact is of none that we know."]
    load(mine, together, "Ada")
    found = "SELECT activity_id, account_id FROM facts.activity ORDER BY ALL"
    assert rows(mine, found) == [("1", "1"), ("3", "3")]
    later = file(tmp_path, "own", "activities", ACTIVITIES.strip().replace("1           |", "9           |"))
    load(mine, plan(mine.database, [later], tmp_path), "Ada")
    assert ("9", "1") in rows(mine, found)
