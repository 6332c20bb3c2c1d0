from datetime import date

from kam_core.people.alarms import alarms
from kam_core.people.contacts import population_of
from kam_core.people.kinds import STAKEHOLDER
from kam_core.plans.kinds import PLAN
from kam_core.records.model import Wanted
from kam_core.records.records import change
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.kam_core.people.conftest import TODAY, Add


def ringing(store: Store, account_id: str = "001", today: date = TODAY) -> dict[str, str]:
    rows = alarms(store.database, population_of(account_id), today)
    assert rows["account_id"].unique().to_list() in ([account_id], [])
    return dict(rows.select("alarm", "detail").iter_rows())


def test_an_account_of_which_nobody_is_known_says_so_and_nothing_else(peopled: Store) -> None:
    found = alarms(peopled.database, population_of("002", "001"), TODAY)
    assert found.columns == ["account_id", "alarm", "detail", "on", "days", "contact_id"]
    assert found.filter(account_id="002").select("alarm", "detail").rows() == [
        ("no_contacts", "Nobody of this account is known, so nothing can be said about its people."),
        ("no_team", "Nobody of us is named for this account."),
    ]


def test_each_alarm_says_why_with_its_threshold(peopled: Store, role: Add) -> None:
    role("P1", "innovator")
    # In 180 days up to 31 March only Carla spoke with us; Dan's last word was 274 days ago.
    assert ringing(peopled) == {
        "single_thread": "In 180 days, both sides spoke with one person only: Carla Cruz.",
        "no_decision_maker": "None of 2 contacts is known to decide or to approve spending.",
        "no_sponsor_there": "None of 2 contacts is known to sponsor us.",
        "no_sponsor_here": "Our team has nobody in the role of executive sponsor.",
        "no_champion": "None of 2 contacts is known as champion or advocate.",
    }


def test_what_is_put_right_stops_ringing(peopled: Store, person: Add, role: Add, meet: Add) -> None:
    role("P2", "executive_sponsor")
    boss = person("Hal Hill", level="executive", buying_roles="approver|sponsor")
    change(peopled, new_request("P1", "account"), STAKEHOLDER, "C1", {"stance": Wanted("advocate", None)})
    meet(date(2026, 2, 1), boss)
    assert ringing(peopled) == {}


def test_nobody_spoke_for_longer_than_the_plan_allows(peopled: Store, put: Add) -> None:
    # Carla's 1 March is 90 days before 30 May, and 91 before 31 May.
    assert "going_cold" not in ringing(peopled, today=date(2026, 5, 30))
    late = "Nobody there has spoken with us since Mar 1, 2026: 91 days, and 90 are the limit."
    assert ringing(peopled, today=date(2026, 5, 31))["going_cold"] == late
    dates = {"period_start": date(2026, 1, 1), "period_end": date(2026, 12, 31)}
    put(PLAN, stage="strategy", depth="express", touch_days=29, **dates)
    assert ringing(peopled)["going_cold"].endswith("30 days, and 29 are the limit.")


def test_one_who_counts_goes_cold_while_we_speak_with_others(peopled: Store) -> None:
    assert "contact_cold" not in ringing(peopled)
    change(peopled, new_request("P1", "account"), STAKEHOLDER, "C2", {"power": Wanted(4, None)})
    detail = "Dan Dorn has not spoken with us since Jun 30, 2025: 274 days, and 90 are the limit."
    assert ringing(peopled)["contact_cold"] == detail
    # When nobody speaks with us, one alarm says it for all.
    assert "contact_cold" not in ringing(peopled, today=date(2026, 6, 30))


def test_one_good_relationship_among_several_that_were_rated_is_a_single_thread(
    peopled: Store, meet: Add, knows: Add
) -> None:
    meet(date(2026, 3, 30), "C1|C2")
    assert "single_thread" not in ringing(peopled)
    knows("C1", "P1", 3)
    assert "single_thread" not in ringing(peopled), "the others were never rated"
    knows("C2", "P1", 2)
    assert ringing(peopled)["single_thread"] == "Only Carla Cruz knows one of us well, at 3 of 5 or more."
    knows("C2", "P2", 4)
    assert "single_thread" not in ringing(peopled)


def test_one_level_only_is_said_where_the_level_of_most_is_known(peopled: Store, person: Add) -> None:
    assert "one_level" not in ringing(peopled, "003"), "the level of the only one is unknown"
    person("Ida Ilk", "003", level="middle")
    assert "one_level" not in ringing(peopled, "003"), "one of two is not most"
    person("Jon Jay", "003", level="middle")
    assert ringing(peopled, "003")["one_level"] == "All 2 people whose level we know: Middle."
    person("Kim Kay", "003", level="executive")
    assert "one_level" not in ringing(peopled, "003")


def test_an_advocate_who_left_is_missed_for_a_year(peopled: Store, person: Add) -> None:
    person("Lea Lux", stance="advocate", left_on=date(2025, 3, 31))
    person("Max May", stance="supporter", left_on=date(2026, 3, 1))
    assert ringing(peopled)["advocate_left"] == "Lea Lux spoke up for us and left on Mar 31, 2025."
    assert "advocate_left" not in ringing(peopled, today=date(2026, 4, 1))
    assert "no_champion" in ringing(peopled), "who left champions nothing"


def test_who_may_leave_needs_a_follower(peopled: Store) -> None:
    change(peopled, new_request("P1", "account"), STAKEHOLDER, "C1", {"may_leave": Wanted(True, None)})
    said = "Nobody is named to follow Carla Cruz, who may leave within a year."
    assert ringing(peopled)["successor_unknown"] == said
    change(peopled, new_request("P1", "account"), STAKEHOLDER, "C1", {"successor_id": Wanted("C2", None)})
    assert "successor_unknown" not in ringing(peopled)
