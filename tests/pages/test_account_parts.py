"""The workspace of an account: lists that are added to and changed, the log, the summary, and the way back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.people.interactions import interactions
from kam_core.people.kinds import TEAM_MEMBER
from kam_core.plans.kinds import ACTION, NEED, OPEN_QUESTION, RISK
from kam_core.plans.plan import current, open_plan
from kam_core.records import queries, records
from kam_core.records.model import Kind, Value, Wanted
from kam_core.store.clock import now_utc
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.text.numbers import day
from pages.session import resources
from tests.pages.boxes import leave
from tests.pages.conftest import Opened

# The world is no demo: its calendar is the real one.
TODAY = now_utc().date()


@pytest.fixture
def workspace(world: Store) -> Iterator[Path]:
    """Alpha with an action that is late, one that is done, and a need that nobody confirmed for long."""
    for title, due, status in (("Call them", TODAY - timedelta(5), "open"), ("Send it", TODAY, "done")):
        given = {"title": title, "due_on": due, "status": status, "owner_id": "P1", "theme": "protect"}
        records.add(world, new_request("P1", "test"), ACTION, "001", given)
    for what, days in (("One invoice a month", 91), ("Delivery on Mondays", 90)):
        given = {"what": what, "last_confirmed_on": TODAY - timedelta(days), "type": "habit"}
        records.add(world, new_request("P1", "test"), NEED, "001", given)
    world.close()
    yield world.path
    resources.close()


def part(opened: Opened, database: Path, name: str, **address: str) -> AppTest:
    app = opened(database, "account.py", account="001", part=name, **address)
    app = app.selectbox(key="who_in_header").set_value("P1").run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "text", "warning")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def press(app: AppTest, label: str) -> AppTest:
    app = next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def unfold(app: AppTest, key: str) -> AppTest:
    app.session_state[f"{key}_folded"] = True
    return app.run()


def all_of(kind: Kind) -> list[dict[str, Value]]:
    return queries.of_account(resources.store().database, kind, "001").to_dicts()


def the_id(kind: Kind, **holds: Value) -> str:
    return next(str(row[kind.key]) for row in all_of(kind) if holds.items() <= row.items())


def test_what_is_overdue_stands_first_and_is_told_by_a_word(opened: Opened, workspace: Path) -> None:
    app = part(opened, workspace, "actions")
    told = app.dataframe[0].value
    assert list(zip(told["title"], told["state"], strict=True)) == [("Call them", "Overdue"), ("Send it", "Done")]
    assert "1 overdue, 0 more to do, 1 done." in words(app)


def test_owner_and_status_of_the_address_limit_the_actions(opened: Opened, workspace: Path) -> None:
    assert part(opened, workspace, "actions", status="done").dataframe[0].value["title"].to_list() == ["Send it"]


def test_every_fault_of_a_new_record_stands_at_its_field_and_what_was_typed_stays(
    opened: Opened, workspace: Path
) -> None:
    form = "action:form:001"
    app = unfold(part(opened, workspace, "actions"), form)
    app = leave(app, f"{form}:due_on", "31 February")
    app = leave(app, f"{form}:effort_hours", "a lot")
    app = press(app, "Add")
    told = words(app)
    for fault in ("Action is missing", "31 February", "not a day of the calendar", "a lot", "is not a number"):
        assert fault in told
    assert len(all_of(ACTION)) == 2

    app = leave(app, f"{form}:title", "Visit them")
    app = leave(app, f"{form}:effort_hours", "1.234,5")
    app = leave(app, f"{form}:due_on", "2026-01-10")
    # A day that is over is taken, with a word about it.
    assert "This day is over." in words(app)
    press(app, "Add")
    new = next(row for row in all_of(ACTION) if row["title"] == "Visit them")
    assert (str(new["effort_hours"]), new["due_on"], new["owner_id"]) == ("1234.5000", date(2026, 1, 10), "P1")


def test_a_draft_of_a_new_record_outlives_its_visit(opened: Opened, workspace: Path) -> None:
    form = "risk:form:001"
    leave(unfold(part(opened, workspace, "actions"), form), f"{form}:what", "A rival gives shop fittings away")
    again = unfold(part(opened, workspace, "actions"), form)
    press_add = [button for button in again.button if button.label == "Add"]
    press_add[-1].click().run()
    assert [row["what"] for row in all_of(RISK)] == ["A rival gives shop fittings away"]


def test_one_press_finishes_an_action_and_undo_brings_back_what_was_put_away(opened: Opened, workspace: Path) -> None:
    app = part(opened, workspace, "actions")
    app.query_params["action"] = the_id(ACTION, title="Call them")
    app = press(app.run(), "Done")
    done = next(row for row in all_of(ACTION) if row["title"] == "Call them")
    assert (done["status"], done["done_on"]) == ("done", TODAY)

    app = press(app, "Put away")
    assert [row["title"] for row in all_of(ACTION)] == ["Send it"]
    press(app, "Undo")
    assert len(all_of(ACTION)) == 2


def test_an_owner_outside_the_team_is_taken_with_a_word(opened: Opened, workspace: Path) -> None:
    with Store(workspace) as store:
        records.add(store, new_request("P1", "t"), TEAM_MEMBER, "001", {"person_id": "P2", "role": "innovator"})
    app = part(opened, workspace, "actions")
    app.query_params["action"] = the_id(ACTION, title="Call them")
    assert "Not in the team of this account yet." in words(app.run())


def test_a_need_is_stale_after_ninety_days_and_confirmed_by_one_press(opened: Opened, workspace: Path) -> None:
    app = part(opened, workspace, "needs")
    told = app.dataframe[0].value
    assert dict(zip(told["what"], told["state"], strict=True)) == {
        "Delivery on Mondays": "Fresh",
        "One invoice a month": "Stale",
    }
    assert "1 need was not confirmed within 90 days: ask again." in words(app)
    app.query_params["need"] = the_id(NEED, what="One invoice a month")
    app = press(app.run(), "Confirmed today")
    assert set(app.dataframe[0].value["state"]) == {"Fresh"}


def test_every_list_opens_with_and_without_records(opened: Opened, workspace: Path) -> None:
    for code in ("needs", "value", "investments", "competitors", "resources"):
        assert "This did not work" not in words(part(opened, workspace, "needs", list=code)), code
        app = opened(workspace, "account.py", account="003", part="needs", list=code)
        assert not app.exception, code


def test_a_logged_talk_makes_its_next_step_an_action(opened: Opened, workspace: Path) -> None:
    form = "interaction:form:001"
    app = unfold(part(opened, workspace, "activity"), form)
    app = leave(app, f"{form}:subject", "Spring plan")
    app = leave(app, f"{form}:title", "Send the offer")
    app = leave(app, f"{form}:due_on", "2099-02-01")
    app = press(app, "Add")
    talk = interactions(resources.store().database, "001", limit=5).row(0, named=True)
    assert (talk["subject"], talk["happened_on"], talk["ours"], talk["next_step"]) == (
        "Spring plan",
        TODAY,
        "Ada Abel",
        "Send the offer",
    )
    assert app.dataframe[0].value["about"].to_list() == ["Spring plan"]


def test_the_summary_of_an_account_without_a_plan_starts_one_in_one_press(opened: Opened, workspace: Path) -> None:
    app = part(opened, workspace, "summary")
    assert "There is no plan yet, so nothing to keep." in words(app)
    app = press(app, "Start the plan")
    assert current(resources.store().database, "001") is not None
    assert "Objectives" in [one.value for one in app.header]


def test_the_summary_tells_what_is_late_and_what_was_changed(opened: Opened, workspace: Path) -> None:
    with Store(workspace) as store:
        open_plan(store, new_request("P1", "test"), "001", lead_id="P1")
        asked = {"question": "Who decides?", "owner_id": "P1", "due_on": TODAY - timedelta(1)}
        records.add(store, new_request("P2", "test"), OPEN_QUESTION, "001", asked)
    app = part(opened, workspace, "summary")
    told = words(app)
    assert "Call them" in told and "5 days late" in told
    assert "Who decides?" in told and "1 day late" in told
    assert "Customer health" in told and "Plan quality" in told
    assert "Open question: Who decides?" in told.replace("\\", "") and "Ben Bose" in told


def test_a_field_goes_back_to_an_earlier_version_from_the_history(opened: Opened, workspace: Path) -> None:
    with Store(workspace) as store:
        action = next(iter(queries.of_account(store.database, ACTION, "001").sort("title")["action_id"]))
        for now, before in (("Visit them", "Call them"), ("Write them", "Visit them")):
            change = {"title": Wanted(now, before)}
            records.change(store, new_request("P2", "test"), ACTION, action, change)
    app = part(opened, workspace, "actions", action=action)
    app = press(app, "History")
    told = words(app)
    assert "Action: **Visit them** (Ben Bose" in told
    backs = [button for button in app.button if button.label == "Back to this version"]
    # Newest first: what stands there has no way back, so the first is that of "Visit them".
    backs[0].click().run()
    assert queries.record(resources.store().database, ACTION, action)["title"] == "Visit them"
    assert queries.trail(resources.store().database, ACTION, action, "title").height == 4


def test_the_history_tells_records_and_fields_in_words(opened: Opened, workspace: Path) -> None:
    told = part(opened, workspace, "history", what="need").dataframe[0].value
    assert set(told["record"]) == {"Need"}
    assert set(told["called"]) == {"One invoice a month", "Delivery on Mondays"}
    assert ("Type", "Buying habit") in set(zip(told["field"], told["new_value"], strict=True))
    assert ("Last confirmed", day(TODAY - timedelta(90))) in set(zip(told["field"], told["new_value"], strict=True))


def test_a_link_says_all_that_is_shown_and_the_menu_leads_back_to_what_was_chosen(
    opened: Opened, workspace: Path
) -> None:
    app = part(opened, workspace, "needs")
    for address, shown in (({}, "needs"), ({"account": "002"}, "summary")):
        app = app.switch_page("my_week.py").run().switch_page("account.py")
        app.query_params.clear()
        app.query_params.update(address)
        assert app.run().radio(key="part_choice").value == shown


def test_the_summary_tells_once_what_somebody_changed_in_several_saves(opened: Opened, workspace: Path) -> None:
    with Store(workspace) as store:
        found = queries.of_account(store.database, ACTION, "001").filter(title="Call them")
        for title in ("Call them all", "Call them today"):
            record_id, seen = found["action_id"][0], queries.record(store.database, ACTION, found["action_id"][0])
            wanted = {"title": Wanted(title, seen["title"])}
            records.change(store, new_request("P1", "test"), ACTION, record_id, wanted)
    said = words(part(opened, workspace, "summary"))
    assert said.count("Edited · ") == 1
    assert "Last changes" in said
