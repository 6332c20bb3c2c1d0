from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.crm.prepare import prepare
from kam_core.crm.propose import propose, sampled
from kam_core.errors import ContractError, RefusedError
from kam_core.imports.dropping import load, may_import
from kam_core.imports.incoming import Decided, Incoming, incoming
from kam_core.imports.planning import plan
from kam_core.imports.rejected import rejected, to_fix
from kam_core.imports.undo import undo_drop
from kam_core.ingest import company
from kam_core.ingest.mode import Mode
from kam_core.reading.read import read
from kam_core.store.store import Store
from tests.kam_core.imports.conftest import checksums, planned, prepared, rows, table

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


LINES = """
order_no | line_no | order_date | account_id | product_id | revenue | currency
O-20     | 1       | 2026-01-20 | Beta       | Pump       | 10.00   |
O-21     | 1       | 2026-01-20 | Nobody     | Pump       | 20.00   |
O-22     | 1       | 2026-01-20 | 003        | Pomp       | 30.00   |
"""


def test_lines_call_records_by_name_and_one_of_an_unknown_account_is_left_out(world: Store, tmp_path: Path) -> None:
    made = planned(world, tmp_path, {"order_lines": table(LINES)})
    asked = made.unknown.select("kind", "text", "rows", "candidate_name").rows()
    assert sorted(asked) == [("accounts", "Nobody", 1, None), ("products", "Pomp", 1, "Pump")]
    (batch,) = load(world, made, "Ada")
    assert (batch.rows_in, batch.rows_loaded, batch.rows_rejected) == (3, 2, 1)
    found = "SELECT order_no, account_id, product_id FROM facts.order_line WHERE batch_id = 6 ORDER BY order_no"
    assert rows(world, found) == [("O-20", "002", "10"), ("O-22", "003", "Pomp")]
    assert rejected(world.database, 6).select("line", "reason").rows() == [(3, "There is no account Nobody.")]


def test_an_account_that_nobody_has_is_made_where_somebody_wants_it(world: Store, tmp_path: Path) -> None:
    made = planned(world, tmp_path, {"order_lines": table(LINES)}, Decided(create_accounts=True))
    loaded = load(world, made, "Ada")
    assert [(batch.kind, batch.rows_loaded, batch.rows_rejected) for batch in loaded] == [
        ("accounts", 1, 0),
        ("order_lines", 3, 0),
    ]
    assert rows(world, "SELECT account_name FROM facts.account WHERE account_id = 'Nobody'") == [("Nobody",)]


def test_a_deal_of_an_unknown_account_stays_without_it(world: Store, tmp_path: Path) -> None:
    deals = table("""
opportunity_id | snapshot_on | account_id | stage | status | amount | currency | product_name
1              | 2026-01-20  | Nobody     | Bid   | open   | 10     |          | Valve
2              | 2026-01-20  | Alpha      | Bid   | open   | 10     |          | Pump
""")
    made = planned(world, tmp_path, {"opportunities": deals})
    load(world, made, "Ada")
    found = "SELECT opportunity_id, account_id, family FROM facts.opportunity ORDER BY opportunity_id"
    assert rows(world, found) == [("1", None, "Parts"), ("2", "001", "Pumps")]
    assert made.unknown.select("field", "text").rows() == [("account_id", "Nobody")]


def test_rows_without_a_rate_are_left_out_and_never_added_up(world: Store, tmp_path: Path) -> None:
    made = planned(
        world, tmp_path, {"order_lines": table(LINES.replace("10.00   |", "10.00   | XXX").replace("Nobody", "001"))}
    )
    (batch,) = load(world, made, "Ada")
    assert (batch.rows_loaded, batch.rows_rejected) == (2, 1)
    told = rejected(world.database, batch.batch_id).select("line", "reason").rows()
    assert told == [(2, "There is no exchange rate of XXX on 2026-01-20 or before.")]
    # 8930.50 and the two lines of 20.00 and 30.00.
    assert rows(world, "SELECT sum(revenue) FROM facts.account_month") == [(Decimal("8980.5000"),)]


