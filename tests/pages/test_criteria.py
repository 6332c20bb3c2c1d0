"""Criteria as they are changed, previewed and saved on the screen of the demo."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.scoring import criteria
from kam_core.scoring.model import Axis, CriteriaSet
from kam_core.store.request import new_request
from pages.session import resources
from tests.pages.conftest import Opened

PERSON, OTHER = "283", "284"
TODAY = date(2013, 11, 29)


@pytest.fixture
def screen(opened: Opened, demo_copy: Path) -> AppTest:
    """The screen as one person sees it."""
    app = opened(demo_copy, "criteria.py")
    app.session_state["kam_person_id"] = PERSON
    return app.run()


def newest() -> CriteriaSet:
    return criteria.versions(resources.store().database)[0]


def points(app: AppTest, code: str) -> float:
    return float(app.number_input(key=f"criteria_1_{code}_points").value)


def give(app: AppTest, **given: float) -> AppTest:
    for code, weight in given.items():
        app.number_input(key=f"criteria_1_{code}_points").set_value(weight)
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def said(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "text", "toast", "warning")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def others_save() -> None:
    """Somebody else makes relationship heavier and satisfaction lighter."""
    weights = {"relationship": 30.0, "satisfaction": 10.0}
    changed = tuple(replace(c, weight=weights.get(c.code, c.weight)) for c in newest().criteria)
    theirs = replace(newest(), criteria=changed, valid_from=TODAY)
    criteria.save(resources.store(), new_request(OTHER, "criteria"), theirs, newest().version)


def test_shows_the_points_in_force(screen: AppTest) -> None:
    assert not screen.exception
    assert points(screen, "growth_potential") == 25
    assert points(screen, "relationship") == 25
    assert said(screen).count("100 points") >= 2
    assert "Nothing is changed yet" in said(screen)


def test_the_total_follows_what_is_typed_and_can_be_balanced(screen: AppTest) -> None:
    app = give(screen, net_margin=25.0)
    assert "110 of 100: 10 too many" in said(app)
    assert next(button for button in app.button if button.label == "See who changes quadrant").disabled
    app = press(app, "Balance to 100")
    # 25, 15, 15, 25, 10, 10, 5, 5 of 110: 22.73, 13.64, 13.64, 22.73, 9.09, 9.09, 4.55, 4.55.
    codes = ("growth_potential", "strategic_importance", "current_revenue", "net_margin", "fit", "effort", "logo")
    assert [points(app, code) for code in codes] == [23, 14, 14, 23, 9, 9, 4]
    assert points(app, "industry_growth") == 4
    assert "of 100" not in said(app)


def test_a_change_is_previewed_before_it_can_be_saved(screen: AppTest) -> None:
    app = give(screen, growth_potential=5.0, current_revenue=35.0)
    assert "Growth potential: 25 → 5 points" in said(app)
    assert not any(button.label == "Save as version 2" for button in app.button)
    app = press(app, "See who changes quadrant")
    assert "accounts would change quadrant as of Nov 29, 2013" in said(app)
    ways, moved = app.dataframe[0].value, app.dataframe[1].value
    assert ways["accounts"].sum() >= len(moved) > 0
    assert (moved["from_quadrant"] != moved["to_quadrant"]).all()


def test_a_preview_of_something_else_is_not_saved(screen: AppTest) -> None:
    app = press(give(screen, growth_potential=5.0, current_revenue=35.0), "See who changes quadrant")
    app = give(app, growth_potential=15.0, current_revenue=25.0)
    assert not any(button.label == "Save as version 2" for button in app.button)


def test_saves_a_version_that_says_from_when_who_and_why(screen: AppTest) -> None:
    app = press(give(screen, growth_potential=20.0, fit=15.0), "See who changes quadrant")
    app.text_input(key="criteria_note").input("Fit decided the last three wins.")
    app = press(app, "Save as version 2")
    decided = newest()
    assert (decided.version, decided.valid_from, decided.who) == (2, TODAY, PERSON)
    assert decided.note == "Fit decided the last three wins."
    assert {c.code: c.weight for c in decided.on(Axis.ATTRACTIVENESS)}["fit"] == 15
    assert "Version 2 holds from Nov 29, 2013, decided by Jillian Carson" in said(app)
    assert "Fit: solution, culture, industry focus: 10 → 15 points".replace(":", "") in said(app).replace(
        "\\", ""
    ).replace(":", "")


def test_what_was_typed_is_kept_when_the_screen_is_left(screen: AppTest) -> None:
    app = give(screen, growth_potential=20.0, fit=15.0)
    app = app.switch_page("data.py").run().switch_page("criteria.py").run()
    assert points(app, "growth_potential") == 20
    assert points(app, "fit") == 15


def test_start_again_throws_the_draft_away(screen: AppTest) -> None:
    app = press(give(screen, growth_potential=20.0, fit=15.0), "Start again")
    assert points(app, "growth_potential") == 25
    assert "Nothing is changed yet" in said(app)


def test_a_save_over_what_somebody_else_saved_meanwhile_shows_both(screen: AppTest) -> None:
    app = give(screen, growth_potential=20.0, fit=15.0)
    others_save()
    app = press(app.run(), "See who changes quadrant")
    assert "Garrett Vargas saved version 2 meanwhile" in said(app)
    app = press(app, "Save as version 3")
    assert "Theirs" in said(app)
    assert newest().version == 2
    assert points(app, "growth_potential") == 20, "what was typed is kept"


def test_a_screen_where_nothing_was_typed_follows_what_others_save(screen: AppTest) -> None:
    others_save()
    app = screen.run()
    assert app.number_input(key="criteria_2_relationship_points").value == 30
    assert "meanwhile" not in said(app)


def test_the_cut_can_be_moved(screen: AppTest) -> None:
    app = screen.number_input(key="criteria_1_cut_strength").set_value(60.0).run()
    assert "Relative strength is high from 60, not 50" in said(app)


def test_an_own_criterion_is_added_with_its_scale(screen: AppTest) -> None:
    screen.text_input(key="add_name_strength").input("Access to their *board*")
    screen.text_area(key="add_scale_strength").input("1: none. 5: weekly.")
    app = next(b for b in screen.button if b.label == "Add" and "strength" in str(b.form_id)).click().run()
    own = next(n.key for n in app.number_input if str(n.key).startswith("criteria_1_own_") and "points" in str(n.key))
    app.number_input(key=own).set_value(10.0)
    app = give(app, cooperation=0.0)
    app = press(press(app, "See who changes quadrant"), "Save as version 2")
    saved = newest().on(Axis.STRENGTH)[-1]
    assert (saved.name, saved.scale, saved.weight) == ("Access to their *board*", "1: none. 5: weekly.", 10.0)
    assert newest().criterion("cooperation") is not None, "no points, but still there"


def test_a_criterion_can_be_removed(screen: AppTest) -> None:
    app = screen.button(key="criteria_1_logo_remove").click().run()
    assert "Attractiveness of the logo: gone, had 5 points" in said(app).replace("\\", "")
    assert "95 of 100: 5 to give" in said(app)


def test_bands_are_typed_in_the_unit_that_they_are_shown_in(screen: AppTest) -> None:
    app = screen
    for at, edge in enumerate((10.0, 20.0, 30.0, 40.0)):
        app.number_input(key=f"criteria_1_cooperation_edge{at}").set_value(edge)
    app = press(press(app.run(), "See who changes quadrant"), "Save as version 2")
    criterion = newest().criterion("cooperation")
    assert criterion is not None
    assert criterion.bands == pytest.approx((0.1, 0.2, 0.3, 0.4))


def test_bands_that_fall_are_refused_with_a_reason(screen: AppTest) -> None:
    app = screen.number_input(key="criteria_1_current_revenue_edge0").set_value(1e9).run()
    app = press(app, "See who changes quadrant")
    assert "four edges that do not fall" in said(app)


def test_bands_from_todays_data_are_those_of_the_first_version(screen: AppTest) -> None:
    before = screen.number_input(key="criteria_1_current_revenue_edge0").value
    app = screen.number_input(key="criteria_1_current_revenue_edge0").set_value(1.0).run()
    app = app.button(key="criteria_1_current_revenue_today").click().run()
    assert app.number_input(key="criteria_1_current_revenue_edge0").value == pytest.approx(before)
    assert "Nothing is changed yet" in said(app)
