"""The mapping of a file is remembered in versions, leaves as a file, and comes in from one."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from kam_core.crm.profile import Profile, fingerprint, to_json
from tests.pages.conftest import Opened
from tests.pages.test_data import words
from tests.pages.test_imports import DEALS, dropped, pressed, step

NAMES = DEALS.splitlines()[0].split(",")
MAPPING = {
    "Deal Name": "opportunity_name",
    "Company": "account_id",
    "Stage": "stage",
    "Amount": "amount",
    "Close Date": "close_on",
    "Odd": "family",
}


def columns(app: AppTest, name: str, text: str) -> AppTest:
    """The columns of a file that is dropped."""
    return step(dropped(app, (name, text.encode())), "columns")


def test_a_mapping_from_a_file_is_used_and_kept_as_the_first_version(opened: Opened, empty_file: Path) -> None:
    app = columns(opened(empty_file, "imports.py"), "deals.csv", DEALS)
    assert "Nobody settled these columns before" in words(app)
    kept = Profile(fingerprint(NAMES), 7, "Deals", "opportunities", "hubspot", MAPPING | {"Else": None})
    (place,) = [one for one in app.file_uploader if str(one.key).startswith("import_mapping_")]
    app = place.set_value([("mapping.json", to_json(kept).encode(), "application/json")]).run()
    assert not app.exception
    fields = {str(one.label): one.value for one in app.selectbox if str(one.key).startswith("import_field_")}
    assert fields == {f"Field of {header}": field for header, field in MAPPING.items()}
    pressed(step(app, "load"), "Load 3 opportunities")

    app = columns(opened(empty_file, "imports.py"), "next.csv", DEALS.replace("1000", "1001"))
    assert "The mapping “deals.csv”, version 1, is used." in words(app)
    (odd,) = [one for one in app.selectbox if str(one.label) == "Field of Odd"]
    app = odd.set_value("loss_reason").run()
    assert "version 1, with what you changed; it is kept as the next version." in words(app)


def test_what_is_no_mapping_is_refused(opened: Opened, empty_file: Path) -> None:
    app = columns(opened(empty_file, "imports.py"), "deals.csv", DEALS)
    (place,) = [one for one in app.file_uploader if str(one.key).startswith("import_mapping_")]
    app = place.set_value([("mapping.json", b"{}", "application/json")]).run()
    assert not app.exception
    assert "This is no mapping profile." in [one.value for one in app.text]
