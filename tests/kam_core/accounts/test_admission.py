from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise
from random import Random
from time import sleep

import pytest

from kam_core.accounts import membership
from kam_core.accounts.admission import Leaving, admit, change_kind, retire
from kam_core.accounts.company import fix_today, set_ceiling
from kam_core.accounts.model import Kind
from kam_core.accounts.stay import CeilingException
from kam_core.errors import CeilingError, ConflictError, KamError, RefusedError, UnknownAccountError
from kam_core.store.request import Request
from kam_core.store.store import Store

Ask = Callable[[str], Request]
TODAY = date(2026, 3, 15)
BOARD = CeilingException("Board", "Merger next year", date(2026, 6, 30))


def listed(store: Store) -> list[str]:
    return sorted(membership.members(store.database, TODAY)["account_id"].to_list())


def let_in(store: Store, request: Request, account_id: str, since: date = TODAY, **more: object) -> str | None:
    return admit(store, request, account_id, kind=Kind.EXISTING, reason="Large", since=since, **more)


@pytest.fixture
def full(company: Store, ask: Ask) -> Store:
    """A list of A and B with a ceiling of two."""
    set_ceiling(company, ask("P1"), 2, 1)
    let_in(company, ask("P1"), "A", date(2026, 1, 1))
    let_in(company, ask("P1"), "B", date(2026, 2, 1))
    return company


def test_an_admission_says_who_when_and_why(company: Store, ask: Ask) -> None:
    admit(company, ask("P2"), "A", kind=Kind.EMERGING, reason="  Doubles each year ", since=date(2026, 3, 1))

    assert membership.members(company.database, TODAY).rows(named=True) == [
        {
            "account_id": "A",
            "account_name": "Äpfel & Söhne",
            "kind": "emerging",
            "since": date(2026, 3, 1),
            "kind_since": date(2026, 3, 1),
            "admit_reason": "Doubles each year",
            "admitted_by": "Bo Ek",
            "illustrative": False,
            "version": 1,
        }
    ]
    assert membership.members(company.database, date(2026, 2, 28)).is_empty()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        pytest.param({"reason": " \n"}, "Say why", id="no reason"),
        pytest.param({"reason": "x" * 2001}, "2001 characters", id="a reason too long"),
        pytest.param({"since": date(2026, 3, 16)}, "lies in the future", id="tomorrow"),
        pytest.param({"kind": Kind.CANDIDATE}, "existing or emerging", id="a kind that is not on the list"),
        pytest.param({"exception": BOARD}, "no exception is needed", id="an exception that nobody needs"),
        pytest.param(
            {"leaving": Leaving("B", "Small")}, "Bolt Works is not a key account", id="a leaver who is not there"
        ),
    ],
)
def test_refuses_an_admission_that_breaks_a_rule(
    company: Store, ask: Ask, changed: dict[str, object], message: str
) -> None:
    wanted: dict[str, object] = {"kind": Kind.EXISTING, "reason": "Large", "since": TODAY}

    with pytest.raises(RefusedError, match=message):
        admit(company, ask("P1"), "A", **{**wanted, **changed})

    assert listed(company) == []


def test_refuses_an_account_that_nobody_knows(company: Store, ask: Ask) -> None:
    with pytest.raises(UnknownAccountError, match="No account nobody"):
        let_in(company, ask("P1"), "nobody")


def test_refuses_a_member_and_a_stay_that_overlaps_an_earlier_one(full: Store, ask: Ask) -> None:
    with pytest.raises(RefusedError, match="Äpfel & Söhne is a key account already"):
        let_in(full, ask("P1"), "A")

    retire(full, ask("P1"), "A", reason="Shrinks", on=date(2026, 3, 1), expected_version=1)
    with pytest.raises(RefusedError, match="until 2026-03-01, after 2026-02-28"):
        let_in(full, ask("P1"), "A", date(2026, 2, 28))
    let_in(full, ask("P1"), "A", date(2026, 3, 1))

    assert listed(full) == ["A", "B"]


def test_a_full_list_takes_nobody_without_room_or_exception(full: Store, ask: Ask) -> None:
    with pytest.raises(CeilingError, match="2 key accounts; the ceiling is 2"):
        let_in(full, ask("P1"), "C")

    assert listed(full) == ["A", "B"]


def test_who_makes_room_leaves_in_the_same_save(full: Store, ask: Ask) -> None:
    let_in(full, ask("P2"), "C", date(2026, 3, 10), leaving=Leaving("A", "Outgrown"))

    assert listed(full) == ["B", "C"]
    assert membership.changes(full.database, date(2026, 3, 1), date(2026, 4, 1)).select(
        "day", "event", "account_id", "reason", "decided_by"
    ).rows() == [
        (date(2026, 3, 10), "left", "A", "Outgrown", "Bo Ek"),
        (date(2026, 3, 10), "joined", "C", "Large", "Bo Ek"),
    ]


