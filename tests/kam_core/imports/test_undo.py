import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kam_core.accounts import edit
from kam_core.accounts.edit import Field
from kam_core.errors import RefusedError
from kam_core.imports.undo import DependedOnError, reasons_against, undo
from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.ingest.mode import Mode
from kam_core.scoring import scores
from kam_core.settings import ROOT
from kam_core.store.history import broken_now
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.conftest import WORLD
from tests.kam_core.imports.conftest import Load, checksums, rows

# On top of the world: a row that is there, changed, and one that is not.
UPDATES = {
    "people": "person_id,person_name,active\nP1,Ada B.,false\nP3,Cleo,true\n",
    "accounts": 'account_id,account_name,parent_account_id,note\n001,"Alpha, new",002,\n004,Delta,,"a ""b"""\n',
    "external_ids": "source,external_id,account_id\nCRM,x1,001\n",
    "products": "product_id,product_name,family,list_price\n10,Pump,Moved,1.0001\n13,New,Pumps,\n",
    "exchange_rates": "currency,rate_date,rate\nUSD,2025-01-01,0.12345678\nCHF,2025-01-01,1.05\n",
    "order_lines": (
        "order_no,line_no,order_date,account_id,product_id,revenue,currency,recurring,note\n"
        "O-1,3,2023-05-10,009,14,1.0001,USD,true,x\nO-90,1,2027-03-01,001,10,5,EUR,,\n77,1,2025-02-01,002,11,7,,,y\n"
    ),
    "potentials": "account_id,said_on,amount,currency\n001,2025-01-01,99999999999999.9999,EUR\n",
    "surveys": "survey_answer_id,account_id,kind,score,answered_on\n1,001,nps,0.1,2025-01-01\n",
    "requests": "request_id,account_id,opened_at\n1,001,2025-01-01 10:00:00.123456\n",
    "opportunities": (
        "opportunity_id,snapshot_on,account_id,stage,status,amount,currency,probability,close_on\n"
        "1,2026-01-01,001,Bid,won,10,USD,0.3333333333333333,2026-02-28\n"
    ),
    "contacts": "contact_id,account_id,contact_name\n1,001,Zoë\n",
}


@pytest.mark.parametrize("mode", [Mode.UPDATE, Mode.REPLACE])
def test_undoing_a_load_of_any_kind_brings_back_every_table(world: Store, load: Load, mode: Mode) -> None:
    before = checksums(world)
    for kind, text in UPDATES.items():
        batch = load(kind, text, mode=mode)
        assert checksums(world) != before, kind
        undo(world, batch.batch_id, "Ben")
        assert checksums(world) == before, kind


@pytest.mark.soak
def test_rows_that_a_second_load_replaced_come_back(world: Store, load: Load) -> None:
    for kind, text in UPDATES.items():
        first = load(kind, text)
        before = checksums(world)
        head, *lines = text.splitlines()
        second = load(kind, "\n".join([head, *reversed(lines)]) + "\n", again=True)
        assert (second.rows_new, second.rows_changed, second.rows_unchanged) == (0, 0, len(lines)), kind
        undo(world, second.batch_id, "Ben")
        assert checksums(world) == before, kind
        undo(world, first.batch_id, "Ben")


def test_the_batch_stays_and_says_who_undid_it_and_its_history_follows(world: Store, load: Load) -> None:
    batch = load("accounts", UPDATES["accounts"])
    undo(world, batch.batch_id, "Ben")
    found = rows(
        world, "SELECT batch_id, undone_by, undone_at > loaded_at FROM facts.batch WHERE undone_by IS NOT NULL"
    )
    assert found == [(6, "Ben", True)]
    told = "SELECT who, action, old_value, new_value FROM app.history WHERE field = 'rows_in' AND record_id = '6'"
    assert rows(world, told) == [("Ada", "import", None, "2"), ("Ben", "undo", "2", None)]
    assert broken_now(world.database) is None


def test_dates_of_the_company_go_back_with_what_was_loaded(store: Store, load: Load) -> None:
    load("accounts", WORLD["accounts"])
    batch = load("order_lines", WORLD["order_lines"].replace("USD", "EUR"))
    dates = "SELECT as_of, closed_through FROM facts.company"
    assert rows(store, dates) == [(date(2026, 1, 15), date(2025, 12, 31))]
    undo(store, batch.batch_id, "Ben")
    assert rows(store, dates) == [(None, None)]


