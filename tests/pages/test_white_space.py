"""White space on its screen: what is bought, what could be, what people say of it, and what is offered."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.ingest.load import load_file
from kam_core.plans.cells import cell, decide
from kam_core.plans.kinds import ACTION
from kam_core.records import queries
from kam_core.records.model import Wanted
from kam_core.store.request import new_request
from kam_core.store.store import Store
from pages.session import resources
from tests.kam_core.week.conftest import build
from tests.pages.boxes import leave
from tests.pages.conftest import Opened

Screen = Callable[..., AppTest]
FAMILY = "<img src=x> **{Odd}** :red[family] $1"


@pytest.fixture(scope="module")
def world_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world of three accounts; Alpha is the one key account."""
    return build(tmp_path_factory.mktemp("white"))


@pytest.fixture
def screen(opened: Opened, world_file: Path, tmp_path: Path) -> Screen:
    """Opens the screen to Ada."""

    def run(file: Path = world_file, **address: str) -> AppTest:
        app = opened(Path(shutil.copy(file, tmp_path / "kam.duckdb")), "white_space.py", **address)
        assert not app.exception
        app.selectbox(key="who_in_header").set_value("P1").run()
        assert not app.exception
        return app

    return run


def said(app: AppTest) -> str:
    """All words, as a reader sees them: without what keeps markdown away."""
    kinds = ("title", "header", "markdown", "caption", "text")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind)).replace("\\", "")


def test_key_accounts_stand_first_and_all_on_request(screen: Screen) -> None:
    rows = screen(view="table").dataframe[0].value
    assert set(rows["account_name"]) == {"Alpha"}
    assert dict(zip(rows["family"], rows["state"], strict=True)) == {
        "Pumps": "Bought",
        "Other": "Bought",
        "Parts": "Lapsed",
    }
    everybody = screen(view="table", all="1").dataframe[0].value
    assert len(everybody) == 9


def test_cards_say_how_much_of_what_could_be_sold_is(screen: Screen) -> None:
    cards = {metric.label: metric.value for metric in screen(all="1").metric}
    assert cards == {
        "White-space value": "—",
        "Product penetration": "44.4%",
        "Cell penetration": "44.4%",
        "Cross-sell ratio": "100.0%",
        "Families per account": "2.0",
        "Attach rate": "50.0%",
    }


def test_a_link_opens_a_cell_with_what_was_bought_and_why_the_rest_is_unknown(screen: Screen) -> None:
    app = screen(cell="001/Parts")
    assert "Parts at Alpha" in said(app)
    assert "Lapsed: last ordered on Nov 30, 2024, nothing in the twelve months to Dec 31, 2025" in said(app)
    assert "What they could buy is unknown: 0 accounts of Industry buy it, and 10 are needed to tell" in said(app)
    assert app.dataframe[0].value["revenue"].to_list() == [100.0, 200.0]


def test_what_somebody_says_of_a_cell_is_saved_when_the_field_is_left(screen: Screen) -> None:
    app = screen(cell="001/Parts")
    app = leave(app, "white_space_cell:001:Parts:rival", "Rotor AG")
    app = app.selectbox(key="white_space_cell:001:Parts:awareness").set_value("exists").run()
    assert not app.exception
    kept = cell(resources.store().database, "001", "Parts")
    assert (kept["rival"], kept["awareness"], kept["version"]) == ("Rotor AG", "exists", 3)


def test_that_it_does_not_apply_waits_for_a_reason(screen: Screen) -> None:
    app = screen(cell="001/Parts").selectbox(key="white_space_cell:001:Parts:applicable").set_value("no").run()
    assert "Say first why it does not apply" in said(app)
    app = leave(app, "white_space_cell:001:Parts:reason", "They make their own")
    kept = cell(resources.store().database, "001", "Parts")
    assert (kept["applicable"], kept["reason"]) == ("no", "They make their own")
    assert "Does not apply: it is left out of what they could buy" in said(app.run())