def test_nobody_leaves_when_the_admission_is_refused(full: Store, ask: Ask) -> None:
    with pytest.raises(RefusedError, match="Bolt Works is a key account since 2026-02-01, after 2026-01-20"):
        let_in(full, ask("P1"), "C", date(2026, 1, 20), leaving=Leaving("B", "Outgrown"))
    with pytest.raises(RefusedError, match="Say why"):
        let_in(full, ask("P1"), "C", leaving=Leaving("B", ""))

    assert listed(full) == ["A", "B"]


def test_an_exception_lets_one_more_in_until_its_last_day(full: Store, ask: Ask) -> None:
    let_in(full, ask("P1"), "C", exception=BOARD)

    assert listed(full) == ["A", "B", "C"]
    assert membership.exceptions(full.database, date(2026, 6, 30)).rows() == [
        ("C", "Coast Bikes", "Board", "Merger next year", date(2026, 6, 30), True)
    ]
    assert membership.exceptions(full.database, date(2026, 7, 1))["in_force"].to_list() == [False]
    with pytest.raises(CeilingError):
        let_in(full, ask("P1"), "D")


@pytest.mark.parametrize(
    ("exception", "message"),
    [
        pytest.param(CeilingException(" ", "Merger", date(2026, 6, 30)), "who decides", id="nobody decides"),
        pytest.param(CeilingException("Board", "", date(2026, 6, 30)), "Say why", id="no reason"),
        pytest.param(CeilingException("Board", "Merger", TODAY), "ends after today", id="it ends today"),
    ],
)
def test_refuses_an_exception_that_nobody_answers_for(
    full: Store, ask: Ask, exception: CeilingException, message: str
) -> None:
    with pytest.raises(RefusedError, match=message):
        let_in(full, ask("P1"), "C", exception=exception)

    assert listed(full) == ["A", "B"]


def test_an_exception_leaves_no_place_behind(full: Store, ask: Ask) -> None:
    let_in(full, ask("P1"), "C", exception=BOARD)

    with pytest.raises(CeilingError):
        let_in(full, ask("P1"), "D", leaving=Leaving("C", "Merger is off"))
    let_in(full, ask("P1"), "D", leaving=Leaving("A", "Outgrown"))

    assert listed(full) == ["B", "C", "D"]


def test_an_exception_that_expired_leaves_no_place_behind_either(full: Store, ask: Ask) -> None:
    let_in(full, ask("P1"), "C", exception=BOARD)
    fix_today(full, ask("P1"), date(2026, 7, 1))

    with pytest.raises(CeilingError):
        let_in(full, ask("P1"), "D", leaving=Leaving("C", "Merger is off"))


def test_who_makes_room_is_named(full: Store, ask: Ask) -> None:
    with pytest.raises(RefusedError, match="Name the key account that leaves"):
        let_in(full, ask("P1"), "C", leaving=Leaving("", "Outgrown"))


def test_a_list_above_a_lowered_ceiling_may_swap_but_not_grow(full: Store, ask: Ask) -> None:
    set_ceiling(full, ask("P1"), 1, 2)

    with pytest.raises(CeilingError):
        let_in(full, ask("P1"), "C")
    let_in(full, ask("P1"), "C", leaving=Leaving("A", "Outgrown"))

    assert listed(full) == ["B", "C"]


def test_of_two_admissions_at_once_the_last_place_goes_to_one(company: Store, ask: Ask) -> None:
    set_ceiling(company, ask("P1"), 1, 1)

    def attempt(account_id: str) -> type[KamError] | None:
        try:
            let_in(company, ask("P1"), account_id)
        except KamError as refused:
            return type(refused)
        return None

    with ThreadPoolExecutor(6) as threads:
        outcomes = list(threads.map(attempt, "ABCDEF"))

    assert outcomes.count(None) == 1
    assert outcomes.count(CeilingError) == 5
    assert len(listed(company)) == 1


def test_retiring_ends_the_stay_on_its_day(full: Store, ask: Ask) -> None:
    retire(full, ask("P2"), "A", reason="Shrinks", on=date(2026, 3, 1), expected_version=1)

    assert membership.members(full.database, date(2026, 2, 28))["account_id"].to_list() == ["A", "B"]
    assert listed(full) == ["B"]
    assert membership.stays(full.database, "A").drop("membership_id").rows() == [
        (
            "existing",
            date(2026, 1, 1),
            date(2026, 3, 1),
            "Large",
            "Ana Lima",
            "Shrinks",
            "Bo Ek",
            False,
            2,
        )
    ]


