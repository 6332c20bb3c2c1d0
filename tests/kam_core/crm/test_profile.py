import pytest

from kam_core.crm.change import changed
from kam_core.crm.profile import applied, fingerprint, from_json, profile_of, to_json, told_by
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
    assert fingerprint(mixed) == kept.fingerprint
    again = applied(kept, propose(mixed, values, "other.csv"), values, "other.csv")
    assert {match.header.casefold(): match.field for match in again.matches} == {
        match.header.casefold(): match.field for match in told.matches
    }
    assert {match.how for match in again.matches} == {How.PROFILE}


def test_a_profile_says_what_it_knows_of_a_file_with_some_of_its_columns() -> None:
    kept = profile_of(changed(propose(NAMES, SAMPLES, "deals.csv"), {"Client": None}), "Deals")
    assert told_by(kept, ["STAGE", "client", "Colour"]) == {"STAGE": "stage", "client": None}
    with pytest.raises(RefusedError, match="none of its columns"):
        told_by(kept, ["Colour"])


def test_columns_that_differ_by_their_case_alone_are_told_apart() -> None:
    names, samples = ["Name", "NAME", "Industry"], [["A"], ["x"], ["Food"]]
    kept = profile_of(propose(names, samples, "accounts.csv"), "Accounts")
    assert kept.mapping == {"Name": "account_name", "NAME": None, "Industry": "industry"}
    assert told_by(kept, names) == kept.mapping


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
        '{"version": 1, "name": "x", "kind": "accounts", "source": "nonsense", "mapping": {"a": "domain"}}',
        "[" * 100_000,
        '{"version": 1, "name": "x", "kind": "accounts", "source": "own", "mapping": {"a": "domain", "b": "domain"}}',
        '{"version": 1, "name": "x", "kind": "accounts", "source": "own", "mapping": {"a": ["domain"]}}',
    ],
)
def test_what_is_no_profile_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="mapping profile"):
        from_json(text)
