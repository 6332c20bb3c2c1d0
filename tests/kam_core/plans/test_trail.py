"""Who changed what on an account and on all that is kept of it."""

from datetime import datetime, timedelta

from kam_core.accounts.edit import Field, edit
from kam_core.people.kinds import STAKEHOLDER
from kam_core.plans.kinds import ACTION, NEED
from kam_core.plans.trail import changes_of_account
from kam_core.records import records
from kam_core.records.model import Wanted
from kam_core.store.clock import now_utc
from kam_core.store.request import new_request
from kam_core.store.store import Store


def test_changes_of_the_account_and_of_its_records_are_told_newest_first(world: Store) -> None:
    edit(world, new_request("P1", "account"), "001", field=Field.SEGMENT, value="Retail", expected_version=0)
    action = records.add(world, new_request("P1", "account"), ACTION, "001", {"title": "Call them"})
    records.change(world, new_request("P2", "account"), ACTION, action, {"title": Wanted("Visit them", "Call them")})
    records.archive(world, new_request("P2", "account"), ACTION, action)
    records.add(world, new_request("P1", "account"), STAKEHOLDER, "001", {"contact_name": "Carla Cole"})
    records.add(world, new_request("P1", "account"), ACTION, "002", {"title": "Of another account"})

    told = changes_of_account(world.database, "001", limit=50)
    assert told.select("who", "action", "record", "called", "field", "old_value", "new_value").rows() == [
        ("Ada Abel", "add", "stakeholder", "Carla Cole", "contact_name", None, "Carla Cole"),
        ("Ben Bose", "archive", "action", "Visit them", "archived_at", None, told["new_value"][1]),
        ("Ben Bose", "edit", "action", "Visit them", "title", "Call them", "Visit them"),
        ("Ada Abel", "add", "action", "Visit them", "status", None, "open"),
        ("Ada Abel", "add", "action", "Visit them", "title", None, "Call them"),
        ("Ada Abel", "edit", "account", None, "segment", "Industry", "Retail"),
    ]


def test_changes_can_be_limited_to_people_kinds_and_time(world: Store) -> None:
    records.add(world, new_request("P1", "account"), NEED, "001", {"what": "One invoice a month"})
    records.add(world, new_request("P2", "account"), ACTION, "001", {"title": "Ask them"})

    def whats(**limits: object) -> set[str]:
        return set(changes_of_account(world.database, "001", limit=50, **limits)["record"])  # type: ignore[arg-type]

    assert whats(who=("P1",)) == {"need"}
    assert whats(records=("action",)) == {"action"}
    assert whats(since=now_utc() + timedelta(hours=1)) == set()
    assert whats(since=datetime(2020, 1, 1)) == {"action", "need"}


def test_pages_follow_each_other(world: Store) -> None:
    records.add(world, new_request("P1", "account"), NEED, "001", {"what": "One invoice a month"})
    whole = changes_of_account(world.database, "001", limit=50)["sequence"].to_list()
    pages = [changes_of_account(world.database, "001", limit=2, skipped=at)["sequence"].to_list() for at in (0, 2)]
    assert pages[0] + pages[1] == whole[:4]
    assert whole == sorted(whole, reverse=True)