def test_a_load_is_undone_once(world: Store, load: Load) -> None:
    batch = load("accounts", UPDATES["accounts"])
    undo(world, batch.batch_id, "Ben")
    with pytest.raises(RefusedError, match=r"Load 6 was undone already\."):
        undo(world, batch.batch_id, "Ben")
    with pytest.raises(RefusedError, match=r"There is no load 99\."):
        undo(world, 99, "Ben")


def test_a_later_load_that_took_its_place_is_named(world: Store, load: Load) -> None:
    first = load("accounts", UPDATES["accounts"])
    load("accounts", "account_id,account_name\n004,Delta again\n")
    before = checksums(world)
    with pytest.raises(DependedOnError) as refused:
        undo(world, first.batch_id, "Ben")
    assert refused.value.reasons == ("Load 7 (accounts.csv) took the place of 1 row of it: undo that one first.",)
    assert checksums(world) == before
    assert reasons_against(world, first.batch_id) == refused.value.reasons


def test_orders_that_came_back_elsewhere_are_in_the_way(world: Store, load: Load) -> None:
    """The second load takes O-1 away, the third brings it anew: O-1 as it was cannot come back beside it."""
    head = "order_no,line_no,order_date,account_id,product_id,revenue\n"
    gone = load("order_lines", head + "Q-1,1,2025-01-01,001,10,5\n", mode=Mode.REPLACE)
    load("order_lines", head + "O-1,1,2025-01-01,001,10,5\n")
    with pytest.raises(DependedOnError) as refused:
        undo(world, gone.batch_id, "Ben")
    assert refused.value.reasons == (
        "Load 7 (order_lines.csv) has 1 row where an earlier one would come back: undo that one first.",
    )


def test_rows_of_later_loads_about_its_accounts_are_counted(store: Store, load: Load) -> None:
    first = load("accounts", WORLD["accounts"])
    load("contacts", "contact_id,account_id,contact_name\n1,001,Zoë\n2,002,Kim\n")
    load("order_lines", WORLD["order_lines"].replace("USD", "EUR"))
    with pytest.raises(DependedOnError) as refused:
        undo(store, first.batch_id, "Ben")
    assert refused.value.reasons == (
        "14 rows of load 3 (order_lines.csv) refer to what only this load has: undo that one first.",
        "2 rows of load 2 (contacts.csv) refer to what only this load has: undo that one first.",
    )


RATES = "currency,rate_date,rate\n"
LINES = "order_no,line_no,order_date,account_id,product_id,revenue,currency\n"


def test_rates_stay_while_amounts_are_converted_by_them(store: Store, load: Load) -> None:
    load("accounts", "account_id,account_name\n1,Alpha\n")
    rates = load("exchange_rates", RATES + "USD,2025-01-01,0.9\nCHF,2025-01-01,1.1\nEUR,2025-01-01,1\n")
    lines = load(
        "order_lines",
        LINES + "1,1,2025-02-01,1,10,10,USD\n1,2,2025-03-01,1,10,10,USD\n1,3,2025-03-01,1,10,10,EUR\n",
    )
    deals = load(
        "opportunities",
        "opportunity_id,snapshot_on,stage,status,amount,currency\n1,2025-06-01,Bid,open,5,CHF\n",
    )
    assert reasons_against(store, rates.batch_id) == (
        f"2 amounts in USD of load {lines.batch_id} (order_lines.csv) were converted by rates of this load: undo that "
        "one first.",
        f"1 amount in CHF of load {deals.batch_id} (opportunities.csv) was converted by a rate of this load: undo that "
        "one first.",
    )
    with pytest.raises(DependedOnError):
        undo(store, rates.batch_id, "Ben")
    for batch in (deals, lines, rates):
        undo(store, batch.batch_id, "Ben")
    assert rows(store, "SELECT count(*) FROM facts.exchange_rate") == [(0,)]


def test_rates_that_no_amount_needed_can_go(store: Store, load: Load) -> None:
    load("accounts", "account_id,account_name\n1,Alpha\n")
    load("exchange_rates", RATES + "USD,2025-01-01,0.9\n")
    load("order_lines", LINES + "1,1,2025-02-01,1,10,10,USD\n")
    # One came after the line was loaded, and one before it but for a day after its.
    later = load("exchange_rates", RATES + "USD,2025-01-15,0.8\nUSD,2025-06-01,0.7\n")
    load("order_lines", LINES + "2,1,2025-01-10,1,10,10,USD\n")
    undo(store, later.batch_id, "Ben")
    assert rows(store, "SELECT order_no, revenue_base FROM facts.order_line ORDER BY ALL") == [("1", 9), ("2", 9)]


