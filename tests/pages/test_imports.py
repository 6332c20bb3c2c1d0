"""The screen of an import: drop files, see what they are, change it, check, load, and take it back."""

from io import BytesIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.imports.undo import undo_drop
from kam_core.ingest import loads
from pages.session import resources, uploads
from tests.pages.conftest import Opened
from tests.pages.test_data import words

MAVEN = Path(__file__).parents[1] / "files" / "maven"

DEALS = """\
Deal Name,Company,Stage,Amount,Close Date,Odd
One,Alpha,Won,1000,03/04/2025,x
Two,Alpha,Lost,2000,04/05/2025,y
Three,Beta,Won,not yet,05/06/2025,z
"""


def dropped(app: AppTest, *files: Path | tuple[str, bytes]) -> AppTest:
    """The screen once these files are dropped and read."""
    sent = [file if isinstance(file, tuple) else (file.name, file.read_bytes()) for file in files]
    return app.file_uploader[0].set_value([(name, content, "") for name, content in sent]).run()


def pressed(app: AppTest, label: str) -> AppTest:
    """The screen after the button with this label."""
    return next(button for button in app.button if button.label == label).click().run()


def step(app: AppTest, name: str) -> AppTest:
    """The screen at another step."""
    return app.radio(key="step_choice").set_value(name).run()


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
    app = step(app, "load")
    (told,) = [one.value for one in app.warning]
    assert told.startswith("**2 files are not among what is loaded:**\n- **export.csv**: This is an HTML page")
    assert "- **empty.csv**: This file is empty." in told
    assert not [button for button in app.button if button.label.startswith("Load ")]


def test_two_thousand_columns_are_shown_a_page_at_a_time(empty: AppTest) -> None:
    header = ",".join(["account name", *(f"extra {n}" for n in range(1999))])
    app = dropped(empty, ("wide.csv", f"{header}\nAlpha{',' * 1999}\n".encode()))
    (kind,) = [one for one in app.selectbox if str(one.key).startswith("import_kind_")]
    app = step(kind.set_value("accounts").run(), "columns")
    assert not app.exception
    app = app.radio(key="columns_choice").set_value("rest").run()
    assert len([one for one in app.selectbox if str(one.key).startswith("import_field_")]) == 20


def test_a_question_of_the_values_shows_both_readings_and_the_answer_counts(empty: AppTest) -> None:
    app = step(dropped(empty, ("deals.csv", DEALS.encode())), "columns")
    (question,) = [one for one in app.radio if str(one.key).startswith("import_ask_")]
    assert question.options == ["Day first: Apr 3, 2025", "Month first: Mar 4, 2025"]
    app = question.set_value("mdy" if "mdy" in str(question.proto) else question.proto.options[1]).run()
    assert "**Close Date**: the month stands first" in words(app)
    assert not [one for one in app.radio if str(one.key).startswith("import_ask_")]


def test_a_question_without_an_answer_is_told_before_the_load(empty: AppTest) -> None:
    app = dropped(empty, ("deals.csv", DEALS.encode()))
    assert "nothing open" not in words(app)
    app = step(app, "load")
    assert [one.value for one in app.info] == [
        "**deals.csv**: 1 question under Columns has no answer yet, and its first one is used."
    ]
    assert "1 thing to decide" in words(step(app, "files"))


def test_whoever_comes_back_sees_what_was_loaded_last_and_after_an_undo_that_nothing_is(
    opened: Opened, empty_file: Path
) -> None:
    assert "Nothing is loaded yet." in words(opened(empty_file, "imports.py"))
    app = step(dropped(opened(empty_file, "imports.py"), MAVEN / "accounts.csv", MAVEN / "products.csv"), "load")
    pressed(app, "Load 85 accounts, 7 products")
    assert "Loaded last: 2 files with 92 rows together" in words(opened(empty_file, "imports.py"))
    (drop_id,) = loads.files(resources.store().database)["drop_id"].unique()
    undo_drop(resources.store(), drop_id, "Ada")
    assert "Nothing is loaded yet." in words(opened(empty_file, "imports.py"))
    assert "Undone loads" in words(opened(empty_file, "data.py"))


