"""The log of what was said and done with an account."""

from datetime import date
from pathlib import Path

from kam_core.ingest.load import load_file
from kam_core.people.interactions import interactions
from kam_core.people.kinds import INTERACTION
from kam_core.records import records
from kam_core.store.request import new_request
from kam_core.store.store import Store

LOADED = """\
activity_id,account_id,contact_id,person_id,kind,activity_date,planned,two_way,note
V1,001,C1,P1,visit,2025-03-01,false,true,Walked the floor
V2,001,,P2,call,2026-02-01,true,,Agreed for spring
V3,002,,P2,call,2025-04-01,false,true,Of another account
"""
CONTACTS = """\
contact_id,account_id,contact_name
C1,001,Carla Cole
C2,001,Dan Dee
"""


def test_what_was_noted_here_and_what_was_loaded_are_one_log_newest_first(world: Store, tmp_path: Path) -> None:
    for kind, text in (("contacts", CONTACTS), ("activities", LOADED)):
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        load_file(world, file, kind, who="test")
    given = {
        "happened_on": date(2025, 6, 1),
        "kind": "meeting",
        "subject": "Summer review",
        "contact_ids": "C1|C2",
        "person_ids": "P1|P2",
        "two_way": True,
        "feedback": "Faster answers, please",
    }
    records.add(world, new_request("P1", "test"), INTERACTION, "001", given)

    log = interactions(world.database, "001", limit=10)
    assert log.select("origin", "happened_on", "subject", "theirs", "ours", "planned").rows() == [
        ("loaded", date(2026, 2, 1), None, None, "Ben Bose", True),
        ("noted", date(2025, 6, 1), "Summer review", "Carla Cole, Dan Dee", "Ada Abel, Ben Bose", False),
        ("loaded", date(2025, 3, 1), None, "Carla Cole", "Ada Abel", False),
    ]
    assert log["feedback"].to_list() == [None, "Faster answers, please", None]
    assert interactions(world.database, "001", limit=1, skipped=1)["subject"].to_list() == ["Summer review"]


def test_what_was_put_away_is_not_in_the_log(world: Store) -> None:
    given = {"happened_on": date(2025, 6, 1), "kind": "call", "subject": "Wrong number"}
    talk = records.add(world, new_request("P1", "test"), INTERACTION, "001", given)
    records.archive(world, new_request("P1", "test"), INTERACTION, talk)
    assert interactions(world.database, "001", limit=10).is_empty()
