"""KPIs over time, on the screen of a world of three accounts and on the demo."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.kpis import date_notes
from kam_core.kpis.date_notes import Note
from kam_core.plans.plan import open_plan
from kam_core.store.request import new_request
from pages.session import resources
from tests.pages.conftest import Opened


@pytest.fixture
def world_file(world_store: Path, tmp_path: Path) -> Path:
    """The world in a file of its own."""
    return Path(shutil.copy(world_store, tmp_path / "kam.duckdb"))


def said(app: AppTest) -> str:
    assert not app.exception
    kinds = ("title", "header", "markdown", "caption", "text")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind)).replace("\\", "")


def test_a_kpi_says_where_it_stands_and_since_when(opened: Opened, world_file: Path) -> None:
    words = said(opened(world_file, "trends.py"))
    assert "Revenue, 12 months: €3K, +37.6% since Feb 2024" in words
    assert "the last rests on 2 accounts" in words


def test_two_kpis_stand_under_each_other_as_charts_or_tables(opened: Opened, world_file: Path) -> None:
    app = opened(world_file, "trends.py", kpi="nrr", beside="hhi", table="1", step="quarter")
    assert "Net revenue retention: 92.3%" in said(app)
    assert [frame.value["value"].iloc[0] for frame in app.dataframe] == pytest.approx([3000 / 3250.5, 5200])


@pytest.mark.parametrize(
    ("kpi", "words"),
    [
        ("nps", "To see it, load on Import: Survey answers."),
        ("pipeline_coverage", "To see it, load on Import: Opportunities, Targets."),
        ("plan_freshness", "It comes from growth plans, actions and contacts, as they are kept on Account."),
    ],
)
def test_a_kpi_without_what_it_is_made_of_says_what_that_is(
    opened: Opened, world_file: Path, kpi: str, words: str
) -> None:
    assert words in said(opened(world_file, "trends.py", kpi=kpi))


def test_an_account_has_its_own_trend_beside_all(opened: Opened, world_file: Path) -> None:
    app = opened(world_file, "trends.py", of="002", all="1", table="1")
    assert "Only Beta" in said(app)
    newest = app.dataframe[0].value.iloc[0]
    assert (newest["value"], newest["everybody"]) == (1200.0, 3000.0)


def test_what_others_quote_stands_with_source_and_caveat_beside_our_own(opened: Opened, world_file: Path) -> None:
    words = said(opened(world_file, "trends.py", kpi="rev_yoy", quoted="1"))
    assert "A Vietnamese reference text on key account management, year not given." in words
    assert "low trust" in words
    assert "Your own value: -7.7%." in words
    assert "Nobody is quoted on this KPI." in said(opened(world_file, "trends.py", kpi="hhi", quoted="1"))


def test_all_quoted_figures_are_in_one_table(opened: Opened, world_file: Path) -> None:
    rows = opened(world_file, "trends.py", show="quoted").dataframe[0].value
    # K136 to K146, each with what is wrong with it.
    assert rows["text"].nunique() == 11
    assert rows["caveat"].notna().all()


def test_a_kpi_that_is_not_known_says_what_it_takes(opened: Opened, world_file: Path) -> None:
    words = said(opened(world_file, "trends.py", kpi="cagr"))
    assert "Growth a year, over 2 years is not known yet" in words
    assert "Unknown under 36 months of data" in words


def test_key_accounts_stand_side_by_side(opened: Opened, demo_copy: Path, world_file: Path) -> None:
    app = opened(demo_copy, "trends.py", show="accounts")
    assert "of 29 key accounts buy less than a year before" in said(app)
    assert len(app.metric) == 24
    assert "There are no key accounts here." in said(opened(world_file, "trends.py", show="accounts"))


def test_an_unknown_account_in_a_link_is_explained(opened: Opened, world_file: Path) -> None:
    assert "This did not work" in said(opened(world_file, "trends.py", of="nobody"))


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def noting(opened: Opened, database: Path, **address: str) -> AppTest:
    app = opened(database, "trends.py", **address)
    app.session_state["kam_person_id"] = "P1"
    return app.run()


def test_a_note_on_a_date_is_added_and_stands_in_the_table_at_its_month(opened: Opened, world_file: Path) -> None:
    app = noting(opened, world_file, table="1", step="quarter")
    # Whatever today is: what is loaded may be older than ten years.
    assert app.date_input(key="date_note_all_day").min <= date(1990, 1, 1)
    app.date_input(key="date_note_all_day").set_value(date(2025, 8, 20))
    app.text_input(key="date_note_all_text").set_value("New *price* list")
    app = press(app, "Add a note")
    rows = app.dataframe[0].value
    # August lies in the quarter that ends in September.
    assert rows[rows["notes"].notna()][["month", "notes"]].astype(str).to_numpy().tolist() == [
        ["2025-09-01", "Aug 20, 2025: New *price* list"]
    ]


def test_a_note_from_before_the_first_row_stands_at_none(opened: Opened, world_file: Path) -> None:
    noting(opened, world_file)
    for day, text in ((date(2016, 4, 1), "Long ago"), (date(2025, 8, 20), "New prices")):
        date_notes.add(resources.store(), new_request("P2", "trends"), None, Note(day, text))
    rows = noting(opened, world_file, table="1").dataframe[0].value
    assert rows["notes"].dropna().to_list() == ["Aug 20, 2025: New prices"]


def test_a_chosen_note_is_changed_put_away_and_brought_back(opened: Opened, world_file: Path) -> None:
    noting(opened, world_file)
    store, asked = resources.store(), new_request("P2", "trends")
    note_id = str(date_notes.add(store, asked, None, Note(date(2025, 8, 20), "New prices")))
    app = noting(opened, world_file, note=note_id)
    app.text_input(key=f"date_note_{note_id}_text").set_value("Prices up")
    press(app, "Save the note")
    assert date_notes.notes(store.database, None)["note"].to_list() == ["Prices up"]
    app = press(noting(opened, world_file, note=note_id), "Put away")
    assert date_notes.notes(store.database, None).is_empty()
    assert "Put away: Aug 20, 2025, Prices up" in said(app)
    press(app, "Bring back")
    assert date_notes.notes(store.database, None)["note"].to_list() == ["Prices up"]


def test_notes_that_were_put_away_are_listed_a_page_at_a_time(opened: Opened, world_file: Path) -> None:
    noting(opened, world_file)
    store = resources.store()
    for day in range(1, 13):
        note_id = str(date_notes.add(store, new_request("P2", "trends"), None, Note(date(2025, 8, day), "Rain")))
        date_notes.archive(store, new_request("P2", "trends"), note_id, expected_version=1)
    app = noting(opened, world_file)
    assert said(app).count("Put away:") == 10
    assert said(app.selectbox(key="date_notes_away").select(10).run()).count("Put away:") == 2


def test_a_note_without_a_day_is_asked_for_one_and_nothing_is_kept(opened: Opened, world_file: Path) -> None:
    app = noting(opened, world_file)
    app.text_input(key="date_note_all_text").set_value("New prices")
    assert "Say the day, and in a few words what happened." in said(press(app, "Add a note"))
    assert date_notes.notes(resources.store().database, None).is_empty()


@pytest.mark.parametrize(
    ("filtered", "newest"),
    [
        ({"manager": "P2"}, 1200),
        ({"segment": "Industry"}, 1800),
        ({"country": "US"}, 1200),
        ({"of": "001"}, 1800),
    ],
)
def test_a_trend_is_that_of_a_manager_a_segment_a_country_or_an_account(
    opened: Opened, world_file: Path, filtered: dict[str, str], newest: float
) -> None:
    app = opened(world_file, "trends.py", table="1", **filtered)
    assert app.dataframe[0].value["value"].iloc[0] == newest


def test_themes_split_the_key_accounts_among_them(opened: Opened, demo_copy: Path) -> None:
    """Every account with a theme has one that comes first: what these buy apart is what they buy together."""

    def newest(*themes: str) -> float:
        app = opened(demo_copy, "trends.py", table="1", theme=list(themes))
        return float(app.dataframe[0].value["value"].iloc[0])

    # Nothing of the demo is to be penetrated first.
    expand, protect = newest("expand"), newest("protect")
    assert min(expand, protect) > 0
    assert expand + protect == pytest.approx(newest("expand", "protect"))
    assert "No account fits" in said(opened(demo_copy, "trends.py", theme="penetrate"))


def test_satisfaction_is_a_trend_with_its_answers_and_marked_where_made_up(opened: Opened, demo_copy: Path) -> None:
    words = said(opened(demo_copy, "trends.py", kpi="nps", step="quarter"))
    assert "Net promoter score (NPS)" in words
    assert re.search(r"rests on \d+ answers, ± \d+\.\d\. The running month is not in it\.", words)


def test_what_rests_on_plans_is_read_again_when_one_is_saved(opened: Opened, world_file: Path) -> None:
    app = opened(world_file, "trends.py", kpi="plan_completeness")
    assert "Plan completeness is not known yet" in said(app)
    open_plan(resources.store(), new_request("P1", "plan"), "001")
    words = said(app.run())
    assert "Plan completeness: 0.0%" in words
    assert "the last rests on 1 plan" in words
