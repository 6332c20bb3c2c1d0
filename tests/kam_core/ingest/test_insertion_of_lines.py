from decimal import Decimal
from pathlib import Path

import pytest

from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.store.store import Store

LINES = (
    "order_no,line_no,order_date,account_id,unit_id,product_id,quantity,revenue,cost,currency,recurring,colour\n"
    "A,1,2025-03-01,1,u1,p,2,100,40,USD,true,red\n"
    "A,2,2025-03-01,1,,p,,10,,USD,,\n"
    "B,1,2025-04-01,1,u2,q,1,30,20,EUR,false,blue\n"
    "C,1,2025-04-02,1,u2,q,1,5,1,,,\n"
)
READ = """
SELECT order_no, line_no, unit_id, quantity, revenue, cost, currency, revenue_base, cost_base, recurring, extra
FROM facts.order_line ORDER BY order_no, line_no
"""


@pytest.fixture
def loaded(store: Store, tmp_path: Path) -> Store:
    """A store in EUR with the lines above; a USD was worth 0.8."""
    company.describe(store, name="Test", base_currency="EUR")
    for kind, text in (("exchange_rates", "currency,rate_date,rate\nUSD,2025-01-01,0.8\n"), ("order_lines", LINES)):
        (tmp_path / f"{kind}.csv").write_text(text)
        load_file(store, tmp_path / f"{kind}.csv", kind, who="Ada")
    return store


def rows(store: Store, text: str) -> list[tuple[object, ...]]:
    with store.connection.cursor() as cursor:
        return cursor.sql(text).fetchall()


def test_a_line_comes_back_with_all_that_its_file_said(loaded: Store) -> None:
    def money(*amounts: str | None) -> tuple[Decimal | None, ...]:
        return tuple(None if amount is None else Decimal(amount) for amount in amounts)

    assert rows(loaded, READ) == [
        ("A", 1, "u1", *money("2", "100", "40"), "USD", *money("80", "32"), True, '{"colour":"red"}'),
        ("A", 2, None, *money(None, "10", None), "USD", *money("8", None), None, '{"colour":null}'),
        ("B", 1, "u2", *money("1", "30", "20"), "EUR", *money("30", "20"), False, '{"colour":"blue"}'),
        ("C", 1, "u2", *money("1", "5", "1"), None, *money("5", "1"), None, '{"colour":null}'),
    ]


def test_a_replaced_order_leaves_nothing_of_its_old_lines(loaded: Store, tmp_path: Path) -> None:
    (tmp_path / "again.csv").write_text(
        "order_no,line_no,order_date,account_id,product_id,revenue,currency\nA,1,2025-03-05,1,p,50,USD\n"
    )
    load_file(loaded, tmp_path / "again.csv", "order_lines", who="Ada")
    assert rows(loaded, READ)[:2] == [
        ("A", 1, None, None, Decimal(50), None, "USD", Decimal(40), None, None, None),
        (
            "B",
            1,
            "u2",
            Decimal(1),
            Decimal(30),
            Decimal(20),
            "EUR",
            Decimal(30),
            Decimal(20),
            False,
            '{"colour":"blue"}',
        ),
    ]
    assert rows(loaded, "SELECT count(*) FROM facts.line_extra") == [(2,)]
    assert rows(loaded, "SELECT revenue, cost FROM facts.account_month ORDER BY month") == [
        (Decimal(40), None),
        (Decimal(35), Decimal(21)),
    ]
    assert rows(loaded, "SELECT family, revenue FROM facts.account_family_month ORDER BY month") == [
        ("Other", Decimal(40)),
        ("Other", Decimal(35)),
    ]
