"""What came back of what was put in, by hand."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from kam_core.period import trailing_year
from kam_core.programme.comparison import Year, compared
from kam_core.programme.returns import put_in, returns, total
from kam_core.store.store import Store
from tests.kam_core.programme.conftest import CLOSED, MONEY, TODAY

YEAR = trailing_year(CLOSED)
KEY = pl.DataFrame({"account_id": ["key"]})
COMPARED: dict[str, Any] = {
    "account_id": pl.String,
    "account_name": pl.String,
    "since": pl.Date,
    "margin_before": pl.Float64,
    "margin_after": pl.Float64,
    "growth_controls": pl.Float64,
    "illustrative": pl.Boolean,
}
SPENT: dict[str, Any] = {
    "account_id": pl.String,
    "hours": MONEY,
    "invested": MONEY,
    "cost_to_serve": MONEY,
    "illustrative": pl.Boolean,
}
Put = Callable[..., None]


def account(
    name: str, before: float | None = 400, after: float | None = 800, growth: float | None = 0.25
) -> tuple[object, ...]:
    return name, name.title(), date(2024, 1, 15), before, after, growth, False


def spent(name: str, hours: int | None = 10, invested: int | None = 50) -> tuple[object, ...]:
    return name, hours, invested, None, False


def of(accounts: list[Any], put: list[Any], hour_cost: int | None = 5) -> pl.DataFrame:
    return returns(
        pl.DataFrame(accounts, COMPARED, orient="row"),
        pl.DataFrame(put, SPENT, orient="row"),
        None if hour_cost is None else Decimal(hour_cost),
    )


def test_the_return_of_an_account_by_hand() -> None:
    row = of([account("key")], [spent("key")]).row(0, named=True)
    # 400 grown by a quarter is 500; 800 are 300 above it. Ten hours at 5 and 50 are 100.
    assert (row["baseline"], row["above"], row["put_in"], row["roi"]) == (500, 300, 100, 2.0)
    assert row["missing"] == []


@pytest.mark.parametrize(
    ("made", "put", "hour_cost", "missing"),
    [
        pytest.param(account("key", growth=None), spent("key"), 5, ["comparison"], id="nobody to compare it with"),
        pytest.param(account("key", after=None), spent("key"), 5, ["cost_of_goods"], id="cost of goods"),
        pytest.param(account("key", before=-400), spent("key"), 5, ["margin_before"], id="a loss before"),
        pytest.param(account("key", before=0), spent("key"), 5, ["margin_before"], id="no margin before"),
        pytest.param(account("key"), spent("key", hours=None), 5, ["hours"], id="hours"),
        pytest.param(account("key"), spent("key", invested=None), 5, ["investments"], id="investments"),
        pytest.param(account("key"), spent("key"), None, ["hour_cost"], id="cost of an hour"),
        pytest.param(
            account("key", None, None, None),
            spent("key", None, None),
            None,
            ["comparison", "hours", "investments", "hour_cost"],
            id="all of it",
        ),
    ],
)
def test_what_is_missing_is_named_and_leaves_no_return(
    made: tuple[object], put: tuple[object], hour_cost: int | None, missing: list[str]
) -> None:
    row = of([made], [put], hour_cost).row(0, named=True)
    assert (row["roi"], row["missing"]) == (None, missing)


def test_where_nothing_was_put_in_there_is_no_return_on_it() -> None:
    row = of([account("key")], [spent("key", 0, 0)]).row(0, named=True)
    assert (row["put_in"], row["roi"], row["missing"]) == (0, None, [])


def test_all_together_need_eight_accounts() -> None:
    many = [f"k{at}" for at in range(8)]
    seven = total(of([account(name) for name in many[1:]], [spent(name) for name in many]))
    assert (seven.accounts, seven.above, seven.put_in, seven.roi) == (7, 2100, 700, None)
    eight = total(of([account(name) for name in many], [spent(name) for name in many]))
    assert (eight.accounts, eight.above, eight.put_in, eight.roi) == (8, 2400, 800, 2.0)


@pytest.fixture
def put(admitted: Store) -> Put:
    """Records of the world: `put(table, row, row)`."""

    def insert(table: str, *rows: dict[str, object]) -> None:
        common: dict[str, object] = {} if table.startswith("facts") else {"illustrative": False, "version": 1}
        frame = pl.DataFrame([{**common, **row} for row in rows])
        admitted.writer.derive(lambda transaction: transaction.insert(table, frame))

    return insert


def member(account_id: str, hours: int | None, name: str = "t1") -> dict[str, object]:
    return {
        "team_member_id": name,
        "account_id": account_id,
        "person_id": "P1",
        "role": "collaborator",
        "hours_a_month": None if hours is None else Decimal(hours),
    }


def investment(name: str, day: date | None, amount: int | None, hours: int | None) -> dict[str, object]:
    return {
        "investment_id": name,
        "account_id": "key",
        "what": "Wall",
        "kind": "money",
        "amount": None if amount is None else Decimal(amount),
        "hours": None if hours is None else Decimal(hours),
        "spent_on": day,
    }


def test_what_was_put_in_within_a_year_by_hand(admitted: Store, put: Put) -> None:
    put("app.team_member", member("key", 3), member("key", 2, "t2"), member("key", None, "t3"))
    put(
        "app.investment",
        investment("i1", date(2025, 2, 1), 700, None),
        investment("i2", date(2026, 1, 31), None, 12),
        investment("i3", date(2026, 2, 1), 9000, 90),
        investment("i4", date(2025, 1, 31), None, None),
    )
    visits = {"account_id": "key", "driver": "visits", "quantity": Decimal(2), "rate": Decimal(40), "batch_id": 0}
    put("facts.cost_driver", {**visits, "month": date(2025, 3, 1), "rate_base": Decimal(30)})
    # Twelve times five hours and twelve; 700; two visits at 30 in the base currency.
    assert put_in(admitted.database, KEY, YEAR).rows() == [("key", 72, 700, 60, False)]


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        pytest.param(None, 9000, id="of a day that nobody gave"),
        pytest.param(date(2025, 6, 1), None, id="with neither an amount nor hours"),
    ],
)
def test_an_investment_that_is_half_known_leaves_what_was_invested_unknown(
    admitted: Store, put: Put, day: date | None, amount: int | None
) -> None:
    put("app.team_member", member("key", 1))
    put("app.investment", investment("i1", date(2025, 5, 1), 40, None), investment("i2", day, amount, None))
    found = put_in(admitted.database, KEY, YEAR)
    assert found["invested"].to_list() == [None]
    row = returns(compared(admitted.database, KEY, TODAY, CLOSED, Year.LAST).accounts, found, Decimal(5)).row(0)
    assert "investments" in row[-2]


def test_hours_of_investments_without_those_of_the_team_are_not_all_hours(admitted: Store, put: Put) -> None:
    put("app.investment", investment("i1", date(2025, 6, 1), 700, 12))
    assert put_in(admitted.database, KEY, YEAR).select("hours", "invested").rows() == [(None, 700)]


def test_what_nobody_said_is_unknown_and_not_nothing(admitted: Store, put: Put) -> None:
    assert put_in(admitted.database, KEY, YEAR).rows() == [("key", None, None, None, False)]
    put("app.investment", investment("i1", date(2023, 1, 1), 700, None))
    driver = {"account_id": "key", "driver": "visits", "month": date(2025, 3, 1), "quantity": Decimal(2)}
    put("facts.cost_driver", {**driver, "rate": Decimal(40), "rate_base": None, "batch_id": 0})
    # Somebody keeps its investments: there was none in this year. The rate of a visit has no base currency.
    assert put_in(admitted.database, KEY, YEAR).rows() == [("key", None, 0, None, False)]


def test_from_the_store_to_the_return(admitted: Store, put: Put) -> None:
    put("app.team_member", member("key", 1))
    put("app.investment", investment("i1", date(2025, 5, 1), 40, None))
    found = compared(admitted.database, KEY, TODAY, CLOSED, Year.LAST)
    row = returns(found.accounts, put_in(admitted.database, KEY, YEAR), Decimal(5)).row(0, named=True)
    # 40 % of 1000, shrunk as Ann, Ben and Cat by 43.33 % on average, is 226.6667; 40 % of 2000 is 573.3333 more.
    assert (row["baseline"], row["above"]) == (Decimal("226.6667"), Decimal("573.3333"))
    assert row["roi"] == pytest.approx((573.3333 - 100) / 100)
