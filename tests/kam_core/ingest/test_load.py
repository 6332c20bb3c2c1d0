import gzip
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import ContractError, RefusedError
from kam_core.exports.table import to_csv
from kam_core.ingest import batches, company
from kam_core.ingest.batches import Batch
from kam_core.ingest.load import load_file
from kam_core.store.store import Store

Load = Callable[[str, str], Batch]

# As sha256sum gives it for the two lines "account_id,account_name" and "1,A".
SHA_256 = "6fc2b11ad5f3493c41daa2feb99f9a05c38cebb899733294a070a72c66b57912"


@pytest.fixture
def load(store: Store, tmp_path: Path) -> Load:
    """Loads a text as a CSV file of a kind, into a store whose company counts in EUR."""
    company.describe(store, name="Test", base_currency="EUR")

    def loaded(kind: str, text: str) -> Batch:
        file = tmp_path / f"{kind}.csv"
        file.write_bytes(text.encode())
        return load_file(store, file, kind, who="Ada")

    return loaded


def rows(store: Store, text: str) -> list[tuple[object, ...]]:
    with store.connection.cursor() as cursor:
        return cursor.sql(text).fetchall()


def faults(load: Load, kind: str, text: str) -> tuple[str, ...]:
    with pytest.raises(ContractError) as refused:
        load(kind, text)
    return refused.value.faults


def test_ids_stay_text_with_their_zeros_and_the_territory_na_is_no_gap(store: Store, load: Load) -> None:
    load("accounts", "account_id,account_name,territory,country\n007,Bond,NA,\n")
    assert rows(store, "SELECT account_id, territory, country FROM facts.account") == [("007", "NA", None)]


def test_blanks_alone_are_no_value_and_blanks_around_one_are_kept(store: Store, load: Load) -> None:
    load("accounts", "account_id,account_name,segment,country\n1, A ,  ,\u00a0DE\n")
    assert rows(store, "SELECT account_name, segment, country FROM facts.account") == [(" A ", None, "\u00a0DE")]


def test_our_own_csv_loads_as_what_it_was_made_of(store: Store, tmp_path: Path) -> None:
    """What a spreadsheet would run gets a mark on its way out; one that was there before it stays."""
    company.describe(store, name="Test", base_currency="EUR")
    hostile = json.loads((Path(__file__).parents[2] / "inputs" / "hostile_names.json").read_text(encoding="utf-8"))
    names = [*(one["name"] for one in hostile if one["expect"] != "reject"), "'=1+1", "''-1", "'plain", "'"]
    frame = pl.DataFrame({"account_id": [f"-{n}" for n in range(len(names))], "account_name": names, "=note": names})
    (tmp_path / "accounts.csv").write_bytes(to_csv(frame))
    load_file(store, tmp_path / "accounts.csv", "accounts", who="Ada")
    found = rows(
        store, "SELECT account_id, account_name, extra FROM facts.account ORDER BY CAST(account_id AS INTEGER) DESC"
    )
    assert [(account, name) for account, name, _extra in found] == list(
        zip(frame["account_id"], frame["account_name"], strict=True)
    )
    assert [json.loads(str(extra)) for _account, _name, extra in found] == [{"=note": name} for name in names]


def test_columns_are_found_in_any_case_and_by_their_other_names(store: Store, load: Load) -> None:
    load("people", 'SALES_REP_ID,"Sales_Rep",Title\n1,"Abel, Ada",\n')
    assert rows(store, "SELECT person_id, person_name, title, active FROM facts.person") == [
        ("1", "Abel, Ada", None, True)
    ]


def test_columns_that_nobody_names_are_kept_as_json(store: Store, load: Load) -> None:
    load("accounts", 'account_id,account_name,Größe,it\'s\n1,A,12,"a ""b"""\n2,B,,\n')
    assert rows(store, "SELECT extra FROM facts.account ORDER BY account_id") == [
        ('{"Größe":"12","it\'s":"a \\"b\\""}',),
        ('{"Größe":null,"it\'s":null}',),
    ]


