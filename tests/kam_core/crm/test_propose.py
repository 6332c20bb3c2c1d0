import csv
import gzip
from pathlib import Path

import pytest

from kam_core.crm.proposal import Holds, How, Proposal
from kam_core.crm.propose import propose
from kam_core.errors import RefusedError

ROOT = Path(__file__).parents[3]
FILES = ROOT / "tests" / "files"
ADVENTUREWORKS = ROOT / "data" / "adventureworks"


def proposed(path: Path, kind: str | None = None) -> Proposal:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as text:
        names, *rows = [row for row, _ in zip(csv.reader(text), range(300), strict=False)]
    samples = [[row[place] or None if place < len(row) else None for row in rows] for place in range(len(names))]
    return propose(names, samples, path.name, kind)


def fields_of(proposal: Proposal) -> dict[str, str]:
    return {match.header: match.field for match in proposal.matches if match.field is not None}


RIGHT = [
    (
        "maven/accounts.csv",
        "accounts",
        "own",
        {
            "account": "account_name",
            "sector": "industry",
            "office_location": "country",
            "subsidiary_of": "parent_account_id",
        },
    ),
    (
        "maven/products.csv",
        "products",
        "own",
        {"product": "product_name", "series": "family", "sales_price": "list_price"},
    ),
    (
        "maven/sales_teams.csv",
        "people",
        "own",
        {"sales_agent": "person_name", "manager": "manager_id", "regional_office": "territory"},
    ),
    (
        "maven/sales_pipeline.csv",
        "opportunities",
        "own",
        {
            "opportunity_id": "opportunity_id",
            "sales_agent": "owner_id",
            "product": "product_id",
            "account": "account_id",
            "deal_stage": "stage",
            "engage_date": "created_on",
            "close_date": "close_on",
            "close_value": "amount",
        },
    ),
    (
        "northwind/customers.csv",
        "accounts",
        "own",
        {"customerID": "account_id", "companyName": "account_name", "region": "territory", "country": "country"},
    ),
    (
        "northwind/employees.csv",
        "people",
        "own",
        {
            "employeeID": "person_id",
            "lastName": "last_name",
            "firstName": "first_name",
            "title": "title",
            "region": "territory",
            "reportsTo": "manager_id",
        },
    ),
    (
        "northwind/products.csv",
        "products",
        "own",
        {
            "productID": "product_id",
            "productName": "product_name",
            "categoryID": "category",
            "unitPrice": "list_price",
        },
    ),
    (
        "northwind/order_details.csv",
        "order_lines",
        "own",
        {
            "orderID": "order_no",
            "productID": "product_id",
            "unitPrice": "unit_price",
            "quantity": "quantity",
            "discount": "discount",
        },
    ),
    (
        "northwind/orders.csv",
        "order_lines",
        "own",
        {"orderID": "order_no", "customerID": "account_id", "orderDate": "order_date"},
    ),
    (
        "salesforce/Account.csv",
        "accounts",
        "salesforce",
        {
            "Id": "account_id",
            "Name": "account_name",
            "ParentId": "parent_account_id",
            "BillingCountry": "country",
            "Website": "domain",
            "Industry": "industry",
            "OwnerId": "owner_id",
            "CreatedDate": "created_at",
            "LastModifiedDate": "changed_at",
            "IsDeleted": "is_deleted",
            "Classification__c": "segment",
        },
    ),
    (
        "salesforce/Opportunity.csv",
        "opportunities",
        "salesforce",
        {
            "Id": "opportunity_id",
            "IsDeleted": "is_deleted",
            "AccountId": "account_id",
            "Name": "opportunity_name",
            "StageName": "stage",
            "Amount": "amount",
            "Probability": "probability",
            "CloseDate": "close_on",
            "Type": "opportunity_type",
            "IsClosed": "is_closed",
            "IsWon": "is_won",
            "OwnerId": "owner_id",
            "CreatedDate": "created_on",
            "LastModifiedDate": "changed_at",
            "Product__c": "product_id",
        },
    ),
    (
        "salesforce/Contact.csv",
        "contacts",
        "salesforce",
        {
            "Id": "contact_id",
            "IsDeleted": "is_deleted",
            "AccountId": "account_id",
            "LastName": "last_name",
            "FirstName": "first_name",
            "Name": "contact_name",
            "Email": "email",
            "Department": "department",
            "OwnerId": "owner_id",
            "LastModifiedDate": "changed_at",
            "Designation__c": "title",
        },
    ),
    (
        "salesforce/Task.csv",
        "activities",
        "salesforce",
        {
            "Id": "activity_id",
            "WhoId": "contact_id",
            "Subject": "note",
            "ActivityDate": "activity_date",
            "Status": "activity_status",
            "OwnerId": "person_id",
            "IsDeleted": "is_deleted",
            "AccountId": "account_id",
            "CreatedDate": "created_at",
            "Type__c": "kind",
        },
    ),
    (
        "salesforce/Case.csv",
        "requests",
        "salesforce",
        {
            "Id": "request_id",
            "IsDeleted": "is_deleted",
            "AccountId": "account_id",
            "Subject": "subject",
            "ClosedDate": "closed_at",
            "CreatedDate": "opened_at",
        },
    ),
    (
        "hubspot/company_data.csv",
        "accounts",
        "hubspot",
        {
            "id": "account_id",
            "is_deleted": "is_deleted",
            "property_name": "account_name",
            "property_createdate": "created_at",
            "property_industry": "industry",
            "property_country": "country",
        },
    ),
    (
        "hubspot/contact_data.csv",
        "contacts",
        "hubspot",
        {
            "_fivetran_deleted": "is_deleted",
            "property_email": "email",
            "id": "contact_id",
            "property_company": "account_id",
            "property_firstname": "first_name",
            "property_lastname": "last_name",
            "property_jobtitle": "title",
        },
    ),
    (
        "hubspot/deal_data.csv",
        "opportunities",
        "hubspot",
        {
            "deal_id": "opportunity_id",
            "is_deleted": "is_deleted",
            "deal_pipeline_stage_id": "stage",
            "owner_id": "owner_id",
            "property_dealname": "opportunity_name",
            "property_amount": "amount",
            "property_closedate": "close_on",
            "property_createdate": "created_on",
        },
    ),
    (
        "hubspot/owner_data.csv",
        "people",
        "hubspot",
        {
            "owner_id": "person_id",
            "updated_at": "changed_at",
            "email": "email",
            "first_name": "first_name",
            "last_name": "last_name",
        },
    ),
    (
        "salesforce_connector/sf_account_data.csv",
        "accounts",
        "salesforce",
        {
            "billing_country": "country",
            "id": "account_id",
            "industry": "industry",
            "is_deleted": "is_deleted",
            "name": "account_name",
            "owner_id": "owner_id",
            "parent_id": "parent_account_id",
            "type": "segment",
            "website": "domain",
        },
    ),
    (
        "salesforce_connector/sf_opportunity_data.csv",
        "opportunities",
        "salesforce",
        {
            "account_id": "account_id",
            "amount": "amount",
            "close_date": "close_on",
            "created_date": "created_on",
            "id": "opportunity_id",
            "is_closed": "is_closed",
            "is_deleted": "is_deleted",
            "is_won": "is_won",
            "name": "opportunity_name",
            "owner_id": "owner_id",
            "probability": "probability",
            "stage_name": "stage",
            "type": "opportunity_type",
        },
    ),
]


