"""What a file is taken for on the screen, and what becomes of it when a person says otherwise."""

from pathlib import Path

from tests.pages.conftest import Opened
from tests.pages.test_data import words
from tests.pages.test_imports import dropped, step

# Odoo tells leads from opportunities by the type, and calls the amount so; Salesforce's type is new or existing
# business.
DEALS = b"""\
Opportunity,Customer,Stage,Expected Revenue,Expected Closing,Type
One,Alpha,Won,1000,2025-01-31,opportunity
Two,Beta,Lost,2000,2025-02-28,opportunity
"""


def test_another_source_has_the_columns_matched_anew(opened: Opened, empty_file: Path) -> None:
    app = dropped(opened(empty_file, "imports.py"), ("deals.csv", DEALS))
    (source,) = [one for one in app.selectbox if str(one.key).startswith("import_source_")]
    assert source.value == "odoo"
    app = source.set_value("salesforce").run()
    assert "You said so." in words(app)
    app = step(app, "columns")
    fields = {str(one.label): one.value for one in app.selectbox if str(one.key).startswith("import_field_")}
    assert fields["Field of Type"] == "opportunity_type"
    assert "Field of Expected Revenue" not in fields
    assert "No column is “Amount”" in app.warning[0].value