def test_all_faults_of_a_file_are_told_at_once_and_nothing_is_loaded(store: Store, load: Load) -> None:
    text = (
        "order_no,line_no,order_date,account_id,revenue,cost\n"
        "A,1,2025-01-01,1,10.00,\n"
        "A,1.5,2025-02-30,1,ten,\n"
        "B,1,,1,20,1\n"
        "B,2,31.12.2024,1,20,\n"
    )
    assert faults(load, "order_lines", text) == (
        "the column product_id is missing",
        "line_no: 1 value cannot be read (line 3: 1.5)",
        "order_date: 1 row has no value (line 4)",
        "order_date: 2 values cannot be read (first in lines 3, 5: 2025-02-30, 31.12.2024)",
        "revenue: 1 value cannot be read (line 3: ten)",
    )
    assert rows(store, "SELECT count(*) FROM facts.order_line") == [(0,)]
    assert rows(store, "SELECT count(*) FROM facts.batch") == [(0,)]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        pytest.param(
            "opportunities",
            "opportunity_id,snapshot_on,stage,status,probability\n1,2025-01-01,Bid,open,1.2\n2,2025-01-01,Bid,Won,nan\n",
            (
                "status: 1 value cannot be read (line 3: Won)",
                "probability: 2 values cannot be read (first in lines 2, 3: 1.2, nan)",
            ),
            id="values outside of their list or scale",
        ),
        pytest.param(
            "requests",
            "request_id,account_id,opened_at\n1,1,2025-01-01 08:00\n2,1,2025-01-01T08:00:00+07:00\n3,1,infinity\n",
            ("opened_at: 2 values cannot be read (first in lines 3, 4: 2025-01-01T08:00:00+07:00, infinity)",),
            id="times that are not UTC",
        ),
        pytest.param(
            "accounts",
            "account_id,account_name\n1,A\n2,B\n1,C\n1,D\n",
            ("1 key stands in more than one row (account_id: 1)",),
            id="a key twice",
        ),
        pytest.param(
            "order_lines",
            "order_no,line_no,order_date,account_id,product_id,revenue\n"
            + "".join(f"A,{line},2025-01-01,1,1,1\n" for line in (1, 65, 129, 1, 2, 2)),
            ("2 keys stand in more than one row (first order_no / line_no: A / 1, A / 2)",),
            id="an order line twice",
        ),
        pytest.param(
            "accounts",
            "account_id,account_name\n  ,A\n2,\u00a0\u200b\n3,\t \n4,\u3164\n",
            (
                "account_id: 1 row has no value (line 2)",
                "account_name: 3 rows have no value (first in lines 3, 4, 5)",
            ),
            id="an id and names of blanks alone",
        ),
        pytest.param("accounts", "", ("the file is empty",), id="nothing"),
        pytest.param(
            "accounts",
            "account_id,Account_ID,account_name\n1,2,A\n",
            ("two columns are called account_id",),
            id="a column twice",
        ),
    ],
)
def test_a_file_that_breaks_its_contract_is_refused(
    load: Load, kind: str, text: str, expected: tuple[str, ...]
) -> None:
    assert faults(load, kind, text) == expected


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"account_id,account_name\n1,A\n2\n", "Line: 3", id="a row too short"),
        pytest.param(b"account_id,account_name\n1,A,x\n", "Line: 2", id="a row too long"),
        pytest.param(b'account_id,account_name\n1,"A\n', "unterminated quote", id="a quote left open"),
        pytest.param("account_id,account_name\n1,Zoë\n".encode("latin-1"), "utf-8", id="another encoding"),
    ],
)
@pytest.mark.usefixtures("load")
def test_a_file_that_is_not_well_formed_is_refused_with_the_place(
    store: Store, tmp_path: Path, content: bytes, says: str
) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(content)
    with pytest.raises(ContractError, match=says):
        load_file(store, file, "accounts", who="Ada")
    assert rows(store, "SELECT count(*) FROM facts.account") == [(0,)]


@pytest.mark.usefixtures("load")
def test_a_damaged_parquet_file_is_refused(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "accounts.parquet"
    file.write_bytes(b"PAR1 not really PAR1")
    with pytest.raises(ContractError, match=r"accounts\.parquet"):
        load_file(store, file, "accounts", who="Ada")


@pytest.mark.usefixtures("load")
def test_a_file_that_is_not_there_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="There is no file"):
        load_file(store, tmp_path / "none.csv", "accounts", who="Ada")


