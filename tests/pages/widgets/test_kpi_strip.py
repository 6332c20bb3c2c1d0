"""How a KPI reads on its card."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

APPS = Path(__file__).parent / "apps"


def test_a_card_says_how_much_since_when_and_from_how_many() -> None:
    app = AppTest.from_file(APPS / "kpi_strip_app.py").run()
    assert not app.exception
    revenue, nrr, grr, _nps = app.metric
    assert (revenue.value, revenue.delta) == ("$1.2M", "+20.0%")
    assert (nrr.value, nrr.delta) == ("95.0%", "+5.0 pts")
    assert grr.value == "—"
    assert not grr.delta
    assert [caption.value for caption in app.caption][:4] == [
        "701 accounts",
        "1 account, 50% known",
        "0 accounts",
        "5 answers, ± 40.0",
    ]