@pytest.mark.parametrize(("file", "kind", "source", "expected"), RIGHT, ids=[one[0] for one in RIGHT])
def test_a_file_of_others_is_recognised_with_no_mapping_by_hand(
    file: str, kind: str, source: str, expected: dict[str, str]
) -> None:
    proposal = proposed(FILES / file)
    assert (proposal.kind, proposal.source, fields_of(proposal)) == (kind, source, expected)


ADVENTUREWORKS_FILES = [
    ("accounts.csv", "accounts", {"account_id", "account_name", "segment", "country", "territory"}),
    (
        "products.csv",
        "products",
        {"product_id", "product_code", "product_name", "family", "category", "cost", "list_price"},
    ),
    ("sales_reps.csv", "people", {"person_id", "person_name", "title", "manager_id", "territory"}),
    ("quotas.csv", "targets", {"person_id", "year", "quarter", "value"}),
    (
        "order_lines.csv.gz",
        "order_lines",
        {
            "order_no",
            "line_no",
            "order_date",
            "account_id",
            "product_id",
            "quantity",
            "unit_price",
            "discount",
            "revenue",
            "cost",
        },
    ),
]


@pytest.mark.parametrize(
    ("file", "kind", "expected"), ADVENTUREWORKS_FILES, ids=[one[0] for one in ADVENTUREWORKS_FILES]
)
def test_the_files_of_adventureworks_are_recognised(file: str, kind: str, expected: set[str]) -> None:
    proposal = proposed(ADVENTUREWORKS / file)
    assert (proposal.kind, proposal.missing(), {*fields_of(proposal).values()}) == (kind, (), expected)


@pytest.mark.parametrize("file", sorted((ADVENTUREWORKS / "illustrative").glob("*.csv")), ids=lambda file: file.stem)
def test_our_own_files_are_recognised_by_our_own_names(file: Path) -> None:
    if file.stem == "memberships":
        pytest.skip("what people decided is no fact to import")
    proposal = proposed(file)
    assert proposal.kind == file.stem.removeprefix("account_")
    assert {match.how for match in proposal.matches} == {How.OWN}
    assert all(match.header == match.field for match in proposal.matches)