@pytest.mark.usefixtures("load")
def test_line_numbers_count_records_also_in_a_compressed_file(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv.gz"
    file.write_bytes(gzip.compress(b'account_id,account_name\r\n1,"two\r\nlines"\r\n2,\r\n'))
    with pytest.raises(ContractError) as refused:
        load_file(store, file, "accounts", who="Ada")
    assert refused.value.faults == ("account_name: 1 row has no value (line 3)",)


@pytest.mark.usefixtures("load")
def test_a_file_whose_name_is_a_pattern_is_that_file_alone(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a1.csv").write_text("account_id,account_name\n1,wrong\n")
    (tmp_path / "a[1]*.csv").write_text("account_id,account_name\n1,right\n")
    load_file(store, tmp_path / "a[1]*.csv", "accounts", who="Ada")
    assert rows(store, "SELECT account_name FROM facts.account") == [("right",)]


@pytest.mark.usefixtures("load")
def test_parquet_loads_numbers_as_text_ids_and_dates_as_they_are(store: Store, tmp_path: Path) -> None:
    pl.DataFrame(
        {
            "order_no": [1],
            "line_no": [0],
            "order_date": [date(2025, 1, 31)],
            "account_id": [7],
            "product_id": [8],
            "sales_amount": [Decimal("12.50")],
            "colour": [None],
        },
        schema_overrides={"colour": pl.Int32},
    ).write_parquet(tmp_path / "lines.parquet")
    load_file(store, tmp_path / "lines.parquet", "order_lines", who="Ada")
    assert rows(
        store,
        "SELECT order_no, line_no, order_date, account_id, product_id, revenue, cost, extra FROM facts.order_line",
    ) == [("1", 0, date(2025, 1, 31), "7", "8", Decimal("12.5000"), None, '{"colour":null}')]


def test_a_key_that_is_there_is_replaced_and_others_stay(store: Store, load: Load) -> None:
    load("accounts", "account_id,account_name,segment\n1,One,Retail\n2,Two,Retail\n")
    load("accounts", "account_id,account_name\n2,Two again\n3,Three\n")
    assert rows(store, "SELECT account_id, account_name, segment, batch_id FROM facts.account ORDER BY 1") == [
        ("1", "One", "Retail", 1),
        ("2", "Two again", None, 2),
        ("3", "Three", None, 2),
    ]


def test_an_order_is_replaced_as_a_whole_with_its_months(world: Store, tmp_path: Path) -> None:
    file = tmp_path / "again.csv"
    file.write_text(
        "order_no,line_no,order_date,account_id,product_id,revenue,currency\nO-1,1,2023-04-02,001,10,900.00,EUR\n"
    )
    load_file(world, file, "order_lines", who="Ada")
    assert rows(
        world,
        "SELECT month, revenue, orders FROM facts.account_month WHERE account_id = '001' AND month < '2024-01-01'",
    ) == [(date(2023, 4, 1), Decimal("900.0000"), 1)]
    assert rows(world, "SELECT sum(revenue) FROM facts.account_month") == [(Decimal("8630.5000"),)]
    assert rows(world, "SELECT sum(revenue) FROM facts.account_family_month") == [(Decimal("8630.5000"),)]


def test_money_is_converted_at_the_newest_rate_not_after_its_day(world: Store) -> None:
    assert rows(
        world,
        "SELECT order_no, line_no, revenue, revenue_base, cost_base FROM facts.order_line "
        "WHERE account_id = '002' ORDER BY order_date, line_no",
    ) == [
        ("O-8", 1, Decimal("1000.0000"), Decimal("900.0000"), Decimal("450.0000")),
        ("O-9", 1, Decimal("2000.0000"), Decimal("1800.0000"), Decimal("900.0000")),
        ("O-10", 1, Decimal("500.0000"), Decimal("400.0000"), Decimal("200.0000")),
        ("O-10", 2, Decimal("1000.0000"), Decimal("800.0000"), Decimal("400.0000")),
    ]


def test_money_without_a_rate_is_a_fault_and_is_never_added_up(store: Store, load: Load) -> None:
    load("exchange_rates", "currency,rate_date,rate\nUSD,2025-01-01,0.8\n")
    text = (
        "order_no,line_no,order_date,account_id,product_id,revenue,currency\n"
        "A,1,2025-03-01,1,1,10,USD\nB,1,2024-12-31,1,1,10,USD\nC,1,2024-11-30,1,1,10,USD\nD,1,2025-01-01,1,1,1,VND\n"
    )
    assert faults(load, "order_lines", text) == (
        "no exchange rate of USD on 2024-11-30 or before",
        "no exchange rate of VND on 2025-01-01 or before",
    )
    assert rows(store, "SELECT count(*) FROM facts.account_month") == [(0,)]


def test_lines_of_unknown_accounts_and_products_are_kept_and_counted(world: Store, tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_text(
        "order_no,line_no,order_date,account_id,product_id,revenue\n"
        "X,1,2025-12-01,999,10,1.00\nX,2,2025-12-01,999,99,1.00\nY,1,2025-12-01,001,99,1.00\n"
    )
    batch = load_file(world, file, "order_lines", who="Ada")
    assert (batch.rows_in, batch.rows_loaded, batch.warnings) == (
        3,
        3,
        (
            "2 lines are of accounts that are not loaded.",
            "2 lines are of products that are not loaded; their family is Other.",
        ),
    )


def test_a_product_that_moves_to_another_family_moves_its_revenue(world: Store, tmp_path: Path) -> None:
    file = tmp_path / "products.csv"
    file.write_text("product_id,product_name,family\n12,Service,Care\n")
    load_file(world, file, "products", who="Ada")
    assert rows(
        world, "SELECT family, sum(revenue) FROM facts.account_family_month GROUP BY family ORDER BY family"
    ) == [("Care", Decimal("550.5000")), ("Parts", Decimal("780.0000")), ("Pumps", Decimal("7600.0000"))]


def test_a_load_leaves_a_batch_row_and_one_history_row_a_value(store: Store, load: Load) -> None:
    before = store.database.read("store", "revisions")["store"][0]
    load("accounts", "account_id,account_name\n1,A\n")
    ((batch_id, kind, name, hashed, loaded_by, at),) = rows(
        store, "SELECT batch_id, kind, file_name, file_hash, loaded_by, loaded_at FROM facts.batch"
    )
    assert (batch_id, kind, name, hashed, loaded_by) == (1, "accounts", "accounts.csv", SHA_256, "Ada")
    assert isinstance(at, datetime)
    assert store.database.read("store", "revisions")["store"][0] != before
    assert rows(
        store, "SELECT who, action, record, record_id, new_value FROM app.history WHERE field = 'rows_loaded'"
    ) == [("Ada", "import", "batch", "1", "1")]


def test_a_history_row_that_a_crash_kept_back_is_made_up_for_once(store: Store, load: Load) -> None:
    load("accounts", "account_id,account_name\n1,A\n")
    with store.connection.cursor() as cursor:
        cursor.execute("INSERT INTO facts.batch SELECT * REPLACE (2 AS batch_id, 'Ben' AS loaded_by) FROM facts.batch")
    batches.record_missing(store)
    batches.record_missing(store)
    assert rows(store, "SELECT request_id, who FROM app.history WHERE field = 'kind' ORDER BY sequence") == [
        ("batch-1", "Ada"),
        ("batch-2", "Ben"),
    ]


def test_a_load_tells_how_far_it_is(world: Store, tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text("account_id,account_name\n1,A\n")
    told: list[tuple[str, float]] = []
    load_file(world, file, "accounts", who="Ada", progress=lambda step, share: told.append((step, share)))
    assert [step for step, share in told if share == 1] == ["Checking accounts.csv", "Loading accounts.csv"]
    assert all(0 <= share <= 1 for _step, share in told)


def test_nothing_is_loaded_before_the_company_is_described(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text("account_id,account_name\n1,A\n")
    with pytest.raises(RefusedError, match="Describe the company first"):
        load_file(store, file, "accounts", who="Ada")
