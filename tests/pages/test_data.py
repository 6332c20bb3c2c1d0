"""The data screen: what is loaded and when, backups, settings, and the way to a store of one's own."""

from pathlib import Path

import duckdb
from streamlit.testing.v1 import AppTest

from kam_core.accounts.company import company, set_fiscal_year_start
from kam_core.ingest.kinds import KINDS
from kam_core.ingest.loads import MEMBERS
from kam_core.store.request import new_request
from kam_core.store.shelf import backups, folder_beside
from pages.session import resources
from pages.widgets.file_kinds import kind_words
from tests.pages.conftest import Opened


def words(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "text", "code")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def test_the_published_sum_and_the_dates_stand_above_everything(opened: Opened, demo_copy: Path) -> None:
    said = words(opened(demo_copy, "data.py"))
    # The published revenue of all order lines.
    assert "\\$80,450,596.98" in said
    assert "**Nov 29, 2013**" in said
    assert "**Nov 30, 2013**" in said


def test_each_kind_is_told_with_its_rows_and_what_of_it_was_made_up(opened: Opened, demo_copy: Path) -> None:
    rows = opened(demo_copy, "data.py").dataframe[0].value
    told = {row.kind: (row.rows, row.illustrative_rows) for row in rows.itertuples()}
    assert told["Accounts"] == (701, 0)
    assert told["Products"] == (334, 0)
    assert told["Order lines"] == (60_855, 0)
    assert told["People"] == (17, 0)
    # 163 quotas are published; the targets of accounts are not.
    assert told["Targets"][0] - told["Targets"][1] == 163
    assert told["Ratings"][0] == told["Ratings"][1] > 0
    assert told["List of key accounts"][0] == told["List of key accounts"][1] > 0


def test_each_file_is_told(opened: Opened, demo_copy: Path) -> None:
    rows = opened(demo_copy, "data.py", files="1").dataframe[0].value
    assert "order_lines.csv.gz" in set(rows["file_name"])


def test_every_kind_that_can_be_loaded_has_words() -> None:
    assert set(kind_words()) == {*(kind.name for kind in KINDS), MEMBERS}


def test_a_backup_is_made_at_once_and_listed(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "data.py", part="backups")
    assert "No backup yet." in words(app)
    app = app.selectbox(key="who_in_header").set_value("281").run()
    app = next(button for button in app.button if button.label == "Back up now").click().run()
    assert not app.exception

    made = backups(folder_beside(demo_copy), demo_copy)
    assert [one.reason for one in made] == ["asked"]
    assert app.dataframe[0].value["file"].to_list() == [made[0].path.name]
    assert f"restore --database {demo_copy} {made[0].path}" in words(app)


def test_a_setting_is_saved_by_who_is_here(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "data.py", part="company")
    app = app.selectbox(key="who_in_header").set_value("281").run()
    app.selectbox(key="setting_fiscal_year_start_value").set_value(4)
    app = next(button for button in app.button if button.label == "Save").click().run()
    assert not app.exception
    assert company(resources.store().database).fiscal_year_start.value == "4"
    assert "**April**" in words(app)


def test_a_setting_that_somebody_else_changed_first_is_not_overwritten(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "data.py", part="company")
    app = app.selectbox(key="who_in_header").set_value("281").run()
    store = resources.store()
    set_fiscal_year_start(store, new_request("282", "test"), 7, company(store.database).fiscal_year_start.version)

    app.selectbox(key="setting_fiscal_year_start_value").set_value(4)
    next(button for button in app.button if button.label == "Save").click().run()
    assert company(store.database).fiscal_year_start.value == "7"


def test_an_empty_store_says_what_to_load_and_how(opened: Opened, empty_file: Path) -> None:
    app = opened(empty_file, "data.py")
    said = words(app)
    assert "Nothing is loaded yet." in said
    assert f"import --database {empty_file} people.csv accounts.csv products.csv order_lines.csv" in said
    assert app.dataframe[0].value["file"].to_list() == [f"{kind.name}.csv" for kind in KINDS]


def test_starting_my_own_keeps_the_demo(opened: Opened, demo_copy: Path) -> None:
    said = words(opened(demo_copy, "data.py", part="own"))
    assert "init --empty --database data/my.duckdb" in said
    assert "make app KAM_DATABASE=data/my.duckdb" in said
    assert f"make app KAM_DATABASE={demo_copy}" in said


def test_a_history_that_was_altered_outside_of_the_product_is_told(opened: Opened, demo_copy: Path) -> None:
    assert not opened(demo_copy, "data.py").error
    resources.close()
    with duckdb.connect(str(demo_copy)) as database:
        database.execute("UPDATE app.history SET who = 'somebody else' WHERE sequence = 1")
    (told,) = opened(demo_copy, "data.py").error
    assert told.value.startswith("Row 1 of the history is not as it was written")
