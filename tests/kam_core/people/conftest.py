"""A world with people: Alpha has four contacts, two loaded and two typed, and both of us on its team."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kam_core.ingest.load import load_file
from kam_core.people.kinds import INTERACTION, RELATIONSHIP, STAKEHOLDER, TEAM_MEMBER
from kam_core.records.model import Kind, Value
from kam_core.records.records import add
from kam_core.store.request import new_request
from kam_core.store.store import Store

# In the world, as_of is 2026-01-15; what is measured here is measured against a day of our own.
TODAY = date(2026, 3, 31)
Add = Callable[..., str]

CONTACTS = """\
contact_id,account_id,contact_name,title,department,level,email
C1,001,Carla Cruz,Head buyer,Purchasing,manager,carla@alpha.example
C2,001,Dan Dorn,Foreman,Workshop,specialist,
C9,003,Gil Gray,Buyer,Purchasing,,
"""
# Carla spoke with Ada on 1 March; later things do not count: planned, one-sided.
ACTIVITIES = """\
activity_id,account_id,contact_id,person_id,kind,activity_date,planned,two_way,note
A1,001,C1,P1,call,2026-03-01,false,true,Spoke
A2,001,C1,P1,email,2026-03-20,false,false,Nobody answered
A3,001,C1,P1,visit,2026-03-25,true,true,Planned
A4,001,C2,P2,call,2025-06-30,false,true,Spoke
"""


@pytest.fixture
def peopled(world: Store, tmp_path: Path) -> Store:
    """The world with loaded contacts and activities."""
    for kind, text in {"contacts": CONTACTS, "activities": ACTIVITIES}.items():
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        load_file(world, file, kind, who="test")
    return world


@pytest.fixture
def put(peopled: Store) -> Add:
    """Makes a record of an account of the peopled world."""

    def make(kind: Kind, account_id: str = "001", /, **values: Value) -> str:
        return add(peopled, new_request("P1", "account"), kind, account_id, values)

    return make


@pytest.fixture
def meet(put: Add) -> Add:
    """Notes that we spoke."""

    def make(on: date, contact_ids: str | None, person_ids: str = "P1", two_way: bool = True, **more: Value) -> str:
        told = {"happened_on": on, "kind": "meeting", "subject": "Talk", "two_way": two_way}
        return put(INTERACTION, contact_ids=contact_ids, person_ids=person_ids, **told, **more)

    return make


@pytest.fixture
def person(put: Add) -> Add:
    """Adds a contact."""
    return lambda name, account_id="001", **values: put(STAKEHOLDER, account_id, contact_name=name, **values)


@pytest.fixture
def knows(put: Add) -> Add:
    """Notes how well one of us knows one of them."""
    return lambda contact_id, person_id, current=None, wanted=None: put(
        RELATIONSHIP, contact_id=contact_id, person_id=person_id, current=current, wanted=wanted
    )


@pytest.fixture
def role(put: Add) -> Add:
    """Gives one of us a role."""
    return lambda person_id, name, account_id="001", **values: put(
        TEAM_MEMBER, account_id, person_id=person_id, role=name, **values
    )
