import pytest

from kam_core.crm.change import as_kind, changed
from kam_core.crm.proposal import Holds, How, Proposal
from kam_core.crm.propose import propose
from kam_core.errors import FieldsError, RefusedError

NAMES = ["Deal Name", "Client", "Stage", "Amount", "Net Amount", "Close Date"]
SAMPLES = [["A"], ["Hoa Sen Foods"], ["Won"], ["10"], ["9"], ["2025-01-31"]]


@pytest.fixture
def proposal() -> Proposal:
    return propose(NAMES, SAMPLES, "deals.csv")


def field_of(proposal: Proposal, header: str) -> str | None:
    return next(match.field for match in proposal.matches if match.header == header)


def test_a_field_that_is_given_to_another_column_is_taken_from_the_first(proposal: Proposal) -> None:
    assert field_of(proposal, "Amount") == "amount"
    other = changed(proposal, {"Net Amount": "amount"})
    assert (field_of(other, "Amount"), field_of(other, "Net Amount")) == (None, "amount")
    told = next(match for match in other.matches if match.header == "Net Amount")
    assert (told.how, told.confidence) == (How.TOLD, 1.0)


def test_a_column_can_be_left_an_extra(proposal: Proposal) -> None:
    without = changed(proposal, {"Amount": None})
    assert field_of(without, "Amount") is None
    assert without.missing() == ("amount",)


def test_a_reference_that_was_told_says_what_it_holds(proposal: Proposal) -> None:
    assert changed(proposal, {"Client": "owner_id"}).by_field()["owner_id"].holds is Holds.NAME


def test_all_that_cannot_be_is_said_at_once(proposal: Proposal) -> None:
    with pytest.raises(FieldsError) as refused:
        changed(proposal, {"Nowhere": "stage", "Stage": "nonsense", "Amount": "amount", "Net Amount": "amount"})
    assert {*refused.value.faults} == {"Nowhere", "Stage", "Net Amount"}


def test_another_kind_is_another_proposal(proposal: Proposal) -> None:
    accounts = as_kind(proposal, "accounts", SAMPLES, "deals.csv")
    assert (accounts.kind, field_of(accounts, "Client")) == ("accounts", "account_name")
    with pytest.raises(RefusedError, match="There is no kind"):
        as_kind(proposal, "nonsense", SAMPLES, "deals.csv")


@pytest.mark.parametrize(
    ("source", "type_", "expected_revenue"),
    [
        # Odoo tells leads from opportunities by it, and calls the amount so; to Salesforce it is new or existing
        # business, and an amount times its probability.
        pytest.param("odoo", None, "amount", id="odoo"),
        pytest.param("salesforce", "opportunity_type", None, id="salesforce"),
    ],
)
def test_a_source_that_is_told_says_what_its_headers_mean(
    source: str, type_: str | None, expected_revenue: str | None
) -> None:
    names = ["Opportunity", "Customer", "Stage", "Expected Revenue", "Close Date", "Type"]
    samples = [["A"], ["Hoa Sen Foods"], ["Won"], ["10"], ["2025-01-31"], ["opportunity"]]
    told = propose(names, samples, "deals.csv", None, source)
    assert (told.source, told.source_reason) == (source, "You said so.")
    assert (field_of(told, "Type"), field_of(told, "Expected Revenue")) == (type_, expected_revenue)


def test_a_mapping_without_a_kind_is_refused() -> None:
    unknown = propose(["x", "y"], [["1"], ["2"]], "z.csv")
    assert unknown.kind is None
    with pytest.raises(RefusedError, match="Say first which kind"):
        changed(unknown, {"x": "amount"})
