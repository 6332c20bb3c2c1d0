from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from kam_core.accounts import membership
from kam_core.accounts.company import set_ceiling
from kam_core.accounts.roster import load_members
from kam_core.errors import CeilingError, ContractError
from kam_core.store.request import Request
from kam_core.store.store import Store

SCHEMA = {
    "account_id": pl.String,
    "kind": pl.String,
    "since": pl.Date,
    "until": pl.Date,
    "admit_reason": pl.String,
    "admitted_by": pl.String,
    "retire_reason": pl.String,
    "retired_by": pl.String,
    "illustrative": pl.Boolean,
}
LASTING = ("A", "existing", date(2025, 1, 10), None, "Largest", "P1", None, None, True)
ENDED = ("B", "emerging", date(2025, 2, 1), date(2025, 6, 1), "Grows", "P2", "Stopped", "P1", True)


def stays(*rows: tuple[object, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def test_loads_present_and_past_stays_with_the_names_of_those_who_decided(
    company: Store, ask: Callable[[str], Request]
) -> None:
    load_members(company, ask("P1"), stays(LASTING, ENDED))

    assert membership.members(company.database, date(2025, 3, 1)).select(
        "account_id", "kind", "admitted_by"
    ).rows() == [
        ("A", "existing", "Ana Lima"),
        ("B", "emerging", "Bo Ek"),
    ]
    assert membership.members(company.database, date(2025, 6, 1))["account_id"].to_list() == ["A"]


def test_the_same_request_loads_once(company: Store, ask: Callable[[str], Request]) -> None:
    request = ask("P1")
    load_members(company, request, stays(LASTING))
    load_members(company, request, stays(LASTING))

    assert len(membership.stays(company.database, "A")) == 1


def test_names_every_fault_and_loads_nothing(company: Store, ask: Callable[[str], Request]) -> None:
    wrong = stays(
        LASTING,
        ("A", "existing", date(2025, 5, 1), None, "Again", "P1", None, None, True),
        ("B", "candidate", date(2025, 5, 1), None, "Maybe", "P1", None, None, True),
        ("C", "existing", date(2025, 5, 1), date(2025, 4, 1), "Big", "P1", "Small", "P1", True),
        ("D", "existing", date(2025, 5, 1), None, "", "P1", None, None, True),
        ("E", "existing", date(2025, 5, 1), date(2025, 6, 1), "Big", "P1", None, None, None),
        ("X", "existing", None, None, "Big", "P1", None, None, True),
    )

    with pytest.raises(ContractError) as refused:
        load_members(company, ask("P1"), wrong)

    assert set(refused.value.faults) == {
        "B: kind is candidate, not existing or emerging",
        "C: ends before it begins",
        "D: needs a reason and who admitted it",
        "E: has an end, a reason for it and who retired it, or none of them",
        "E: does not say whether it is illustrative",
        "X: no day since",
        "no account X",
        "A: two stays overlap",
    }
    assert membership.growth(company.database).is_empty()


def test_names_missing_columns(company: Store, ask: Callable[[str], Request]) -> None:
    with pytest.raises(ContractError) as refused:
        load_members(company, ask("P1"), stays(LASTING).drop("kind", "illustrative"))

    assert refused.value.faults == ("no column kind", "no column illustrative")


def test_refuses_an_account_that_has_a_stay(company: Store, ask: Callable[[str], Request]) -> None:
    load_members(company, ask("P1"), stays(ENDED))

    with pytest.raises(ContractError, match="B: is or was on the list"):
        load_members(company, ask("P1"), stays(ENDED))


def test_keeps_to_the_ceiling(company: Store, ask: Callable[[str], Request]) -> None:
    set_ceiling(company, ask("P1"), 1, 1)

    with pytest.raises(CeilingError, match="2 key accounts; the ceiling is 1"):
        load_members(company, ask("P1"), stays(LASTING, ("B", *LASTING[1:])))
    assert membership.members(company.database, date(2026, 3, 1)).is_empty()
