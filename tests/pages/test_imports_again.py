"""An import into a store that holds something: whose value counts, who is who, what is replaced, what depends on it."""

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from kam_core.accounts import queries
from kam_core.accounts.edit import Field, edit
from kam_core.accounts.model import AccountId
from kam_core.store.request import new_request
from kam_core.store.store import Store
from pages.session import resources
from tests.pages.conftest import Opened
from tests.pages.test_data import words
from tests.pages.test_imports import dropped, pressed, step

BAD = Path(__file__).parents[1] / "inputs" / "bad_files"
ACCOUNTS = """\
account_id,account_name,segment,industry,country,territory,currency,owner_id
001,Alpha,Wholesale,Engines,DE,NA,EUR,P1
002,Beta,Retail,Grocery,US,Northwest,USD,P2
004,Delta,Retail,Grocery,CH,,EUR,P2
"""
# As another system has two of the three accounts, nearly under their names.
THEIRS = """\
Account ID,Account Name,Billing Country
0015g00000AAAAAAA1,Alpha Maschinenbaus GmbH,DE
0015g00000AAAAAAA2,Beta Food Markets Inc,US
"""
OURS = """\
account_id,account_name,country,owner_id
001,Alpha Maschinenbau GmbH,DE,P1
002,Beta Foods Markets Inc,US,P2
"""


@pytest.fixture
def world_file(world_store: Path, tmp_path: Path) -> Path:
    """Three accounts; somebody has edited two fields of the first."""
    path = Path(shutil.copy(world_store, tmp_path / "world.duckdb"))
    with Store(path) as store:
        for field, value in ((Field.SEGMENT, "Industry and trade"), (Field.INDUSTRY, "Machine tools")):
            edit(store, new_request("P1", "test"), AccountId("001"), field=field, value=value, expected_version=0)
    return path


def counts(app: AppTest) -> dict[str, int]:
    """What the preview says of the one file."""
    (found,) = [one.value for one in app.dataframe if "unchanged" in one.value]
    (row,) = found.drop(columns=["file", "kind"]).to_dict("records")
    return {name: int(value) for name, value in row.items()}


def chosen(app: AppTest, name: str) -> AppTest:
    return app.selectbox(key="who_in_header").set_value(name).run()


def accounts() -> dict[str, str]:
    with resources.store().connection.cursor() as cursor:
        return dict(cursor.sql("SELECT account_id, account_name FROM facts.account").fetchall())


def test_what_people_edited_stays_unless_the_files_value_is_taken(opened: Opened, world_file: Path) -> None:
    app = chosen(opened(world_file, "imports.py"), "P1")
    app = step(dropped(app, ("accounts.csv", ACCOUNTS.encode())), "load")
    assert "2 values that somebody edited here" in words(app)
    segment = app.radio(key="import_conflict_001_segment")
    assert segment.options == ["Keep what was edited: Industry and trade", "Take the file's: Wholesale"]
    assert segment.value == "mine"
    app = pressed(segment.set_value("file").run(), "Load 3 accounts")
    assert not app.exception
    assert "Loaded" in words(app)
    alpha = queries.account(resources.store().database, AccountId("001"))
    assert (alpha.segment, alpha.industry) == ("Wholesale", "Machine tools")


def test_a_person_says_which_account_of_another_system_is_one_we_have(opened: Opened, empty_file: Path) -> None:
    app = step(dropped(opened(empty_file, "imports.py"), ("accounts.csv", OURS.encode())), "load")
    pressed(app, "Load 2 accounts")
    app = step(dropped(opened(empty_file, "imports.py"), ("theirs.csv", THEIRS.encode())), "check")
    said = words(app)
    assert "2 accounts that may be ones we have" in said
    assert "**Alpha Maschinenbaus GmbH**" in said
    assert "**Alpha Maschinenbau GmbH**" in said
    app = app.button(key="import_same_0015g00000AAAAAAA1").click().run()
    app = app.button(key="import_other_0015g00000AAAAAAA2").click().run()
    assert "may be ones we have" not in words(app)
    app = step(app, "load")
    app = pressed(app, "Load 2 accounts, 1 ids in other systems")
    assert not app.exception
    assert len(accounts()) == 3
    assert "Beta Food Markets Inc" in accounts().values()


