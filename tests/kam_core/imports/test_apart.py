"""Two systems that count their records from 1 do not take each other's place."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from kam_core.crm.proposal import Holds
from kam_core.imports.apart import ids_apart
from kam_core.imports.dropping import load
from kam_core.imports.incoming import Incoming
from kam_core.imports.planning import plan
from kam_core.ingest import company
from kam_core.store.store import Store
from tests.kam_core.imports.conftest import prepared, rows, table

ACCOUNTS = "account_id | account_name\n"
DEALS = "opportunity_id | snapshot_on | account_id | opportunity_name | stage | status | amount\n"
CONTACTS = "contact_id | contact_name | account_id\n"
ACTIVITIES = "activity_id | account_id | contact_id | activity_date | kind\n"


@pytest.fixture
def mine(store: Store) -> Iterator[Store]:
    company.describe(store, name="Mine", base_currency="EUR")
    yield store


def file(folder: Path, source: str, kind: str, text: str) -> Incoming:
    """A file of a system as preparing makes it."""
    place = folder / f"{source}-{kind}-{len(list(folder.iterdir()))}"
    place.mkdir()
    frame = table(text)
    calls = {name: Holds.ID for name in ("account_id", "contact_id") if name in frame.columns[1:]}
    made = prepared(kind, frame, place, source=source, references=calls)
    return replace(made, file_hash=str(place))


def loaded(store: Store, folder: Path, *files: Incoming) -> None:
    load(store, plan(store.database, files, folder), "Ada")


DEALS_NOW = "SELECT opportunity_id, opportunity_name, CAST(amount AS INTEGER) FROM facts.opportunity ORDER BY ALL"


def test_a_deal_of_another_system_with_the_same_id_stays_beside_the_first(mine: Store, tmp_path: Path) -> None:
    loaded(mine, tmp_path, file(tmp_path, "hubspot", "opportunities", DEALS + "1|2025-01-31||Mill|Won|won|5"))
    press = plan(
        mine.database, [file(tmp_path, "zoho", "opportunities", DEALS + "1|2025-01-31||Press|Won|won|7")], tmp_path
    )
    assert press.notes == ("opportunities.csv: 1 id is that of a record of another system; here it is zoho:1.",)
    load(mine, press, "Ada")
    assert rows(mine, DEALS_NOW) == [("1", "Mill", 5), ("zoho:1", "Press", 7)]
    # The next export of each changes its own.
    loaded(mine, tmp_path, file(tmp_path, "zoho", "opportunities", DEALS + "1|2025-01-31||Big press|Won|won|8"))
    loaded(mine, tmp_path, file(tmp_path, "hubspot", "opportunities", DEALS + "1|2025-01-31||Mills|Won|won|6"))
    assert rows(mine, DEALS_NOW) == [("1", "Mills", 6), ("zoho:1", "Big press", 8)]


def test_deals_of_two_systems_in_one_drop_stay_apart(mine: Store, tmp_path: Path) -> None:
    loaded(
        mine,
        tmp_path,
        file(tmp_path, "hubspot", "opportunities", DEALS + "1|2025-01-31||Mill|Won|won|5"),
        file(tmp_path, "zoho", "opportunities", DEALS + "1|2025-01-31||Press|Won|won|7"),
    )
    assert rows(mine, DEALS_NOW) == [("1", "Mill", 5), ("zoho:1", "Press", 7)]


def test_what_refers_to_a_record_that_was_set_apart_follows_it_also_in_a_later_file(
    mine: Store, tmp_path: Path
) -> None:
    for source, name in (("hubspot", "Alpha"), ("zoho", "Beta")):
        loaded(
            mine,
            tmp_path,
            file(tmp_path, source, "accounts", ACCOUNTS + f"1|{name}"),
            file(tmp_path, source, "contacts", CONTACTS + f"7|Ann of {name}|1"),
        )
    assert rows(mine, "SELECT contact_id, account_id FROM facts.contact ORDER BY ALL") == [
        ("7", "1"),
        ("zoho:7", "zoho:1"),
    ]
    loaded(mine, tmp_path, file(tmp_path, "zoho", "activities", ACTIVITIES + "3|1|7|2025-01-31|call"))
    told = "SELECT account_id, contact_id FROM facts.activity"
    assert rows(mine, told) == [("zoho:1", "zoho:7")]


def test_an_id_of_another_systems_account_calls_nobody(mine: Store, tmp_path: Path) -> None:
    loaded(mine, tmp_path, file(tmp_path, "hubspot", "accounts", ACCOUNTS + "1|Alpha"))
    deals = file(tmp_path, "zoho", "opportunities", DEALS + "5|2025-01-31|1|Press|Won|won|7")
    made = plan(mine.database, [deals], tmp_path)
    assert made.unknown.select("kind", "field", "text").rows() == [("accounts", "account_id", "1")]
    load(mine, made, "Ada")
    assert rows(mine, "SELECT account_id FROM facts.opportunity") == [(None,)]


def test_an_id_that_no_two_systems_share_is_one_record_whatever_its_source_is_called() -> None:
    name = "0065g00000ABCDeAAH"
    known = pl.DataFrame({"id": [name, "1"], "name": ["Mill", "Mill"], "source": ["salesforce", "salesforce"]})
    incoming = pl.DataFrame({"id": [name, "1"], "name": ["Press", "Press"]})
    assert ids_apart(known, incoming, "crm of asia").rows() == [("1", "crm of asia:1")]


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        pytest.param("zoho", "Press", [("1", "zoho:1")], id="another system and another name"),
        pytest.param("zoho", "THE MILL", [], id="the same name is the same record"),
        pytest.param("hubspot", "Press", [], id="a record of the same system was renamed"),
        pytest.param("own", "Press", [], id="a file of no system has the ids of any"),
        pytest.param("zoho", None, [("1", "zoho:1")], id="what has no name is not known to be the same"),
    ],
)
def test_an_id_is_set_apart_where_it_is_anothers(
    source: str, name: str | None, expected: list[tuple[str, str]]
) -> None:
    known = pl.DataFrame({"id": ["1"], "name": ["The Mill"], "source": ["hubspot"]})
    incoming = pl.DataFrame({"id": ["1"], "name": [name]}, schema={"id": pl.String, "name": pl.String})
    assert ids_apart(known, incoming, source).rows() == expected
