"""Who joins the list and who leaves, on the screen of the demo: 29 key accounts under a ceiling of 30."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from kam_core.accounts import admission, company, membership
from kam_core.accounts.model import AccountId, Kind
from kam_core.store.request import new_request
from pages.session import resources
from tests.pages.conftest import Opened

TODAY = date(2013, 11, 29)
PERSON, OTHER = "283", "284"
# A candidate, another, and a key account whose attractiveness is below the cut.
WESTSIDE, BEST_CYCLE, RETAIL_MALL = "599", "302", "514"


@pytest.fixture
def selection(opened: Opened, demo_copy: Path) -> "Screen":
    return Screen(opened, demo_copy)


class Screen:
    """The screen with one account chosen, looked at by one person."""

    def __init__(self, opened: Opened, database: Path) -> None:
        self._opened, self._database = opened, database

    def deciding(self, account_id: str) -> AppTest:
        app = self._opened(self._database, "selection.py", decide=account_id)
        app.session_state["kam_person_id"] = PERSON
        return app.run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def said(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "text", "toast")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def members() -> pl.DataFrame:
    return membership.members(resources.store().database, TODAY)


def fill() -> None:
    """Admit one more, which fills the list."""
    request = new_request(OTHER, "selection")
    admission.admit(
        resources.store(), request, AccountId(BEST_CYCLE), kind=Kind.EXISTING, reason="Largest.", since=TODAY
    )


def test_says_how_full_the_list_is(selection: Screen) -> None:
    app = selection.deciding(WESTSIDE)
    assert not app.exception
    assert "**29** of **30** key accounts" in said(app)
    assert "1 place left" in said(app)
    assert "Advised: 15 to 35" in said(app)


def test_candidates_stand_beside_key_accounts_the_most_attractive_first(selection: Screen) -> None:
    app = selection.deciding(WESTSIDE)
    candidates, listed = app.dataframe[0].value, app.dataframe[1].value
    by_proposal = dict(list(candidates.groupby("proposal")["attractiveness"]))
    assert list(candidates["proposal"].unique()) == ["Existing", "Emerging"]
    assert all(scores.is_monotonic_decreasing for scores in by_proposal.values())
    assert listed["attractiveness"].is_monotonic_decreasing
    assert len(listed) == 29


def test_admits_a_candidate_as_what_it_is_proposed_as(selection: Screen) -> None:
    app = selection.deciding(WESTSIDE)
    app.text_area(key=f"admit_reason_{WESTSIDE}").input("Largest that is not on the list.")
    app = press(app, "Admit Westside Plaza")
    assert "Westside Plaza is a key account" in said(app)
    assert "The list is full" in said(app)
    row = members().row(by_predicate=pl.col("account_id") == WESTSIDE, named=True)
    assert (row["kind"], row["since"], row["admit_reason"]) == ("existing", TODAY, "Largest that is not on the list.")


def test_without_a_reason_nothing_is_saved_and_it_says_why(selection: Screen) -> None:
    app = press(selection.deciding(WESTSIDE), "Admit Westside Plaza")
    assert "Say why" in said(app)
    assert members().height == 29


def test_any_account_can_be_found_by_its_name_and_decided_on(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "selection.py")
    app.text_input(key="find_decide").input("westside").run()
    app.button(key=f"decide_{WESTSIDE}").click().run()
    assert not app.exception
    assert app.query_params["decide"] == WESTSIDE
    assert "Admit Westside Plaza" in [button.label for button in app.button]


def test_nobody_is_asked_who_they_are_for_what_is_refused_anyway(opened: Opened, demo_copy: Path) -> None:
    app = press(opened(demo_copy, "selection.py", decide=WESTSIDE), "Admit Westside Plaza")
    assert "Say why" in said(app)
    assert "who_before_saving" not in [box.key for box in app.selectbox]
    app.text_area(key=f"admit_reason_{WESTSIDE}").input("Largest that is not on the list.")
    app = press(app, "Admit Westside Plaza")
    assert "who_before_saving" in [box.key for box in app.selectbox]


def test_a_full_list_asks_who_leaves(selection: Screen) -> None:
    app = selection.deciding(WESTSIDE)
    fill()
    app = app.run()
    assert "what makes room" in said(app)
    app.text_area(key=f"admit_reason_{WESTSIDE}").input("Larger than what leaves.")
    app = press(app, "Admit Westside Plaza")
    assert "Name the key account that leaves." in said(app)
    app.selectbox(key=f"admit_leaves_{WESTSIDE}").select(RETAIL_MALL)
    app.text_area(key=f"admit_leaving_reason_{WESTSIDE}").input("Its answers say no.")
    assert app.text_area(key=f"admit_reason_{WESTSIDE}").value == "Larger than what leaves.", "what was typed is kept"
    press(app, "Admit Westside Plaza")
    listed = members()
    assert listed.height == 30
    assert WESTSIDE in listed["account_id"]
    assert RETAIL_MALL not in listed["account_id"]


def test_a_full_list_takes_one_more_by_an_exception_that_is_counted(selection: Screen) -> None:
    app = selection.deciding(WESTSIDE)
    fill()
    app = app.run()
    app = app.radio(key=f"admit_way_{WESTSIDE}").set_value("exception").run()
    app.text_area(key=f"admit_reason_{WESTSIDE}").input("Too large to wait.")
    app.text_input(key=f"admit_decider_{WESTSIDE}").input("The board")
    app.text_area(key=f"admit_exception_reason_{WESTSIDE}").input("Until the review.")
    app.date_input(key=f"admit_expires_{WESTSIDE}").set_value(date(2014, 2, 28))
    app = press(app, "Admit Westside Plaza")
    assert "**31** of **30** key accounts" in said(app)
    assert "1 exception in force" in said(app)
    assert "1 above the ceiling" in said(app)
    row = membership.exceptions(resources.store().database, TODAY).row(0, named=True)
    assert (row["account_id"], row["decided_by"], row["expires_on"]) == (WESTSIDE, "The board", date(2014, 2, 28))


def test_retires_a_key_account_with_a_reason(selection: Screen) -> None:
    app = selection.deciding(RETAIL_MALL)
    assert "key account since" in said(app)
    app.text_area(key=f"retire_{RETAIL_MALL}_reason").input("It does not belong.")
    app = press(app, "Retire Retail Mall")
    assert "**28** of **30** key accounts" in said(app)
    left = membership.changes(resources.store().database, TODAY, date(2013, 11, 30)).row(0, named=True)
    assert (left["event"], left["account_id"], left["reason"]) == ("left", RETAIL_MALL, "It does not belong.")


def test_changes_the_kind(selection: Screen) -> None:
    app = selection.deciding(RETAIL_MALL)
    app.text_area(key=f"retire_{RETAIL_MALL}_reason").input("A new start.")
    press(app, "Make it emerging")
    assert membership.standing(resources.store().database, AccountId(RETAIL_MALL)).kind == Kind.EMERGING


def test_a_decision_on_what_somebody_else_changed_meanwhile_shows_both(selection: Screen) -> None:
    app = selection.deciding(RETAIL_MALL)
    version = membership.standing(resources.store().database, AccountId(RETAIL_MALL)).version
    admission.change_kind(
        resources.store(),
        new_request(OTHER, "selection"),
        AccountId(RETAIL_MALL),
        kind=Kind.EMERGING,
        reason="Growing.",
        on=TODAY,
        expected_version=version,
    )
    app.text_area(key=f"retire_{RETAIL_MALL}_reason").input("It does not belong.")
    app = press(app, "Retire Retail Mall")
    assert "Theirs" in said(app)
    assert "emerging" in said(app)
    assert members().height == 29


def test_key_accounts_that_may_not_belong_are_those_below_the_cut(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "selection.py", key="weak")
    weak = app.dataframe[1].value
    assert set(weak["quadrant"]) == {"Status", "Streamline"}
    assert (weak["attractiveness"] < 50).all()


def test_the_ceiling_can_be_changed(selection: Screen) -> None:
    app = selection.deciding(WESTSIDE)
    field = next(field for field in app.number_input if field.label == "How many key accounts at most")
    field.set_value(29)
    app = press(app, "Save the ceiling")
    assert "The list is full" in said(app)
    assert company.company(resources.store().database).ceiling.value == "29"


def test_an_account_that_a_link_names_and_nobody_knows_is_explained(selection: Screen) -> None:
    app = selection.deciding("no-such-account")
    assert not app.exception
    assert "No account no-such-account." in said(app)
    assert len(app.dataframe) > 1, "the rest of the screen stays"
