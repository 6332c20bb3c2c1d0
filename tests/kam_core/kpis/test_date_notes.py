"""Notes on days: whose they are, what a second editor sees, and that none is lost."""

from datetime import date

import pytest

from kam_core.accounts.model import AccountId
from kam_core.errors import ConflictError, RefusedError, UnknownAccountError
from kam_core.kpis import date_notes
from kam_core.kpis.date_notes import Note, notes
from kam_core.store.history import broken_now
from kam_core.store.request import Request, new_request
from kam_core.store.store import Store

ALPHA, BETA = AccountId("001"), AccountId("002")
PRICES = Note(date(2025, 3, 1), " New price list ")
STRIKE = Note(date(2024, 7, 15), "Strike at their plant")


def by(who: str) -> Request:
    return new_request(who, "trends")


def said(store: Store, account_id: AccountId | None, *, archived: bool = False) -> list[tuple[date, str]]:
    return notes(store.database, account_id, archived=archived).select("noted_on", "note").rows()


def test_a_note_of_the_company_shows_everywhere_and_one_of_an_account_there_alone(world: Store) -> None:
    date_notes.add(world, by("P1"), None, PRICES)
    date_notes.add(world, by("P2"), BETA, STRIKE)
    prices = (date(2025, 3, 1), "New price list")
    assert said(world, None) == [prices]
    assert said(world, ALPHA) == [prices]
    assert said(world, BETA) == [(date(2024, 7, 15), "Strike at their plant"), prices]


def test_a_note_is_changed_put_away_and_brought_back_and_the_history_tells(world: Store) -> None:
    note_id = str(date_notes.add(world, by("P1"), None, PRICES))
    date_notes.edit(world, by("P2"), note_id, Note(date(2025, 4, 1), "New price list"), expected_version=1)
    date_notes.archive(world, by("P2"), note_id, expected_version=2)
    assert said(world, None) == []
    assert said(world, None, archived=True) == [(date(2025, 4, 1), "New price list")]
    date_notes.bring_back(world, by("P1"), note_id, expected_version=3)
    assert said(world, None) == [(date(2025, 4, 1), "New price list")]
    told = world.database.read("accounts", "whole_history")
    ours = told.filter(record="date_note", record_id=note_id).select("who", "action", "field")
    assert ours.rows()[:3] == [("P1", "add", "noted_on"), ("P1", "add", "note"), ("P2", "edit", "noted_on")]
    assert [row[1] for row in ours.rows()[3:]] == ["archive", "bring_back"]
    assert broken_now(world.database) is None


def test_the_same_request_adds_one_note(world: Store) -> None:
    request = by("P1")
    first = date_notes.add(world, request, None, PRICES)
    assert date_notes.add(world, request, None, PRICES) == first
    assert len(said(world, None)) == 1


def test_the_second_editor_sees_who_was_first_and_nothing_is_lost(world: Store) -> None:
    note_id = str(date_notes.add(world, by("P1"), None, PRICES))
    date_notes.edit(world, by("P2"), note_id, Note(PRICES.day, "Prices up by 4%"), expected_version=1)
    with pytest.raises(ConflictError) as conflict:
        date_notes.edit(world, by("P1"), note_id, Note(PRICES.day, "Prices down"), expected_version=1)
    places = conflict.value.places
    assert (places["who"], places["theirs"], places["mine"]) == ("Ben Bose", "Prices up by 4%", "Prices down")
    with pytest.raises(ConflictError):
        date_notes.archive(world, by("P1"), note_id, expected_version=1)
    assert said(world, None) == [(PRICES.day, "Prices up by 4%")]


@pytest.mark.parametrize("text", ["", "  \n", "x" * (date_notes.LONGEST + 1)])
def test_refuses_no_words_and_too_many(world: Store, text: str) -> None:
    with pytest.raises(RefusedError):
        date_notes.add(world, by("P1"), None, Note(PRICES.day, text))
    assert said(world, None) == []


def test_refuses_accounts_and_notes_that_nobody_knows(world: Store) -> None:
    with pytest.raises(UnknownAccountError):
        date_notes.add(world, by("P1"), AccountId("nobody"), PRICES)
    with pytest.raises(RefusedError, match="There is no note"):
        date_notes.edit(world, by("P1"), "none", PRICES, expected_version=1)


def test_half_a_character_is_no_fault(world: Store) -> None:
    date_notes.add(world, by("P1"), None, Note(PRICES.day, "Prices \ud800"))
    assert said(world, None) == [(PRICES.day, "Prices ?")]
