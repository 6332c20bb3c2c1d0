"""What a file does not say is shown with what it was guessed from, and can be said."""

from datetime import date
from pathlib import Path

from tests.pages.conftest import Opened
from tests.pages.test_data import words
from tests.pages.test_imports import dropped, pressed, step

DEALS = b"""\
Deal Name,Company,Stage,Amount,Close Date
One,Alpha,Won,1000,2025-01-31
Two,Beta,Open,2000,2030-02-28
"""


def test_the_day_of_an_export_is_told_with_its_reason_and_can_be_changed(opened: Opened, empty_file: Path) -> None:
    app = step(dropped(opened(empty_file, "imports.py"), ("deals.csv", DEALS)), "columns")
    (day,) = app.date_input
    assert day.value == date(2025, 1, 31)
    assert "the last day it knows of is Close Date: 2025-01-31." in words(app).replace("\\", "")
    app = day.set_value(date(2025, 3, 1)).run()
    assert not app.exception
    assert (app.date_input[0].value, "You said so." in words(app)) == (date(2025, 3, 1), True)
    assert pressed(app, "Guess again").date_input[0].value == date(2025, 1, 31)


def test_amounts_without_a_currency_count_as_the_companys_own_unless_said_otherwise(
    opened: Opened, empty_file: Path
) -> None:
    app = step(dropped(opened(empty_file, "imports.py"), ("deals.csv", DEALS)), "columns")
    (currency,) = [one for one in app.selectbox if one.label == "Currency of amounts that name none"]
    assert currency.value == "EUR"
    assert "2 amounts, such as 1000, name no currency. They count as the company's own." in words(app)
    app = step(currency.set_value("USD").run(), "check")
    # Nobody has a rate of it: the rows are listed, never added up.
    app = step(app, "load")
    assert not app.exception
    assert "Load nothing" in [button.label for button in app.button]
