from datetime import date

import polars as pl

from kam_core.people import contacts
from kam_core.people.kinds import INTERACTION, STAKEHOLDER
from kam_core.plans.kinds import PLAN
from kam_core.records.model import Wanted
from kam_core.records.records import archive, change
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.kam_core.people.conftest import TODAY, Add

REQUEST = "P1", "account"


def of_alpha(store: Store, today: date = TODAY) -> dict[str, dict[str, object]]:
    rows = contacts.contacts(store.database, "001", today).iter_rows(named=True)
    return {str(row["contact_name"]): row for row in rows}


def test_the_last_contact_is_one_in_which_both_sides_spoke_and_that_did_happen(peopled: Store) -> None:
    people = of_alpha(peopled)
    assert list(people) == ["Carla Cruz", "Dan Dorn"]
    # 1 to 31 March is 30 days; 30 June to 31 March is 274.
    assert [(p["last_on"], p["days"], p["last_by"], p["freshness"]) for p in people.values()] == [
        (date(2026, 3, 1), 30, "Ada Abel", "fresh"),
        (date(2025, 6, 30), 274, "Ben Bose", "cold"),
    ]


def test_levels_of_files_are_read_as_ours_and_unknown_people_stay_unknown(peopled: Store) -> None:
    assert [one["level"] for one in of_alpha(peopled).values()] == ["middle", "working"]
    gray = contacts.contacts(peopled.database, "003", TODAY).row(0, named=True)
    empty = ("level", "last_on", "days", "freshness", "power", "stance", "current", "left_on")
    assert [gray[name] for name in empty] == [None] * len(empty)


def test_a_logged_talk_with_several_counts_for_each_and_names_all_of_us(peopled: Store, meet: Add) -> None:
    meet(date(2026, 3, 10), "C1|C2", "P2|P1")
    people = of_alpha(peopled)
    assert [(one["last_on"], one["last_by"]) for one in people.values()] == [
        (date(2026, 3, 10), "Ben Bose, Ada Abel"),
        (date(2026, 3, 10), "Ben Bose, Ada Abel"),
    ]


def test_what_lies_ahead_was_one_sided_or_was_put_away_is_no_contact(peopled: Store, meet: Add) -> None:
    meet(date(2026, 4, 1), "C2")
    meet(date(2026, 3, 30), "C2", two_way=False)
    archive(peopled, new_request(*REQUEST), INTERACTION, meet(date(2026, 3, 29), "C2"))
    assert of_alpha(peopled)["Dan Dorn"]["last_on"] == date(2025, 6, 30)


def test_the_plan_says_when_a_contact_is_cold(peopled: Store, put: Add) -> None:
    dates = {"period_start": date(2026, 1, 1), "period_end": date(2026, 12, 31)}
    put(PLAN, stage="strategy", depth="express", touch_days=29, **dates)
    carla = of_alpha(peopled)["Carla Cruz"]
    assert (carla["days"], carla["touch_days"], carla["freshness"]) == (30, 29, "cold")


def test_the_best_relationship_of_ours_stands_beside_the_best_that_is_wanted(peopled: Store, knows: Add) -> None:
    knows("C1", "P1", 2, 5)
    knows("C1", "P2", 4, 4)
    knows("C2", "P1", None, 3)
    people = of_alpha(peopled)
    assert [(one["current"], one["wanted"], one["known_by"]) for one in people.values()] == [
        (4, 5, "Ben Bose"),
        (None, 3, None),
    ]


def test_who_left_stays_and_is_gone_and_who_was_archived_is_absent(peopled: Store, person: Add) -> None:
    person("Eva Eck", left_on=date(2026, 3, 31))
    person("Fay Fox", left_on=date(2026, 4, 1))
    archive(peopled, new_request(*REQUEST), STAKEHOLDER, person("Gone Away"))
    archive(peopled, new_request(*REQUEST), STAKEHOLDER, "C2")
    assert {name: one["gone"] for name, one in of_alpha(peopled).items()} == {
        "Carla Cruz": False,
        "Eva Eck": True,
        "Fay Fox": False,
    }


def test_bosses_and_followers_go_by_name_and_the_powerful_come_first(peopled: Store, person: Add) -> None:
    boss = person("Hal Hill", power=5, level="executive")
    wanted = {"reports_to": Wanted(boss, None), "successor_id": Wanted("C2", None)}
    change(peopled, new_request(*REQUEST), STAKEHOLDER, "C1", wanted)
    people = of_alpha(peopled)
    assert next(iter(people)) == "Hal Hill"
    assert (people["Carla Cruz"]["reports_to_name"], people["Carla Cruz"]["successor_name"]) == ("Hal Hill", "Dan Dorn")


def test_the_last_contact_of_each_account_in_one_read(peopled: Store, meet: Add) -> None:
    meet(date(2026, 3, 5), None)
    population = contacts.population_of("001", "002")
    found = contacts.last_contact(peopled.database, population, TODAY)
    told = ("account_id", "last_on", "days", "contact_name", "last_by", "touch_days", "freshness")
    assert found.select(told).rows() == [
        ("001", date(2026, 3, 5), 26, None, "Ada Abel", 90, "fresh"),
        ("002", None, None, None, None, 90, None),
    ]


def test_nobody_at_all_is_an_empty_frame_of_the_same_columns(world: Store) -> None:
    found = contacts.contacts(world.database, "001", TODAY)
    assert found.is_empty()
    assert found.schema["days"] == pl.Int32
    assert found.schema["freshness"] == pl.String


def test_no_opinion_about_a_person_leaves_the_house(peopled: Store, person: Add) -> None:
    person("Ivo Ink", stance="opponent", power=4, note="Plays golf with a rival", personal_win="A promotion")
    exported = contacts.without_opinions(contacts.contacts(peopled.database, "001", TODAY))
    assert not {"stance", "power", "note", "personal_win", "buying_roles", "may_leave"} & set(exported.columns)
    said = exported.write_csv()
    assert "Ivo Ink" in said
    assert not any(word in said for word in ("opponent", "golf", "promotion"))


def test_many_names_are_counted_after_the_third() -> None:
    assert contacts.listed(["A", "B", "C"]) == "A, B, C"
    assert contacts.listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
