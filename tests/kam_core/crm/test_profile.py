from dataclasses import replace

import pytest

from kam_core.crm.change import changed
from kam_core.crm.profile import applied, fingerprint, from_json, newest, profile_of, to_json
from kam_core.crm.proposal import How
from kam_core.crm.propose import propose
from kam_core.errors import RefusedError

NAMES = ["Deal Name", "Client", "Stage", "Amount", "Net Amount", "Close Date"]
SAMPLES = [["A"], ["Hoa Sen Foods"], ["Won"], ["10"], ["9"], ["2025-01-31"]]


def test_a_fingerprint_is_that_of_the_headers_whatever_their_order_case_and_blanks() -> None:
    assert fingerprint(["Deal Name", "Stage"]) == fingerprint([" stage ", "DEAL  name"])
    assert fingerprint(["Deal Name", "Stage"]) != fingerprint(["Deal Name", "Stages"])
    assert fingerprint(["a b"]) != fingerprint(["a", "b"])


def test_what_a_person_changed_is_done_again_for_a_file_with_the_same_headers() -> None:
    told = changed(propose(NAMES, SAMPLES, "deals.csv"), {"Net Amount": "amount"})
    kept = profile_of(told, "Deals of Asia")
    mixed = [name.upper() for name in reversed(NAMES)]
    values = list(reversed(SAMPLES))
    assert newest([kept], mixed) == kept
    again = applied(kept, propose(mixed, values, "other.csv"), values, "other.csv")
    assert {match.header.casefold(): match.field for match in again.matches} == {
        match.header.casefold(): match.field for match in told.matches
    }
    assert {match.how for match in again.matches} == {How.PROFILE}


def test_the_newest_version_of_a_profile_counts() -> None:
    first = profile_of(propose(NAMES, SAMPLES, "deals.csv"), "Deals")
    second = replace(first, version=2, name="Deals, corrected")
    assert newest([second, first], NAMES) == second
    assert newest([first], ["Other"]) is None


def test_a_profile_can_be_taken_along() -> None:
    kept = profile_of(propose(NAMES, SAMPLES, "deals.csv"), "Deals", version=3)
    assert from_json(to_json(kept)) == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 1, "name": "x", "kind": "nonsense", "source": "own", "mapping": {}}',
        '{"version": 1, "name": "x", "kind": "accounts", "source": "own", "mapping": {"a": "nonsense"}}',
        '{"version": 1, "name": "x", "kind": "accounts", "source": "own", "mapping": {"a": "domain", "b": "domain"}}',
        '{"version": 1, "name": "x", "kind": "accounts", "source": "own", "mapping": {"a": ["domain"]}}',
    ],
)
def test_what_is_no_profile_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="mapping profile"):
        from_json(text)