def test_rows_that_were_there_before_its_accounts_do_not_depend_on_them(store: Store, load: Load) -> None:
    load("order_lines", WORLD["order_lines"].replace("USD", "EUR"))
    before = checksums(store)
    undo(store, load("accounts", WORLD["accounts"]).batch_id, "Ben")
    assert checksums(store) == before


def test_what_people_wrote_about_its_accounts_is_named(world: Store, load: Load) -> None:
    batch = load("accounts", UPDATES["accounts"])
    edit.edit(world, new_request("P1", "test"), "004", field=Field.SEGMENT, value="Retail", expected_version=0)
    with pytest.raises(DependedOnError) as refused:
        undo(world, batch.batch_id, "Ben")
    assert refused.value.reasons == ("People wrote about what only this load has: edits of accounts (1).",)


def test_an_edit_of_an_account_that_was_there_before_stays(world: Store, load: Load) -> None:
    batch = load("accounts", UPDATES["accounts"])
    edit.edit(world, new_request("P1", "test"), "001", field=Field.SEGMENT, value="Mine", expected_version=0)
    undo(world, batch.batch_id, "Ben")
    assert rows(world, "SELECT account_name, segment FROM app.account WHERE account_id = '001'") == [("Alpha", "Mine")]


def test_scores_and_the_first_criteria_do_not_stand_in_the_way(store: Store, load: Load) -> None:
    before = checksums(store)
    batch = load("accounts", WORLD["accounts"])
    scores.ensure(store, date(2026, 1, 31))
    assert rows(store, "SELECT count(*) FROM app.score") == [(3,)]
    undo(store, batch.batch_id, "Ben")
    assert checksums(store) == before
    load("accounts", WORLD["accounts"].replace("Alpha", "Other"))
    scores.ensure(store, date(2026, 1, 31))
    assert rows(store, "SELECT count(*) FROM app.score") == [(3,)]


def test_keys_that_others_use_by_now_stay(store: Store, load: Load) -> None:
    head = "order_no,line_no,order_date,account_id,product_id,revenue\n"
    first = load("order_lines", head + "A,1,2025-01-01,a,p,5\n")
    load("order_lines", head + "B,1,2025-01-01,a,q,5\n")
    undo(store, first.batch_id, "Ben")
    assert rows(store, "SELECT order_no, account_id, product_id FROM facts.order_line") == [("B", "a", "q")]
    assert rows(store, "SELECT account_id, given_by FROM facts.account_key") == [("a", 2)]
    assert rows(store, "SELECT order_no FROM facts.order_key") == [("B",)]


ADVENTUREWORKS = (
    ("sales_reps.csv", "people"),
    ("derived/accounts.csv", "accounts"),
    ("products.csv", "products"),
    ("order_lines.csv.gz", "order_lines"),
    ("derived/targets.csv", "targets"),
)


def test_the_files_of_adventure_works_are_undone_to_an_empty_store(store: Store) -> None:
    company.describe(store, name="Adventure Works", base_currency="USD")
    loaded, states = [], []
    for name, kind in ADVENTUREWORKS:
        states.append(checksums(store))
        loaded.append(load_file(store, ROOT / "data" / "adventureworks" / name, kind, who="Ada").batch_id)
    for batch_id, before in zip(reversed(loaded), reversed(states), strict=True):
        undo(store, batch_id, "Ben")
        assert checksums(store) == before


@pytest.fixture
def demo_copy(demo_file: Path, tmp_path: Path) -> Iterator[Store]:
    with Store(Path(shutil.copy(demo_file, tmp_path / "kam.duckdb"))) as opened:
        yield opened


def test_an_update_on_top_of_the_demo_is_undone(demo_copy: Store, tmp_path: Path) -> None:
    before = checksums(demo_copy)
    found = rows(demo_copy, "SELECT DISTINCT order_no FROM facts.order_line ORDER BY order_no LIMIT 300")
    lines = "".join(f"{order},1,2012-05-05,1,310,{number}.5\n" for number, (order,) in enumerate(found))
    head = "order_no,line_no,order_date,account_id,product_id,revenue\n"
    texts = {
        "products": "product_id,product_name,family\n310,Renamed,Other family\n",
        "order_lines": head + lines,
        "opportunities": "opportunity_id,snapshot_on,stage,status,amount\nX,2013-11-01,Bid,open,5\n",
    }
    loaded = []
    for kind, text in texts.items():
        (tmp_path / f"{kind}.csv").write_text(text)
        loaded.append(load_file(demo_copy, tmp_path / f"{kind}.csv", kind, who="Ada").batch_id)
    for batch_id in reversed(loaded):
        undo(demo_copy, batch_id, "Ben")
    assert checksums(demo_copy) == before