@pytest.mark.parametrize(
    ("account_id", "on", "message"),
    [
        pytest.param("C", TODAY, "Coast Bikes is not a key account", id="who never was on the list"),
        pytest.param("A", date(2026, 3, 16), "lies in the future", id="tomorrow"),
        pytest.param("A", date(2025, 12, 31), "since 2026-01-01, after 2025-12-31", id="before it joined"),
    ],
)
def test_refuses_to_retire(full: Store, ask: Ask, account_id: str, on: date, message: str) -> None:
    with pytest.raises(RefusedError, match=message):
        retire(full, ask("P1"), account_id, reason="Shrinks", on=on, expected_version=1)

    assert listed(full) == ["A", "B"]


def test_the_second_to_retire_hears_who_was_first(full: Store, ask: Ask) -> None:
    retire(full, ask("P2"), "A", reason="Shrinks", on=TODAY, expected_version=1)

    with pytest.raises(ConflictError) as conflict:
        change_kind(full, ask("P1"), "A", kind=Kind.EMERGING, reason="Grows", on=TODAY, expected_version=1)

    places = conflict.value.places
    assert (places["who"], places["theirs"], places["mine"]) == ("Bo Ek", Kind.NONE, Kind.EMERGING)
    assert places["when"] is not None
    with pytest.raises(RefusedError, match="Äpfel & Söhne is not a key account"):
        retire(full, ask("P1"), "A", reason="Shrinks", on=TODAY, expected_version=2)


def test_a_change_of_kind_keeps_what_the_account_was_before(full: Store, ask: Ask) -> None:
    change_kind(full, ask("P2"), "A", kind=Kind.EMERGING, reason="Fell back", on=date(2026, 3, 1), expected_version=1)

    before = membership.members(full.database, date(2026, 2, 28)).row(0, named=True)
    after = membership.members(full.database, date(2026, 3, 1)).row(0, named=True)
    assert (before["kind"], before["since"]) == ("existing", date(2026, 1, 1))
    assert (after["kind"], after["since"], after["kind_since"]) == ("emerging", date(2026, 1, 1), date(2026, 3, 1))
    assert membership.changes(full.database, date(2026, 3, 1), date(2026, 4, 1)).rows() == [
        (date(2026, 3, 1), "kind_changed", "A", "Äpfel & Söhne", "emerging", "existing", "Fell back", "Bo Ek", False)
    ]


def test_the_second_to_change_a_kind_hears_who_was_first(full: Store, ask: Ask) -> None:
    change_kind(full, ask("P2"), "A", kind=Kind.EMERGING, reason="Fell back", on=TODAY, expected_version=1)

    with pytest.raises(ConflictError) as conflict:
        retire(full, ask("P1"), "A", reason="Shrinks", on=TODAY, expected_version=1)

    places = conflict.value.places
    assert (places["who"], places["theirs"], places["mine"]) == ("Bo Ek", Kind.EMERGING, Kind.NONE)


def test_refuses_the_kind_that_it_has_and_kinds_off_the_list(full: Store, ask: Ask) -> None:
    refusals = {Kind.EXISTING: "Äpfel & Söhne is existing already", Kind.NONE: "existing or emerging, not none"}
    for kind, message in refusals.items():
        with pytest.raises(RefusedError, match=message):
            change_kind(full, ask("P1"), "A", kind=kind, reason="Why not", on=TODAY, expected_version=1)


def test_an_exception_goes_along_with_a_change_of_kind(full: Store, ask: Ask) -> None:
    let_in(full, ask("P1"), "C", exception=BOARD)
    change_kind(full, ask("P1"), "C", kind=Kind.EMERGING, reason="New plan", on=TODAY, expected_version=1)

    assert membership.exceptions(full.database, TODAY)["account_id"].to_list() == ["C"]
    assert membership.standing(full.database, "C") == membership.Standing(Kind.EMERGING, TODAY, TODAY, 3)


def test_six_who_change_the_kind_of_one_account_lose_no_decision(company: Store, ask: Ask) -> None:
    let_in(company, ask("P1"), "A", date(2026, 3, 1))
    turns = 8
    chance = Random(1)

    def work(_: int) -> int:
        told = done = 0
        while done < turns:
            standing = membership.standing(company.database, "A")
            kind = Kind.EMERGING if standing.kind == Kind.EXISTING else Kind.EXISTING
            try:
                change_kind(
                    company, ask("P2"), "A", kind=kind, reason="Turn", on=TODAY, expected_version=standing.version
                )
            except ConflictError:
                told += 1
                sleep(chance.random() / 2)
                continue
            done += 1
        return told

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(work, range(6)))

    trail = membership.stays(company.database, "A")
    # The first stay, and for each decision the end of one (a version) and the start of the next (another).
    assert trail["version"].to_list()[0] == 1 + 2 * 6 * turns
    assert trail.height == 1 + 6 * turns
    assert trail["until"].null_count() == 1
    kinds = trail["kind"].to_list()
    assert all(later != earlier for later, earlier in pairwise(kinds))