def test_a_cell_becomes_an_action(screen: Screen) -> None:
    app = screen(cell="001/Parts")
    next(one for one in app.expander if one.label == "Make it an action").proto.expanded = True
    app.session_state["action:cell:001:Parts_folded"] = True
    app.run()
    next(one for one in app.button if one.key == "action:cell:001:Parts_add").click().run()
    assert not app.exception
    database = resources.store().database
    action = queries.of_account(database, ACTION, "001").row(0, named=True)
    assert (action["title"], action["theme"], action["owner_id"]) == ("Win back Parts", "penetrate", "P1")
    assert action["due_on"] == date(2026, 3, 3)
    assert cell(database, "001", "Parts")["action_id"] == action["action_id"]
    assert "An objective stands in a plan: open one for this account first." in said(app)


def test_too_few_accounts_offer_nothing_and_say_so(screen: Screen) -> None:
    assert "too few accounts to tell what to offer" in said(screen(view="offers"))
    assert "No two families were bought by 10 accounts." in said(screen(view="families"))


def test_a_filter_that_nobody_fits_says_what_to_do(screen: Screen) -> None:
    assert "No account fits these filters." in said(screen(manager="P2", kind="existing"))


def test_a_company_without_accounts_says_what_to_load(opened: Opened, empty_file: Path) -> None:
    app = opened(empty_file, "white_space.py")
    assert not app.exception
    assert "No accounts yet." in said(app)


def test_a_name_from_a_file_is_shown_as_it_is(screen: Screen, world_file: Path, tmp_path: Path) -> None:
    odd = Path(shutil.copy(world_file, tmp_path / "odd.duckdb"))
    with Store(odd) as store:
        products = tmp_path / "products.csv"
        products.write_text(f'product_id,product_name,family\n10,Pump,"{FAMILY}"\n', encoding="utf-8")

        load_file(store, products, "products", who="test")
        wanted = {"rival": Wanted(FAMILY, None)}
        decide(store, new_request("P1", "test"), "001", FAMILY, wanted)
    app = screen(odd, cell=f"001/{FAMILY}")
    heading = next(header.value for header in app.header if "Alpha" in header.value)
    assert heading.startswith(r"\<img src=x\> \*\*\{Odd\}\*\*")


def test_offers_say_why_and_a_decision_is_kept_with_its_reason(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "white_space.py", view="offers", offer="514/Locks")
    assert not app.exception
    rows = app.dataframe[0].value
    together = rows[rows["basis"] == "Bought together"].iloc[0]
    assert "times as often" in together["why"]
    assert set(rows["decision"].dropna()) == {"Accepted", "Rejected"}


def test_regions_show_who_buys_what_where_and_open_into_accounts(screen: Screen) -> None:
    app = screen(view="regions", all="1", table="1", place="DE\x1fParts")
    rows = app.dataframe[0].value
    assert set(rows["region"]) == {"DE", "US", "FR"}
    assert "Parts in DE" in said(app)
    assert list(app.dataframe[1].value["account_name"]) == ["Alpha"]
    assert "in each cell" in said(screen(view="regions", all="1")).lower()


def test_without_units_the_screen_says_what_to_load(screen: Screen) -> None:
    assert "No buying unit of these accounts is known." in said(screen(view="units"))


def test_units_stand_by_family_and_by_country(screen: Screen, world_file: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(world_file, tmp_path / "units.duckdb"))
    (tmp_path / "units.csv").write_text("unit_id,account_id,unit_name,country\nU1,001,Works Ost,PL\n", encoding="utf-8")
    with Store(file) as store:
        load_file(store, tmp_path / "units.csv", "units", who="test")
    app = screen(file, view="units", table="1")
    assert "0 of 1 known buying units of these accounts bought in twelve months." in said(app)
    assert set(app.dataframe[0].value["unit_name"].dropna()) == {"Works Ost"}
    countries = screen(file, view="units", across="countries", table="1").dataframe[0].value
    assert list(zip(countries["country"], countries["state"], strict=True)) == [("DE", "Bought"), ("PL", "Not bought")]
    assert not screen(file, view="units").exception
