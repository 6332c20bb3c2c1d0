"""How much of what we sell accounts buy: by hand in the world of three accounts, and when a decision changes it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.ingest.demo import TODAY as DEMO_TODAY
from kam_core.ingest.load import load_file
from kam_core.kpis import account, catalogue
from kam_core.kpis.model import KpiValue
from kam_core.kpis.portfolio import strip
from kam_core.plans.cells import decide
from kam_core.records.model import Wanted
from kam_core.store.request import new_request
from kam_core.store.store import Store

TODAY = date(2026, 1, 15)
SIX = catalogue.chosen(
    "product_penetration",
    "cell_penetration",
    "whitespace_value",
    "cross_sell_ratio",
    "lines_per_account",
    "attach_rate",
)


def by_code(store: Store, accounts: pl.DataFrame | None = None, day: date = TODAY) -> dict[str, KpiValue]:
    return {value.kpi.code: value for value in strip(store.database, accounts, day, SIX)}


# 2025: Alpha bought Pumps and Other, Beta Pumps and Parts, Gamma nothing.
# 2024: Alpha bought Pumps and Parts, Beta Pumps, Gamma Other.
@pytest.mark.parametrize(
    ("code", "value", "before", "n"),
    [
        pytest.param("product_penetration", (2 / 3 + 2 / 3 + 0) / 3, (2 / 3 + 1 / 3 + 1 / 3) / 3, 3, id="products"),
        pytest.param("cell_penetration", 4 / 9, 4 / 9, 3, id="cells"),
        pytest.param("cross_sell_ratio", 2 / 2, 1 / 3, 2, id="cross-sell"),
        pytest.param("lines_per_account", 4 / 2, 4 / 3, 2, id="families per account"),
        # Each of the four purchases of 2025 could bring two others along, and brought one; in 2024 two of four did.
        pytest.param("attach_rate", 4 / 8, 2 / 8, 2, id="attach rate"),
    ],
)
def test_every_kpi_by_hand(world: Store, code: str, value: float, before: float, n: int) -> None:
    found = by_code(world)[code]
    assert (found.value, found.before) == (pytest.approx(value), pytest.approx(before))
    assert (found.n, found.coverage) == (n, 1.0)


def test_white_space_is_unknown_where_too_few_accounts_compare(world: Store) -> None:
    found = by_code(world)["whitespace_value"]
    assert (found.value, found.before, found.n) == (None, None, 0)


def test_a_family_that_does_not_apply_is_left_out_unless_it_was_bought(world: Store) -> None:
    wanted = {"reason": Wanted("No workshop", None), "applicable": Wanted("no", None)}
    for account_id, family in (("003", "Pumps"), ("001", "Pumps")):
        decide(world, new_request("P1", "test"), account_id, family, wanted)
    found = by_code(world)
    assert found["cell_penetration"].value == pytest.approx(4 / 8)
    assert found["product_penetration"].value == pytest.approx(4 / 9)


def test_under_twelve_months_nothing_is_known(world: Store) -> None:
    """The data start in March 2023: at its end they hold ten months."""
    assert {value.value for value in by_code(world, day=date(2023, 12, 31)).values()} == {None}


def test_all_accounts_are_the_same_whether_they_are_named_or_not(demo: Store) -> None:
    ids = demo.database.ask(lambda cursor: cursor.execute("SELECT account_id FROM facts.account").pl())
    named = pl.concat([ids.reverse(), pl.DataFrame({"account_id": ["nobody"]})])
    everybody, by_name = by_code(demo, None, DEMO_TODAY), by_code(demo, named, DEMO_TODAY)
    for code, value in everybody.items():
        assert by_name[code].value == pytest.approx(value.value)
    assert everybody["whitespace_value"].value == by_name["whitespace_value"].value
    assert isinstance(everybody["whitespace_value"].value, Decimal)


def test_an_account_says_how_many_of_its_buying_units_bought(world: Store, tmp_path: Path) -> None:
    """Works bought in 2024 and 2025, Office in 2025, Depot never; lines that name no unit are of none."""
    files = {
        "units": "unit_id,account_id,unit_name\nU1,001,Works\nU2,001,Office\nU3,001,Depot\n",
        "order_lines": "order_no,line_no,order_date,account_id,unit_id,product_id,quantity,revenue\n"
        "U-1,1,2024-04-01,001,U1,10,1,70.00\nU-2,1,2025-04-01,001,U1,10,1,70.00\nU-3,1,2025-05-01,001,U2,10,1,9.00\n",
    }
    for kind, text in files.items():
        (tmp_path / f"{kind}.csv").write_text(text, encoding="utf-8")
        load_file(world, tmp_path / f"{kind}.csv", kind, who="test")
    asked = catalogue.chosen("unit_penetration")
    (alpha,) = account.strip(world.database, AccountId("001"), TODAY, asked)
    assert (alpha.value, alpha.before, alpha.n, alpha.coverage) == (pytest.approx(2 / 3), pytest.approx(1 / 3), 1, 1.0)
    (beta,) = account.strip(world.database, AccountId("002"), TODAY, asked)
    assert (beta.value, beta.n) == (None, 0)
    # Of many accounts all order lines would have to be read.
    for among in (None, pl.DataFrame({"account_id": ["001", "002"]})):
        assert strip(world.database, among, TODAY, asked)[0].value is None
