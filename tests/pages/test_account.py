"""The account screen: whom it shows, what it lets people change, and what it says when there is little to say."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from kam_core.accounts import history, queries
from kam_core.accounts.edit import Field, edit
from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.text.plain import plain
from pages.session import resources
from tests.pages.conftest import ROOT, Opened

NAMES = [
    row["name"]
    for row in json.loads((ROOT / "tests" / "inputs" / "hostile_names.json").read_text(encoding="utf-8"))
    if row["expect"] != "reject"
]
PARTS = ("summary", "plan", "actions", "people", "needs", "activity", "figures", "history")
# The name of an account and its edits stand above every part; this one reads least of its own.
QUICK = "activity"


@pytest.fixture
def world_file(world: Store) -> Path:
    """The world of three accounts, closed so that a screen can open it."""
    world.close()
    return world.path


def words(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "text")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def metric(app: AppTest, label: str) -> str:
    return next(card.value for card in app.metric if card.label == label)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def be(app: AppTest, person_id: str) -> AppTest:
    return app.selectbox(key="who_in_header").set_value(person_id).run()


def changes(account_id: str) -> pl.DataFrame:
    return history.changes_of_account(resources.store().database, account_id, limit=100)


def test_without_an_account_the_screen_offers_the_key_accounts_and_a_search(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "account.py")
    assert not app.exception
    assert [one.value for one in app.header] == ["Existing key accounts", "Emerging key accounts"]
    assert len([button for button in app.button if button.key and "key accounts_" in button.key]) == 29

    app = app.text_input(key="account_search").set_value("metropolitan bic").run()
    assert [one.value for one in app.header] == ["Found"]
    assert "Metropolitan Bicycle Supply" in [button.label for button in app.button]


def test_an_account_is_told_by_name_owner_and_figures(opened: Opened, world_file: Path) -> None:
    app = opened(world_file, "account.py", account="001")
    assert not app.exception
    assert app.title[0].value == "Alpha"
    said = words(app)
    for told in ("Ada Abel", "Industry", "Machinery", "DE"):
        assert told in said
    # 1800 in 2025 after 1200 in 2024, of 3000 in all; six orders, two of them in one month.
    assert metric(app, "Revenue") == "€1.8K"
    assert metric(app, "Growth") == "50.0%"
    assert metric(app, "Revenue share") == "60.0%"


@pytest.mark.parametrize("account", ["001", "003"])
def test_every_part_opens_for_an_account_that_buys_and_for_one_that_stopped(
    opened: Opened, world_file: Path, account: str
) -> None:
    for part in PARTS:
        app = opened(world_file, "account.py", account=account, part=part)
        assert not app.exception, part
        assert "This did not work" not in words(app), part


def test_an_old_link_to_figures_still_opens_them(opened: Opened, world_file: Path) -> None:
    for figure in ("revenue", "score", "list", "lines", "facts"):
        app = opened(world_file, "account.py", account="001", part=figure)
        assert not app.exception, figure
        assert "This did not work" not in words(app), figure
        assert (app.query_params["part"], app.query_params["figure"]) == ("figures", figure)


def test_order_lines_are_read_only_where_they_are_shown(opened: Opened, world_file: Path) -> None:
    assert not opened(world_file, "account.py", account="001").dataframe
    lines = opened(world_file, "account.py", account="001", part="figures", figure="lines").dataframe[0].value
    assert lines["order_no"].to_list()[:3] == ["O-7", "O-6", "O-5"]
    assert len(lines) == 8


def test_facts_hold_the_columns_of_the_file_that_have_no_name_here(opened: Opened, demo_copy: Path) -> None:
    facts = opened(demo_copy, "account.py", account="1", part="figures", figure="facts").dataframe[0].value
    told = dict(zip(facts["fact"], facts["value"], strict=True))
    assert (told["city"], told["year_opened"], told["adventureworks"]) == ("Seattle", "1974", "AW00000001")


def test_an_edit_is_kept_with_its_editor_and_shown_at_once(opened: Opened, world_file: Path) -> None:
    app = be(opened(world_file, "account.py", account="001"), "P2")
    app.selectbox(key="edit_001_owner_id").set_value("P2")
    app.selectbox(key="edit_001_segment").set_value("Retail")
    app = press(app, "Save the facts")
    assert not app.exception

    account = queries.account(resources.store().database, "001")
    assert (account.owner_id, account.segment, account.country) == ("P2", "Retail", "DE")
    told = changes("001").sort("field")
    assert told.select("who", "field", "old_value", "new_value").rows() == [
        ("Ben Bose", "owner_id", "Ada Abel", "Ben Bose"),
        ("Ben Bose", "segment", "Industry", "Retail"),
    ]
    assert "Ben Bose" in words(app)


def test_an_edit_that_has_not_seen_another_is_refused_whole(opened: Opened, world_file: Path) -> None:
    app = be(opened(world_file, "account.py", account="001", part=QUICK), "P2")
    store = resources.store()
    edit(store, new_request("P1", "test"), "001", field=Field.SEGMENT, value="Wholesale", expected_version=0)

    app.selectbox(key="edit_001_segment").set_value("Retail")
    app.selectbox(key="edit_001_country").set_value("US")
    app = press(app, "Save the facts")
    assert not app.exception
    account = queries.account(store.database, "001")
    assert (account.segment, account.country) == ("Wholesale", "DE")
    # What was typed still stands in the form.
    assert app.selectbox(key="edit_001_segment").value == "Retail"
    assert app.selectbox(key="edit_001_country").value == "US"


def test_a_form_that_nobody_typed_in_follows_what_others_save(opened: Opened, world_file: Path) -> None:
    app = be(opened(world_file, "account.py", account="001", part=QUICK), "P2")
    edit(resources.store(), new_request("P1", "test"), "001", field=Field.SEGMENT, value="Retail", expected_version=0)
    app = app.run()
    assert app.selectbox(key="edit_001_segment").value == "Retail"

    app.selectbox(key="edit_001_segment").set_value("Industry")
    press(app, "Save the facts")
    assert queries.account(resources.store().database, "001").segment == "Industry"


def test_a_potential_is_said_in_the_base_currency(opened: Opened, world_file: Path) -> None:
    app = be(opened(world_file, "account.py", account="001", part="figures"), "P1")
    app.number_input(key="potential_001_amount").set_value(1_234_000.0)
    app = press(app, "Save the potential")
    assert not app.exception
    assert "€1.2M" in words(app)
    assert changes("001").filter(field="amount")["new_value"].to_list() == ["1234000.0000"]


def test_a_rating_needs_evidence_and_is_kept_with_it(opened: Opened, world_file: Path) -> None:
    app = be(opened(world_file, "account.py", account="001", part="figures", figure="score"), "P1")
    app.selectbox(key="rate_001_criterion").set_value("relationship").run()
    app.segmented_control(key="rate_001_relationship_mark").set_value(4)
    app = press(app, "Save")
    assert "Say what speaks for it" in words(app)
    assert changes("001").is_empty()
    assert app.segmented_control(key="rate_001_relationship_mark").value == 4

    app.text_area(key="rate_001_relationship_evidence").set_value("Four functions")
    app = press(app, "Save")
    assert not app.exception
    told = changes("001").select("who", "record", "field", "new_value").rows()
    assert ("Ada Abel", "rating", "evidence", "Four functions") in told
    assert ("Ada Abel", "rating", "rating", "4.0") in told
    assert app.text_area(key="rate_001_relationship_evidence").value == ""
    so_far = next(table.value for table in app.dataframe if "rated_by" in table.value.columns)
    rated = ("Strength of the relationship", 4.0, "Ada Abel", "Four functions")
    assert list(so_far[["criterion", "rating", "rated_by", "evidence"]].itertuples(index=False, name=None)) == [rated]


@pytest.mark.parametrize(
    ("part", "names"),
    [
        pytest.param("figures", NAMES[::7], id="some names"),
        pytest.param("figures", NAMES, marks=pytest.mark.soak),
        pytest.param("summary", NAMES, marks=pytest.mark.soak),
    ],
)
def test_every_name_is_shown_as_it_is_stored(
    opened: Opened, store: Store, tmp_path: Path, part: str, names: list[str]
) -> None:
    company.describe(store, name="Names", base_currency="EUR")
    file = tmp_path / "accounts.csv"
    rows = {"account_id": [f"A{at}" for at in range(len(names))], "account_name": names, "segment": names}
    pl.DataFrame(rows).write_csv(file)
    load_file(store, file, "accounts", who="test")
    stored = store.database.read("accounts", "search", text="", most=1000)
    known = dict(stored.select("account_id", "account_name").iter_rows())
    store.close()

    app = opened(store.path, "account.py", part=part, figure="facts")
    for account_id, name in known.items():
        app.query_params["account"] = account_id
        app = app.run()
        assert not app.exception
        assert app.title[0].value == plain(name)
        assert plain(name) in [one.value for one in app.markdown]


def test_the_history_is_dated_in_utc_and_not_by_the_calendar_of_the_demo(opened: Opened, demo_copy: Path) -> None:
    app = be(opened(demo_copy, "account.py", account="166", part="history"), "281")
    app.selectbox(key="edit_166_country").set_value("Canada")
    app = press(app, "Save the facts")
    rows = app.dataframe[0].value
    assert rows["field"].iloc[0] == "Country"
    assert rows["changed_at"].iloc[0].date() > date(2025, 1, 1)


def test_an_unknown_account_is_explained_with_the_way_to_another(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "account.py", account="nobody")
    assert not app.exception
    assert "No account nobody." in words(app)
    assert app.text_input(key="account_search")
    assert "Fitness Toy Store" in [button.label for button in app.button]


def test_an_account_without_orders_says_so_and_claims_nothing(opened: Opened, demo_copy: Path) -> None:
    never = pl.read_csv(ROOT / "data" / "adventureworks" / "accounts.csv", infer_schema=False)
    bought = pl.read_csv(ROOT / "data" / "adventureworks" / "order_lines.csv.gz", infer_schema=False)
    account_id = never.join(bought, on="account_id", how="anti")["account_id"][0]

    app = opened(demo_copy, "account.py", account=account_id, part="figures")
    assert not app.exception
    assert "It ordered nothing up to Nov 30, 2013, where the last closed month ends." in words(app)
    assert metric(app, "Growth") == "—"
    assert metric(app, "Gross margin") == "—"
