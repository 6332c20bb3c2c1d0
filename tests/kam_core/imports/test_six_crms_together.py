"""The accounts, contacts, activities and products of a CRM, dropped together, load whole and call each other."""

from pathlib import Path

import pytest

from kam_core.crm.prepare import prepare
from kam_core.crm.propose import propose, sampled
from kam_core.imports.dropping import load
from kam_core.imports.incoming import Incoming, incoming
from kam_core.imports.planning import plan
from kam_core.ingest import company
from kam_core.reading.limits import Limits
from kam_core.reading.model import Told
from kam_core.reading.take import taken
from kam_core.store.store import Store
from tests.kam_core.imports.conftest import rows
from tests.kam_core.imports.test_dropping import TODAY

FILES = Path(__file__).parents[2] / "files"
CALLED = """
    SELECT count(*), count(a.account_id), count(c.contact_id) FROM facts.activity AS t
    LEFT JOIN facts.account AS a ON a.account_id = t.account_id
    LEFT JOIN facts.contact AS c ON c.contact_id = t.contact_id AND c.account_id = t.account_id
"""


def sent(path: Path, folder: Path) -> Incoming:
    """A file as it is, nothing told."""
    place = folder / path.stem
    (place / "made").mkdir(parents=True)
    reading = taken(path, place, Told(), Limits())
    proposal = propose(reading.names, sampled(reading), path.name)
    return incoming(reading, prepare(reading, proposal, place / "made", TODAY), proposal.source or "own")


@pytest.mark.parametrize("source", ["dynamics", "fxiaoke", "hubspot", "odoo", "salesforce", "zoho"])
def test_all_files_of_a_crm_load_whole_and_call_its_accounts(store: Store, tmp_path: Path, source: str) -> None:
    company.describe(store, name="Mine", base_currency="EUR")
    paths = [FILES / "crm_linked" / f"{source}_{kind}.csv" for kind in ("contacts", "activities", "products")]
    files = [sent(path, tmp_path) for path in (FILES / "crm" / f"{source}_accounts_native.csv", *paths)]
    made = plan(store.database, files, tmp_path)
    loaded = load(store, made, "Ada")
    told = {batch.kind: (batch.rows_loaded, batch.rows_rejected) for batch in loaded if batch.kind != "external_ids"}
    assert told == dict.fromkeys(("products", "accounts", "contacts", "activities"), (30, 0))
    # Not every CRM says in its activities which contact they were with.
    with_contacts = source in ("hubspot", "salesforce", "zoho")
    assert rows(store, CALLED) == [(30, 30, 30 if with_contacts else 0)]
