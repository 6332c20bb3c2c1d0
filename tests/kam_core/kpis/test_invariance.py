"""What must not change any KPI of the catalogue: the order of accounts, and the currency in which a line stands."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kam_core.accounts.model import AccountId
from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.kpis import account, catalogue
from kam_core.kpis.model import Grain, KpiValue
from kam_core.kpis.portfolio import strip
from kam_core.period import add_months
from kam_core.store.store import Store
from tests.built import Built
from tests.kam_core.kpis.written import answer, let_it_be, plan

DAY = date(2025, 12, 31)
FIRST = date(2023, 1, 1)
ACCOUNTS = {"Ash": "Wood", "Birch": "Wood", "Cedar": "Wood", "Dolomite": "Stone", "Elm": "Wood", "Flint": "Stone"}
FAMILIES = ("Pumps", "Parts", "Service")
# Account, family, months from January 2023 on, ten-thousandths of revenue, and of cost (null: unknown).
Line = tuple[str, str, int, int, int | None]
MONEY = st.integers(-2_000_000, 30_000_000)
LINES = st.lists(
    st.tuples(
        st.sampled_from(list(ACCOUNTS)),
        st.sampled_from(FAMILIES),
        st.integers(0, 35),
        MONEY,
        st.none() | MONEY,
    ),
    min_size=1,
    max_size=40,
)
RECORD = {"illustrative": pl.lit(value=False), "version": pl.lit(1)}
# What else KPIs are made of; the same in all stores.
OTHERS = {
    "app.membership": pl.DataFrame(
        {
            "membership_id": ["M1", "M2"],
            "account_id": ["Ash", "Flint"],
            "kind": ["existing", "emerging"],
            "since": [date(2024, 2, 1), date(2025, 3, 1)],
            "admit_reason": ["large", "growing"],
            "admitted_by": ["P", "P"],
            "illustrative": [False, False],
            "version": [1, 1],
        }
    ),
    "facts.cost_driver": pl.DataFrame(
        {
            "account_id": ["Ash", "Elm"],
            "month": [date(2025, 5, 1), date(2025, 6, 1)],
            "driver": ["visits", "visits"],
            "quantity": [Decimal(3), Decimal(2)],
            "rate": [Decimal(40), Decimal(40)],
            "rate_base": [Decimal(40), Decimal(40)],
            "batch_id": [0, 0],
        }
    ),
    "facts.survey_answer": pl.DataFrame(
        {
            "survey_answer_id": ["1", "2", "3", "4"],
            "account_id": ["Ash", "Birch", "Flint", "Flint"],
            "kind": ["nps", "nps", "nps", "csat"],
            "score": [10.0, 5.0, 9.0, 4.0],
            "answered_on": [date(2025, 4, 1)] * 4,
            "batch_id": [0] * 4,
        }
    ),
    "facts.wallet_estimate": pl.DataFrame(
        {
            "account_id": ["Ash", "Flint", "Flint"],
            "year": [2024, 2024, 2025],
            "amount": [Decimal(900), Decimal(700), Decimal(1200)],
            "amount_base": [Decimal(900), Decimal(700), Decimal(1200)],
            "estimated_on": [date(2024, 9, 1), date(2024, 3, 1), date(2025, 3, 1)],
            "batch_id": [0] * 3,
        }
    ),
    "facts.contract": pl.DataFrame(
        {
            "contract_id": ["K1", "K2"],
            "account_id": ["Cedar", "Cedar"],
            "start_on": [date(2024, 7, 1), date(2025, 7, 1)],
            "end_on": [date(2025, 6, 30), date(2026, 6, 30)],
            "value_base": [Decimal(100), Decimal(80)],
            "renewed_from": [None, "K1"],
            "batch_id": [0, 0],
        }
    ),
    "facts.contact": pl.DataFrame(
        {"contact_id": ["C1", "C2"], "account_id": ["Ash", "Elm"], "contact_name": ["Ann", "Eve"], "batch_id": [0, 0]}
    ),
    "facts.activity": pl.DataFrame(
        {
            "activity_id": ["T1", "T2", "T3"],
            "account_id": ["Ash", "Ash", "Elm"],
            "contact_id": ["C1", "C1", "C2"],
            "person_id": ["P", "Q", "P"],
            "kind": ["call"] * 3,
            "activity_date": [date(2025, 4, 1), date(2025, 12, 1), date(2025, 3, 1)],
            "planned": [False] * 3,
            "two_way": [True] * 3,
            "batch_id": [0] * 3,
        }
    ),
    "facts.request": pl.DataFrame(
        {
            "request_id": ["R1", "R2"],
            "account_id": ["Ash", "Flint"],
            "opened_at": [datetime(2025, 4, 1, 8), datetime(2025, 5, 1, 8)],
            "answered_at": [datetime(2025, 4, 1, 9), datetime(2025, 5, 2, 8)],
            "batch_id": [0, 0],
        }
    ),
    "app.plan": pl.DataFrame([plan("PA", "Ash", 2025), plan("PE", "Elm", 2025)]).with_columns(**RECORD),
    "app.answer": pl.DataFrame(
        [answer("PA", "Ash", "R02", "3"), answer("PE", "Elm", "R02", "-2"), answer("PE", "Elm", "N01", "More")]
    ).with_columns(**RECORD),
    "app.action": pl.DataFrame(
        {
            "action_id": ["X1", "X2"],
            "account_id": ["Ash", "Elm"],
            "title": ["Call", "Write"],
            "status": ["done", "open"],
            "due_on": [date(2025, 6, 1)] * 2,
            "done_on": [date(2025, 5, 1), None],
        }
    ).with_columns(**RECORD),
    # D2 was put off; D3 brought less than it promised for the last quarter.
    "facts.opportunity": pl.DataFrame(
        {
            "opportunity_id": ["D1", "D2", "D2", "D3", "D3"],
            "snapshot_on": [date(2025, 12, 1), *(date(2025, 9, 30), date(2025, 12, 31)) * 2],
            "account_id": ["Elm", "Ash", "Ash", "Birch", "Birch"],
            "stage": ["Closed", "Offer", "Offer", "Offer", "Closed"],
            "status": ["won", "open", "open", "open", "won"],
            "amount_base": [Decimal(amount) for amount in (400, 900, 900, 300, 100)],
            "probability": [1.0, 0.5, 0.5, 0.5, 1.0],
            "created_on": [date(2025, 1, 1)] * 5,
            "close_on": [
                date(2025, 3, 1),
                date(2026, 1, 15),
                date(2026, 2, 1),
                date(2025, 12, 15),
                date(2025, 12, 20),
            ],
            "batch_id": [0] * 5,
        }
    ),
}

SUMMED = catalogue.chosen("rev_ttm", "gross_margin")


@pytest.fixture(scope="module")
def catalogued(built: Built, empty_store: Path) -> Path:
    """A store with products and a dollar that is worth a euro; copy it to open it."""

    def make(path: Path) -> None:
        texts = {
            "products": "\n".join(["product_id,product_name,family", *(f"{one},{one},{one}" for one in FAMILIES)]),
            "exchange_rates": "currency,rate_date,rate\nUSD,2020-01-01,1.00",
        }
        with Store(Path(shutil.copy(empty_store, path))) as opened:
            company.describe(opened, name="Any", base_currency="EUR")
            let_it_be(opened, DAY)
            for kind, text in texts.items():
                load(opened, path.with_name(f"{kind}.csv"), kind, text.splitlines())

    return built("catalogued", make)


def load(store: Store, file: Path, kind: str, rows: Sequence[str]) -> None:
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    load_file(store, file, kind, who="test")


def rows_of(lines: Sequence[Line], *, in_two: bool) -> list[str]:
    """The lines of a file: an order each, in euros, or a part of each in dollars as a line of its own."""
    rows = []
    for number, (who, family, months, revenue, cost) in enumerate(lines):
        parts = [(revenue, cost, "EUR")]
        if in_two:
            half, rest = revenue // 3, None if cost is None else cost // 7
            other = None if cost is None or rest is None else cost - rest
            parts = [(half, rest, "USD"), (revenue - half, other, "EUR")]
        day = add_months(FIRST, months).replace(day=1 + number % 28)
        rows += [
            f"O{number},{at},{day},{who},{family},1,{amount(of)},{amount(cost_of)},{currency}"
            for at, (of, cost_of, currency) in enumerate(parts, start=1)
        ]
    return rows


def amount(ten_thousandths: int | None) -> str:
    return "" if ten_thousandths is None else str(Decimal(ten_thousandths).scaleb(-4))


@contextmanager
def world(
    base: Path, folder: Path, lines: Sequence[Line], *, order: Random | None = None, in_two: bool = False
) -> Iterator[Store]:
    """A store of these lines, while the block runs."""
    place = Path(mkdtemp(dir=folder))
    accounts = [f"{name},{name},{segment}" for name, segment in ACCOUNTS.items()]
    rows = rows_of(lines, in_two=in_two)
    others = OTHERS
    if order:
        order.shuffle(accounts)
        order.shuffle(rows)
        others = {table: frame.reverse() for table, frame in OTHERS.items()}
    header = "order_no,line_no,order_date,account_id,product_id,quantity,revenue,cost,currency"
    # Around all others, so that the data of every world reach equally far.
    around = [f"{day},1,{day},Elm,Parts,1,1.00,1.00,EUR" for day in (FIRST, date(2026, 1, 5))]
    with Store(Path(shutil.copy(base, place / "kam.duckdb"))) as store:
        load(store, place / "accounts.csv", "accounts", ["account_id,account_name,segment", *accounts])
        load(store, place / "order_lines.csv", "order_lines", [header, *around, *rows])
        store.writer.derive(lambda kept: [kept.insert(*other) for other in others.items()] and None)
        yield store
    shutil.rmtree(place)


def values(store: Store, names: Sequence[str] | None) -> list[KpiValue]:
    """All KPIs of the portfolio, or of some accounts."""
    return strip(store.database, None if names is None else pl.DataFrame({"account_id": names}), DAY)


def of_account(store: Store, name: str) -> dict[str, KpiValue]:
    return {value.kpi.code: value for value in account.strip(store.database, AccountId(name), DAY, SUMMED)}


def same(ours: Sequence[KpiValue], theirs: Sequence[KpiValue]) -> None:
    """Money to the last digit; what is a ratio may differ where floats are added in another order."""
    for one, other in zip(ours, theirs, strict=True):
        code = one.kpi.code
        for mine, yours in ((one.value, other.value), (one.before, other.before)):
            assert mine == (yours if isinstance(mine, Decimal) or yours is None else pytest.approx(yours)), code
        assert (one.n, one.coverage) == (other.n, pytest.approx(other.coverage) if other.coverage else other.coverage)
        assert one.series["value"].to_list() == [
            None if value is None else pytest.approx(value) for value in other.series["value"]
        ], code


# Each example loads three stores, and to shrink one would take minutes: the other tests of money have more.
@settings(
    max_examples=3,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines=LINES, seed=st.integers(0, 1_000))
def test_no_kpi_changes_with_the_order_of_accounts_or_with_a_second_currency_at_rate_1(
    catalogued: Path, tmp_path: Path, lines: list[Line], seed: int
) -> None:
    with ExitStack() as held:
        plain = held.enter_context(world(catalogued, tmp_path, lines))
        reordered = held.enter_context(world(catalogued, tmp_path, lines, order=Random(seed)))
        in_two = held.enter_context(world(catalogued, tmp_path, lines, in_two=True))
        for names in (None, ["Ash", "Birch", "Dolomite", "Elm"]):
            ours = values(plain, names)
            assert [value.kpi for value in ours] == list(catalogue.of(Grain.PORTFOLIO))
            same(ours, values(reordered, names and names[::-1]))
            same(ours, values(in_two, names))
        add_up(plain, lines)
        add_up(in_two, lines)


def add_up(store: Store, lines: Sequence[Line]) -> None:
    """What accounts bought in twelve months is the ledger's sum of them, together that of all, to the last digit."""
    of_all = {value.kpi.code: value.value for value in values(store, None)}
    apart = {name: of_account(store, name) for name in ACCOUNTS}
    for name, ours in apart.items():
        ledger = sum(revenue for who, _, months, revenue, _ in lines if who == name and months >= 24)
        assert ours["rev_ttm"].value == Decimal(ledger).scaleb(-4), name
    assert of_all["rev_ttm"] == sum(Decimal(ours["rev_ttm"].value or 0) for ours in apart.values())
    assert of_all["active_accounts"] == sum(1 for ours in apart.values() if (ours["rev_ttm"].value or 0) > 0)
    known = [ours["gross_margin"].value for ours in apart.values() if ours["gross_margin"].value is not None]
    if len(known) == len(apart):
        assert of_all["gross_margin"] == sum(Decimal(value) for value in known)
