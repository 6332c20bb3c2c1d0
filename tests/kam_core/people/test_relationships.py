from kam_core.people import relationships
from kam_core.people.contacts import contacts
from kam_core.people.kinds import RELATIONSHIP
from kam_core.people.relationships import Pair
from kam_core.records.records import archive
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.kam_core.people.conftest import TODAY, Add


def test_contacts_stand_by_colleagues_with_now_and_wanted(peopled: Store, knows: Add) -> None:
    people = contacts(peopled.database, "001", TODAY)
    nothing = relationships.relationships(peopled.database, "001")
    assert relationships.matrix(people, nothing).rows() == [("C1", "Carla Cruz"), ("C2", "Dan Dorn")]
    knows("C1", "P1", 2, 5)
    knows("C1", "P2", None, 3)
    knows("C2", "P2")
    known = relationships.relationships(peopled.database, "001")
    told = relationships.matrix(people, known)
    assert told.columns == ["contact_id", "contact_name", "P1", "P2"]
    assert told.rows() == [("C1", "Carla Cruz", "2/5", "–/3"), ("C2", "Dan Dorn", None, None)]


def test_two_are_noted_once_however_often_and_again_after_they_were_put_away(peopled: Store) -> None:
    def note() -> str:
        return relationships.note(peopled, new_request("P1", "account"), "001", Pair("C1", "P2"))

    first = note()
    assert note() == first
    assert relationships.relationships(peopled.database, "001").height == 1
    archive(peopled, new_request("P1", "account"), RELATIONSHIP, first)
    assert relationships.relationships(peopled.database, "001").is_empty()
    assert note() != first
