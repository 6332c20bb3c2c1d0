"""Columns by what they hold."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
from streamlit.testing.v1 import AppTest

APPS = Path(__file__).parent / "apps"


def test_a_table_shows_words_for_codes_marks_for_what_cannot_be_seen_and_nothing_for_unknown() -> None:
    app = AppTest.from_file(APPS / "table_app.py").run()
    assert not app.exception
    seen = pl.DataFrame(app.dataframe[0].value)
    assert seen["account_name"].to_list()[0] != "Alpha\u202e"
    assert seen["account_name"].to_list()[1] is None
    assert seen["kind"].to_list() == ["Existing", "none"]
    assert seen["revenue"].to_list() == [float(Decimal("1234.56")), None]
    assert seen["day"].cast(pl.Date).to_list() == [date(2025, 1, 31), None]


def test_a_long_table_is_asked_for_page_by_page() -> None:
    app = AppTest.from_file(APPS / "paged_table_app.py").run()
    assert app.text[0].value == "revenue True 0 50"
    app.selectbox(key="t_sort").set_value("name")
    app.toggle(key="t_falling").set_value(False)
    app.pagination(key="t_page").set_value(3).run()
    assert app.text[0].value == "name False 100 50"