def test_another_file_after_a_load_is_another_import(empty: AppTest) -> None:
    app = pressed(step(dropped(empty, MAVEN / "accounts.csv"), "load"), "Load 85 accounts")
    app = dropped(app, MAVEN / "products.csv")
    assert "7 rows were read, 3 columns, none left out." in words(app)
    assert "accounts.csv" not in words(app)


def test_a_value_that_cannot_be_read_is_listed_and_its_row_stays(empty: AppTest) -> None:
    app = step(dropped(empty, ("deals.csv", DEALS.encode())), "check")
    assert "3 rows in the file = 3 to load + 0 left out." in words(app)
    assert "1 value is left empty" in [one.value for one in app.subheader]
    (listed,) = [one.value for one in app.dataframe if "header" in one.value]
    assert listed.to_dict("records")[0]["raw"] == "not yet"


def test_a_column_that_a_person_settled_is_remembered_for_the_next_file(opened: Opened, empty_file: Path) -> None:
    app = step(dropped(opened(empty_file, "imports.py"), ("deals.csv", DEALS.encode())), "columns")
    app = app.radio(key="columns_choice").set_value("rest").run()
    (odd,) = [one for one in app.selectbox if "Odd" in str(one.label)]
    app = odd.set_value("family").run()
    app = pressed(step(app, "load"), "Load 3 opportunities")
    assert not app.exception

    again = DEALS.replace("1000", "1001")
    app = step(dropped(opened(empty_file, "imports.py"), ("next.csv", again.encode())), "columns")
    assert "As last time\\: settled" in words(app) or "As last time: settled" in words(app)
    (odd,) = [one for one in app.selectbox if "Odd" in str(one.label)]
    assert odd.value == "family"


def test_the_same_file_is_left_out_unless_somebody_insists(opened: Opened, empty_file: Path) -> None:
    app = step(dropped(opened(empty_file, "imports.py"), MAVEN / "accounts.csv"), "load")
    pressed(app, "Load 85 accounts")
    app = step(dropped(opened(empty_file, "imports.py"), MAVEN / "accounts.csv"), "load")
    assert "was loaded before: load 1, by somebody unnamed" in words(app)
    app = pressed(app, "Load it again all the same")
    assert "Load 85 accounts" in [button.label for button in app.button]


def test_into_the_demo_nothing_is_loaded_and_ones_own_store_is_offered(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "imports.py")
    assert "a store holds one company" in words(app)
    app = step(dropped(app, MAVEN / "accounts.csv"), "load")
    assert "Nothing is loaded into the demo" in app.info[0].value
    assert not [button for button in app.button if button.label.startswith("Load ")]

    app.text_input(key="import_company_name").set_value("Grün & Söhne")
    app = pressed(app, "Start my own, empty")
    assert not app.exception
    mine = demo_copy.parent / "my-grun-sohne.duckdb"
    assert mine.is_file()
    assert f"make app KAM_DATABASE={mine}" in words(app)


def test_a_store_that_nobody_described_asks_whose_it_is(opened: Opened, empty_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "nobody.duckdb"
    path.write_bytes(empty_store.read_bytes())
    app = opened(path, "imports.py")
    assert "**Whose data is this?**" in words(app)
    app.text_input(key="import_company_name").set_value("Ours")
    app.selectbox(key="import_company_currency").set_value("USD")
    app = pressed(app, "Save")
    assert "**Ours**" in words(app)
    assert "**Whose data is this?**" not in words(app)


def test_what_was_dropped_lies_under_other_names_and_goes_with_its_desk() -> None:
    desk = uploads.Desk()
    kept = desk.take([_Sent("../../secret.csv", b"a,b\n1,2\n"), _Sent("x.tar.GZ", b"zip")])
    assert {one.path.parent for one in kept} == {desk.folder}
    assert not [one.path for one in kept if "secret" in one.path.name]
    assert [one.path.suffixes for one in kept] == [[".csv"], [".tar", ".gz"]]
    desk.close()
    assert not desk.folder.exists()


class _Sent(BytesIO):
    """A file as a browser sends it."""

    def __init__(self, name: str, text: bytes) -> None:
        super().__init__(text)
        self.name, self.size = name, len(text)
