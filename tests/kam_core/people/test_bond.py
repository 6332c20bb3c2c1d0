from datetime import date

from kam_core.people.bond import Shape, bond
from kam_core.people.contacts import contacts
from kam_core.store.store import Store
from tests.kam_core.people.conftest import TODAY, Add


def hint(store: Store, account_id: str = "001", today: date = TODAY) -> tuple[object, ...]:
    found = bond(store.database, account_id, contacts(store.database, account_id, today), today)
    return found.stage, found.shape, found.theirs, found.ours


def test_nobody_known_is_no_hint(peopled: Store) -> None:
    assert hint(peopled, "002") == (None, None, 0, 0)


def test_people_without_an_order_in_a_year_are_exploring(peopled: Store) -> None:
    # Gamma's last order is of August 2024.
    assert hint(peopled, "003") == (1, Shape.BOW_TIE, 0, 0)


def test_orders_over_one_person_are_a_bow_tie_and_basic(peopled: Store) -> None:
    # Only Carla spoke in 180 days, with Ada; Alpha ordered in the year before.
    assert hint(peopled) == (2, Shape.BOW_TIE, 1, 1)


def test_several_on_both_sides_cooperate(peopled: Store, knows: Add) -> None:
    knows("C2", "P2", 3)
    assert hint(peopled) == (3, Shape.BETWEEN, 2, 2)


def test_many_functions_and_levels_are_a_diamond_and_nobody_counts_a_fifth_stage(
    peopled: Store, person: Add, knows: Add
) -> None:
    for name, department in (("Fay Fox", "Finance"), ("Gus Gil", "Quality")):
        knows(person(name, level="executive", department=department), "P2", 5)
    # Purchasing, Finance and Quality, but three people; Dan of the workshop makes four.
    assert hint(peopled) == (3, Shape.BETWEEN, 3, 2)
    knows("C2", "P1", 3)
    assert hint(peopled) == (4, Shape.DIAMOND, 4, 2)