def test_a_file_that_only_adds_leaves_out_what_is_there(world: Store, tmp_path: Path) -> None:
    names = table("account_id | account_name | domain | country\n001 | Other | | \n009 | Nine | | ")
    file = prepared("accounts", names, tmp_path, mode=Mode.APPEND)
    (batch,) = load(world, plan(world.database, [file], tmp_path), "Ada")
    assert (batch.rows_new, batch.rows_changed, batch.rows_rejected) == (1, 0, 1)
    assert rows(world, "SELECT account_name FROM facts.account WHERE account_id = '001'") == [("Alpha",)]


def test_fields_that_a_file_lacks_stay_as_they_were(world: Store, tmp_path: Path) -> None:
    names = table("account_id | account_name | segment | country | domain | territory\n001 | Alpha | Retail | | | ")
    file = prepared("accounts", names, tmp_path, fields=("account_id", "account_name", "segment"))
    load(world, plan(world.database, [file], tmp_path), "Ada")
    found = "SELECT segment, country, territory, owner_id FROM facts.account WHERE account_id = '001'"
    assert rows(world, found) == [("Retail", "DE", "NA", "P1")]


def test_ids_of_accounts_that_were_found_otherwise_are_kept(world: Store, tmp_path: Path) -> None:
    names = table("account_id | account_name | domain | country\nx-77 | ALPHA GmbH | | DE")
    file = prepared("accounts", names, tmp_path, source="salesforce")
    before = checksums(world)
    made = plan(world.database, [file], tmp_path)
    assert made.matches.select("account_id", "how").rows() == [("001", "name")]
    load(world, made, "Ada")
    found = "SELECT source, external_id, account_id FROM facts.account_external_id"
    assert rows(world, found) == [("salesforce", "x-77", "001")]
    again = table("account_id | account_name | domain | country\nx-77 | Renamed | | FR")
    second = plan(world.database, [prepared("accounts", again, tmp_path, source="salesforce", again=True)], tmp_path)
    assert second.matches.select("account_id", "how").rows() == [("001", "external_id")]
    undo_drop(world, made.drop_id, "Ada")
    assert checksums(world) == before


def test_children_find_their_parents_by_id_or_name_in_the_same_file(world: Store, tmp_path: Path) -> None:
    names = table("""
account_id | account_name | domain | country | parent_account_id
c1         | Child one    |        |         | Whole
c2         | Child two    |        |         | w
c3         | Child three  |        |         | Alpha
c4         | Child four   |        |         | No such
w          | Whole        |        |         |
""")
    load(world, planned(world, tmp_path, {"accounts": names}), "Ada")
    found = "SELECT account_id, parent_account_id FROM facts.account WHERE account_id LIKE 'c%' ORDER BY account_id"
    assert rows(world, found) == [("c1", "w"), ("c2", "w"), ("c3", "001"), ("c4", None)]


def test_the_same_file_is_refused_until_it_is_undone_or_asked_for(world: Store, tmp_path: Path) -> None:
    made = planned(world, tmp_path, {"order_lines": table(LINES)})
    load(world, made, "Ada")
    with pytest.raises(RefusedError, match=r"This file was loaded before: load 6, by Ada on"):
        load(world, planned(world, tmp_path, {"order_lines": table(LINES)}), "Ada")
    undo_drop(world, made.drop_id, "Ada")
    load(world, planned(world, tmp_path, {"order_lines": table(LINES)}), "Ada")


def test_what_was_planned_before_another_load_has_to_be_looked_at_again(world: Store, tmp_path: Path) -> None:
    first = planned(world, tmp_path, {"order_lines": table(LINES)})
    load(world, first, "Ada")
    with pytest.raises(RefusedError, match="Somebody loaded a file meanwhile"):
        load(world, first, "Ada")


