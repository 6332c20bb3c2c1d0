"""Who a visit is by."""

from pathlib import Path

from tests.pages.conftest import Opened


def test_a_visit_reads_until_somebody_is_chosen(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "data.py")
    assert app.selectbox(key="who_in_header").value is None


def test_who_was_chosen_is_so_on_every_screen(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "data.py")
    app.selectbox(key="who_in_header").set_value("289").run()
    assert not app.exception
    assert app.selectbox(key="who_in_header").value == "289"

    app.switch_page("criteria.py").run()
    assert app.selectbox(key="who_in_header").value == "289"