def test_the_mode_says_what_becomes_of_records_that_are_there(opened: Opened, empty_file: Path) -> None:
    app = step(dropped(opened(empty_file, "imports.py"), ("accounts.csv", OURS.encode())), "load")
    pressed(app, "Load 2 accounts")
    # One of the two otherwise, one not named, one new.
    next_ = OURS.replace("Alpha Maschinenbau GmbH", "Alpha AG").replace("002,Beta Foods Markets Inc", "003,Gamma")
    app = step(dropped(opened(empty_file, "imports.py"), ("accounts.csv", next_.encode())), "load")
    assert counts(app) == {"new": 1, "changed": 1, "unchanged": 0, "left_out": 0}
    assert "Changes by accounts.csv" in words(app)
    app = app.radio(key="import_mode").set_value("append").run()
    assert counts(app) == {"new": 1, "changed": 0, "unchanged": 0, "left_out": 1}
    app = app.radio(key="import_mode").set_value("replace").run()
    assert counts(app)["removed"] == 1
    app = pressed(app, "Load 2 accounts")
    assert "1 record went." in words(app)
    assert accounts() == {"001": "Alpha AG", "003": "Gamma"}


def test_an_undo_that_something_depends_on_is_refused_with_what_it_is(opened: Opened, world_file: Path) -> None:
    app = opened(world_file, "data.py", files="1")

    app = app.selectbox(key="undo_load").set_value(2).run()
    said = words(app)
    assert "**It cannot be undone yet.**" in said
    assert "order\\_lines.csv" in said
    assert not [button for button in app.button if button.label.startswith("Undo load ")]


def test_while_another_import_runs_one_waits_and_can_then_go_on(opened: Opened, empty_file: Path) -> None:
    app = dropped(opened(empty_file, "imports.py"), ("accounts.csv", OURS.encode()))
    with resources.store().writer.alone():
        app = step(app, "load")
        assert "Another import is running. Wait until it is done" in words(app)
        assert not [button for button in app.button if button.label.startswith("Load ")]
    app = pressed(app, "Try again")
    assert "Load 2 accounts" in [button.label for button in app.button]


def test_files_that_are_no_tables_are_told_apart_from_those_that_are(opened: Opened, empty_file: Path) -> None:
    page = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><form>Password</form></body></html>"
    app = dropped(
        opened(empty_file, "imports.py"),
        ("deals.csv", page),
        ("locked.xlsx", (BAD / "x014_ole_encrypted.xlsx").read_bytes()),
        ("cut.zip", _archive()[:-100]),
        ("accounts.csv", OURS.encode()),
    )
    assert not app.exception
    app = step(app, "load")
    (told,) = [one.value for one in app.warning]
    assert told.splitlines()[0] == "**3 files are not among what is loaded:**"
    assert "a page to sign in" in told
    assert "protected by a password" in told
    assert "it is cut off" in told
    assert "Load 2 accounts" in [button.label for button in app.button]


def test_of_two_sheets_that_both_look_right_one_is_asked_for(opened: Opened, empty_file: Path, tmp_path: Path) -> None:
    app = dropped(opened(empty_file, "imports.py"), ("accounts.xlsx", _two_sheets(tmp_path)))
    assert "**Please check: sheet**" in words(app)
    assert "2 rows were read" in words(app)
    (sheet,) = [one for one in app.selectbox if one.label == "Sheet"]
    assert sheet.options == ["North", "South"]
    app = sheet.set_value("South").run()
    assert "**Please check: sheet**" not in words(app)
    app = pressed(step(app, "load"), "Load 1 accounts")
    assert accounts() == {"003": "Gamma"}


def _archive() -> bytes:
    sent = BytesIO()
    with ZipFile(sent, "w") as archive:
        archive.writestr("accounts.csv", OURS * 20)
    return sent.getvalue()


def _two_sheets(folder: Path) -> bytes:
    path = folder / "accounts.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, ids in (("North", ("001", "002")), ("South", ("003",))):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("account_id", "account_name", "country", "segment"))
            for line, one in enumerate(ids, start=1):
                sheet.write_row(line, 0, (one, {"001": "Alpha", "002": "Beta", "003": "Gamma"}[one], "DE", "Retail"))
    return path.read_bytes()
