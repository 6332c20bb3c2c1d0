"""The screen of an import: drop files, see what they are, change it."""

from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.session import resources
from tests.pages.conftest import Opened
from tests.pages.test_data import words

FILES = Path(__file__).parents[1] / "files"
MAVEN = FILES / "maven"


def dropped(app: AppTest, *files: Path | tuple[str, bytes]) -> AppTest:
    """The screen once these files are dropped and read."""
    sent = [file if isinstance(file, tuple) else (file.name, file.read_bytes()) for file in files]
    return app.file_uploader[0].set_value([(name, content, "") for name, content in sent]).run()


@pytest.fixture
def empty(opened: Opened, empty_file: Path) -> AppTest:
    return opened(empty_file, "imports.py")


def test_a_file_is_told_as_what_it_is_with_the_reason_and_its_first_rows(empty: AppTest) -> None:
    app = dropped(empty, MAVEN / "accounts.csv")
    assert not app.exception
    said = words(app)
    assert "85 rows were read, 7 columns, none left out." in said
    assert "so do its columns sector, subsidiary\\_of" in said
    assert app.dataframe[0].value["c0"][0] == "Acme Corporation"


def test_what_is_no_table_is_refused_with_what_to_do(empty: AppTest) -> None:
    page = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><form>Password</form></body></html>"
    app = dropped(empty, ("export.csv", page), ("empty.csv", b""))
    said = words(app)
    assert "HTML" in said
    assert "This file is empty." in said
    assert not app.exception


def pressed(app: AppTest, label: str) -> AppTest:
    """The screen after the button with this label."""
    return next(button for button in app.button if button.label == label).click().run()


def step(app: AppTest, name: str) -> AppTest:
    """The screen at another step."""
    return app.radio(key="step_choice").set_value(name).run()


def test_mavens_files_go_in_as_they_are_with_one_name_settled_by_one_click(empty: AppTest) -> None:
    app = dropped(empty, *(MAVEN / f"{name}.csv" for name in ("sales_pipeline", "accounts", "products", "sales_teams")))
    app = step(app, "check")
    said = words(app)
    assert "**GTXPro** → GTX Pro" in said
    assert "1,480 rows in sales\\_pipeline.csv" in said
    app = pressed(app, "Use GTX Pro")
    assert "in no list" not in words(app).split("people")[0]

    app = step(app, "load")
    # Published sums of what was won, and of what the four files hold.
    assert "€10,005,534.00" in words(app)
    app = pressed(app, "Load 35 people, 85 accounts, 7 products, 8,800 opportunities")
    assert not app.exception
    assert "**Opportunities**: 8,800 loaded, 8,800 new" in words(app)

    store = resources.store()
    found = store.database.read("imports", "totals").row(0, named=True)
    assert found["accounts"] == 85
    assert found["won"] == Decimal("10005534.00")
