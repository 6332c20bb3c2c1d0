from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kam_core.crm.prepare import prepare
from kam_core.crm.propose import propose, sampled
from kam_core.imports.dropping import load
from kam_core.imports.incoming import Decided, Incoming, incoming
from kam_core.imports.planning import plan
from kam_core.imports.undo import undo_drop
from kam_core.ingest import company
from kam_core.reading.read import read
from kam_core.store.store import Store
from tests.kam_core.imports.conftest import checksums, rows

FILES = Path(__file__).parents[2] / "files"
TODAY = date(2018, 1, 1)


@pytest.fixture(scope="module")
def maven(tmp_path_factory: pytest.TempPathFactory) -> list[Incoming]:
    """The four files as they are, nothing told."""
    found = []
    for path in sorted((FILES / "maven").glob("*.csv")):
        folder = tmp_path_factory.mktemp(path.stem)
        reading = read(path, folder)
        made = folder / "prepared"
        made.mkdir()
        proposal = propose(reading.names, sampled(reading), path.name)
        found.append(incoming(reading, prepare(reading, proposal, made, TODAY), proposal.source or "own"))
    return found


@pytest.fixture
def mine(store: Store) -> Iterator[Store]:
    company.describe(store, name="Mine", base_currency="USD")
    yield store


def test_the_four_files_of_maven_load_as_one_drop_and_are_undone(
    mine: Store, maven: list[Incoming], tmp_path: Path
) -> None:
    before = checksums(mine)
    first = plan(mine.database, maven, tmp_path)
    asked = first.unknown.filter(kind="products").select("text", "rows", "candidate_name").rows()
    assert asked == [("GTXPro", 1480, "GTX Pro")]
    candidate = first.unknown.filter(kind="products")["candidate"][0]
    told = plan(mine.database, maven, tmp_path, Decided({"products": {"GTXPro": candidate}}))
    # None of the six managers is one of the reps.
    assert told.unknown.select("kind", "field").unique().rows() == [("people", "manager_id")]
    assert told.unknown.height == 6
    loaded = load(mine, told, "Ada")
    assert {batch.kind: batch.rows_loaded for batch in loaded} == {
        "people": 35,
        "accounts": 85,
        "products": 7,
        "opportunities": 8800,
    }
    by_status = "SELECT status, count(*), sum(amount_base) FROM facts.opportunity GROUP BY status ORDER BY status"
    found = rows(mine, by_status)
    assert [(status, count) for status, count, _amount in found] == [("lost", 2473), ("open", 2089), ("won", 4238)]
    assert found[2][2] == Decimal("10005534.0000")
    assert rows(mine, "SELECT count(*) FROM facts.opportunity WHERE account_id IS NULL") == [(1425,)]
    known = """
        SELECT count(*), count(a.account_id), count(p.person_id), count(o.family) FROM facts.opportunity AS o
        LEFT JOIN facts.account AS a ON a.account_id = o.account_id
        LEFT JOIN facts.person AS p ON p.person_id = o.owner_id
    """
    assert rows(mine, known) == [(8800, 7375, 8800, 8800)]
    parents = """
        SELECT count(*), count(DISTINCT p.account_id) FROM facts.account AS c
        INNER JOIN facts.account AS p ON p.account_id = c.parent_account_id
    """
    assert rows(mine, parents) == [(15, 7)]
    undo_drop(mine, told.drop_id, "Ada")
    assert checksums(mine) == before