@pytest.mark.parametrize(
    "file",
    [
        "northwind/categories.csv",
        "northwind/employee_territories.csv",
        "northwind/regions.csv",
        "northwind/shippers.csv",
        "northwind/suppliers.csv",
        "northwind/territories.csv",
        "hubspot/deal_company_data.csv",
        "hubspot/deal_contact_data.csv",
        "hubspot/deal_pipeline_data.csv",
        "hubspot/deal_stage_data.csv",
        "salesforce/AccountContactRelation.csv",
        "salesforce/Branch__c.csv",
        "salesforce/Campaign.csv",
        "salesforce/Lead.csv",
        "salesforce_connector/sf_lead_data.csv",
        "salesforce_connector/sf_opportunity_line_item_data.csv",
    ],
)
def test_a_file_of_no_kind_is_not_taken_for_one(file: str) -> None:
    assert proposed(FILES / file).kind is None


def test_what_a_file_lacks_is_named() -> None:
    proposal = propose(
        ["account_id", "account_name", "owner", "stage"], [["A1"], ["Hoa Sen"], ["linh"], ["Won"]], "x.csv"
    )
    assert (proposal.kind, proposal.missing()) == ("opportunities", ("amount", "close_on"))


@pytest.mark.parametrize(
    ("kind", "header", "lacking"),
    [
        ("opportunities", "Opportunity Name,Account Name,Amount,Close Date", {"stage"}),
        ("opportunities", "Opportunity Name,Account Name,Stage,Close Date", {"amount"}),
        ("opportunities", "Opportunity Name,Account Name,Stage,Amount", {"close_on"}),
        ("opportunities", "Deal Name,Amount,Close Date,Deal owner", {"stage"}),
        ("order_lines", "Order No,Order Date,Customer,Quantity,Amount", {"product_id"}),
        ("order_lines", "Order No,Line No,Customer,Product,Quantity,Amount", {"order_date"}),
        ("order_lines", "Order No,Order Date,Customer,Product,Quantity", {"revenue"}),
        ("order_lines", "Order No,Order Date,Product,Quantity,Revenue", {"account_id"}),
        ("accounts", "Account ID,Industry,Billing Country,Website,Annual Revenue", {"account_name"}),
        ("accounts", "account_id,industry,country,segment", {"account_name"}),
    ],
)
def test_what_a_plain_kind_lacks_is_named_whatever_the_file_is_called(
    kind: str, header: str, lacking: set[str]
) -> None:
    values = {"Stage": "Won", "Amount": "100", "Revenue": "100", "Quantity": "2", "Website": "alpha.example"}
    values |= {"Close Date": "2026-01-15", "Order Date": "2026-01-15", "Annual Revenue": "5000", "Line No": "1"}
    names = header.split(",")
    proposal = propose(names, [[values.get(name, "Alpha")] for name in names], "download.csv")
    assert (proposal.kind, {*proposal.missing()}) == (kind, lacking)


def test_vietnamese_headers_are_understood_with_and_without_their_marks() -> None:
    names = ["Mã KH", "Tên khách hàng", "Phụ trách", "Giai đoạn", "Giá trị", "Ngày chốt"]
    samples = [["A001"], ["Hoa Sen Foods"], ["linh"], ["Won"], ["1200.50"], ["2025-01-15"]]
    expected = ["account_id", "account_name", "owner_id", "stage", "amount", "close_on"]
    plain = ["Ma KH", "Ten khach hang", "Phu trach", "Giai doan", "Gia tri", "Ngay chot"]
    for written in (names, plain):
        proposal = propose(written, samples, "export.csv")
        assert [match.field for match in proposal.matches] == expected


def test_names_that_stand_for_records_say_whether_they_are_ids_or_names() -> None:
    held = {match.field: match.holds for match in proposed(FILES / "maven/sales_pipeline.csv").matches}
    assert held["owner_id"] is Holds.NAME
    assert held["product_id"] is Holds.NAME
    held = {match.field: match.holds for match in proposed(FILES / "salesforce/Opportunity.csv").matches}
    assert held["account_id"] is Holds.ID


def test_a_kind_that_a_person_told_is_taken() -> None:
    proposal = proposed(FILES / "northwind/suppliers.csv", "accounts")
    assert proposal.kind == "accounts"
    assert fields_of(proposal)["companyName"] == "account_name"
    with pytest.raises(RefusedError, match="There is no kind nonsense"):
        proposed(FILES / "northwind/suppliers.csv", "nonsense")


def test_a_file_without_headers_is_known_by_its_values() -> None:
    samples = [["A001", "A002"], ["Hoa Sen", "Royal"], ["Won", "Closed Lost"], ["1200.50", "800"], ["2025-01-15"] * 2]
    proposal = propose([f"column {n}" for n in range(1, 6)], samples, "pipeline.csv")
    assert proposal.kind == "opportunities"
    assert [match.field for match in proposal.matches] == [None, None, "stage", "amount", "close_on"]
    assert {match.how for match in proposal.matches if match.field} == {How.CONTENT}