def test_a_second_import_during_the_first_says_so(world: Store, tmp_path: Path) -> None:
    made = planned(world, tmp_path, {"order_lines": table(LINES)})
    told: list[str] = []

    def during(_step: str, _share: float) -> None:
        with pytest.raises(RefusedError, match="Another import is running"):
            load(world, made, "Ben")
        told.append("refused")

    load(world, made, "Ada", during)
    assert told


def test_files_load_together_or_not_at_all(world: Store, tmp_path: Path) -> None:
    before = checksums(world)
    bad = table(LINES).with_columns(line_no=pl.lit("1"), order_no=pl.lit("O-20"), account_id=pl.lit("Beta"))
    names = table("account_id | account_name | domain | country\n009 | Nine | | ")
    with pytest.raises(ContractError, match=r"order_lines\.csv: 1 key stands in more than one row"):
        load(world, planned(world, tmp_path, {"accounts": names, "order_lines": bad}), "Ada")
    assert checksums(world) == before


def test_into_the_demo_nothing_is_imported(store: Store, demo: Store) -> None:
    assert (may_import(store.database), may_import(demo.database)) == (True, False)


def test_rejected_rows_come_back_in_the_columns_of_their_file(world: Store, tmp_path: Path) -> None:
    texts = pl.DataFrame({"line": [2, 3], "c0": ["O-1", 'a "b"'], "c1": ["x,y", None]})
    texts.write_parquet(tmp_path / "texts.parquet")
    lines = table(LINES).head(2).with_columns(account_id=pl.lit("Nobody"))
    file = prepared("order_lines", lines, tmp_path, texts=tmp_path / "texts.parquet", header=("Order", "line"))
    (batch,) = load(world, plan(world.database, [file], tmp_path), "Ada")
    assert to_fix(world.database, batch.batch_id).rows() == [
        ("O-1", "x,y", 2, "There is no account Nobody."),
        ('a "b"', "", 3, "There is no account Nobody."),
    ]
    assert to_fix(world.database, batch.batch_id).columns == ["Order", "line", "line *", "reason"]


def test_two_rows_of_one_account_are_not_both_loaded(world: Store, tmp_path: Path) -> None:
    names = table("""
account_id | account_name | domain | country | segment
001        | Alpha        |        | DE      | First
x          | Alpha AG     |        | DE      | Second
""")
    told = Decided({"accounts": {"x": "001"}})
    file = prepared("accounts", names, tmp_path)
    (batch,) = load(world, plan(world.database, [file], tmp_path, told), "Ada")
    assert (batch.rows_loaded, batch.rows_rejected) == (1, 1)
    assert rows(world, "SELECT segment FROM facts.account WHERE account_id = '001'") == [("First",)]
    assert rejected(world.database, batch.batch_id)["reason"].to_list() == [
        "It is account 001, as another row of the file is."
    ]


def test_an_account_of_another_system_does_not_take_the_id_of_ours(world: Store, tmp_path: Path) -> None:
    """The store's accounts are made to come from an ERP; a CRM counts from 001 as well."""
    with world.connection.cursor() as cursor:
        cursor.execute("UPDATE facts.batch SET source = 'erp'")
    names = table("account_id | account_name | domain | country\n001 | Somebody else | | ")
    contacts = table("contact_id | account_id | contact_name\n1 | 001 | Kim")
    files = [
        prepared(kind, one, tmp_path, source="odoo") for kind, one in (("accounts", names), ("contacts", contacts))
    ]
    load(world, plan(world.database, files, tmp_path), "Ada")
    found = "SELECT account_id, account_name FROM facts.account WHERE account_name IN ('Alpha', 'Somebody else')"
    assert sorted(rows(world, found)) == [("001", "Alpha"), ("odoo:001", "Somebody else")]
    assert rows(world, "SELECT account_id FROM facts.contact") == [("odoo:001",)]
