"""Make `crm_linked/`: 30 contacts, activities and products as each of six CRMs exports them.

They belong to the accounts of `crm/`. Headers are those that vendors document; the values are invented.
`crm_linked/fields.csv` says which field each column is.

    python -m tests.files.make_crm_linked
"""

import csv
from pathlib import Path

from tests.files.make_crm import ROWS, account_id, account_name

HERE = Path(__file__).parent / "crm_linked"
_PEOPLE = ("Linh Tran", "Marc Duval", "Eva Lang", "Sara Amini", "Wei Chen")
_FIRST, _LAST = ("An", "Bea", "Carl", "Dana", "Emil", "Fay"), ("Nguyen", "Olsen", "Petrov", "Quist", "Rahimi")

# By CRM and kind: the field of each column ('' none of ours) and its header.
COLUMNS: dict[str, dict[str, list[tuple[str, str]]]] = {
    "salesforce": {
        "contacts": [
            ("contact_id", "Id"),
            ("account_id", "AccountId"),
            ("last_name", "LastName"),
            ("first_name", "FirstName"),
            ("title", "Title"),
            ("department", "Department"),
            ("email", "Email"),
            ("", "Phone"),
            ("owner_id", "OwnerId"),
        ],
        "activities": [
            ("activity_id", "Id"),
            ("contact_id", "WhoId"),
            ("note", "Subject"),
            ("activity_date", "ActivityDate"),
            ("activity_status", "Status"),
            ("person_id", "OwnerId"),
            ("account_id", "AccountId"),
            ("kind", "TaskSubtype"),
        ],
        "products": [
            ("product_id", "Id"),
            ("product_name", "Name"),
            ("product_code", "ProductCode"),
            ("family", "Family"),
            ("", "IsActive"),
        ],
    },
    "zoho": {
        "contacts": [
            ("contact_id", "Record Id"),
            ("owner_id", "Contact Owner.id"),
            ("owner_name", "Contact Owner"),
            ("first_name", "First Name"),
            ("last_name", "Last Name"),
            ("account_id", "Account Name.id"),
            ("account_name", "Account Name"),
            ("email", "Email"),
            ("title", "Title"),
            ("", "Phone"),
        ],
        "activities": [
            ("activity_id", "Record Id"),
            ("person_id", "Call Owner.id"),
            ("note", "Subject"),
            ("activity_date", "Call Start Time"),
            ("account_id", "Related To.id"),
            ("contact_id", "Contact Name.id"),
            ("activity_status", "Call Status"),
        ],
        "products": [
            ("product_id", "Record Id"),
            ("product_name", "Product Name"),
            ("product_code", "Product Code"),
            ("category", "Product Category"),
            ("list_price", "Unit Price"),
            ("", "Product Active"),
        ],
    },
    "hubspot": {
        "contacts": [
            ("contact_id", "Record ID"),
            ("first_name", "First Name"),
            ("last_name", "Last Name"),
            ("email", "Email"),
            ("", "Phone Number"),
            ("owner_id", "Contact owner"),
            ("account_id", "Associated Company IDs (Primary)"),
            ("account_name", "Associated Company (Primary)"),
            ("title", "Job Title"),
            ("", "Last Activity Date"),
        ],
        "activities": [
            ("activity_id", "Activity ID"),
            ("kind", "Activity type"),
            ("activity_date", "Activity date"),
            ("note", "Title"),
            ("person_id", "Activity assigned to"),
            ("account_id", "Associated Company IDs"),
            ("contact_id", "Associated Contact IDs"),
        ],
        "products": [
            ("product_id", "Record ID"),
            ("product_name", "Name"),
            ("product_code", "SKU"),
            ("list_price", "Unit price"),
            ("cost", "Unit cost"),
            ("category", "Product type"),
        ],
    },
    "fxiaoke": {
        "contacts": [
            ("contact_id", "_id"),
            ("contact_name", "name"),
            ("account_id", "account_id"),
            ("account_name", "account_id__r"),
            ("title", "job_title"),
            ("email", "email"),
            ("", "mobile"),
            ("owner_id", "owner"),
            ("owner_name", "owner__r"),
        ],
        "activities": [
            ("activity_id", "_id"),
            ("note", "active_record_content"),
            ("kind", "interactive_types"),
            ("activity_date", "create_time"),
            ("person_id", "created_by"),
            ("account_id", "related_object_data"),
        ],
        "products": [
            ("product_id", "_id"),
            ("product_name", "name"),
            ("product_code", "product_code"),
            ("category", "category"),
            ("list_price", "price"),
            ("", "unit"),
        ],
    },
    "dynamics": {
        "contacts": [
            ("contact_id", "(Do Not Modify) Contact"),
            ("", "(Do Not Modify) Row Checksum"),
            ("contact_name", "Full Name"),
            ("email", "Email"),
            ("account_id", "Company Name"),
            ("", "Business Phone"),
            ("title", "Job Title"),
            ("owner_id", "Owner"),
        ],
        "activities": [
            ("activity_id", "(Do Not Modify) Activity"),
            ("", "(Do Not Modify) Row Checksum"),
            ("note", "Subject"),
            ("account_id", "Regarding"),
            ("kind", "Activity Type"),
            ("activity_status", "Activity Status"),
            ("person_id", "Owner"),
            ("activity_date", "Start Date"),
        ],
        "products": [
            ("product_id", "(Do Not Modify) Product"),
            ("", "(Do Not Modify) Row Checksum"),
            ("product_name", "Name"),
            ("product_code", "Product ID"),
            ("list_price", "List Price"),
            ("", "Valid From"),
        ],
    },
    "odoo": {
        "contacts": [
            ("contact_id", "External ID"),
            ("contact_name", "Name"),
            ("account_id", "Related Company"),
            ("title", "Job Position"),
            ("email", "Email"),
            ("", "Phone"),
            ("owner_id", "Salesperson"),
        ],
        "activities": [
            ("activity_id", "External ID"),
            ("note", "Summary"),
            ("kind", "Activity Type"),
            ("activity_date", "Due Date"),
            ("account_id", "Document Name"),
            ("person_id", "Assigned to"),
        ],
        "products": [
            ("product_id", "External ID"),
            ("product_name", "Name"),
            ("product_code", "Internal Reference"),
            ("list_price", "Sales Price"),
            ("cost", "Cost"),
            ("category", "Product Category"),
        ],
    },
}
KINDS = {
    "salesforce": ("Call", "Email", "Task"),
    "hubspot": ("Call", "Email", "Meeting"),
    "fxiaoke": ("电话", "拜访", "邮件"),
    "dynamics": ("Phone Call", "Email", "Appointment"),
    "odoo": ("Call", "Email", "Meeting"),
}
DONE = {"salesforce": "Completed", "zoho": "Completed", "dynamics": "Completed"}
# Which of these an account or a person is called by there.
BY_NAME = {("fxiaoke", "activities"), ("dynamics", "contacts"), ("dynamics", "activities")}
BY_NAME |= {("odoo", "contacts"), ("odoo", "activities")}


def _id(source: str, kind: str, number: int) -> str:
    """An id as the CRM makes them."""
    of_salesforce = {"contacts": "003", "activities": "00T", "products": "01t", "people": "005"}
    models = {"contacts": "res_partner", "activities": "mail_activity", "products": "product_template"}
    place = ("accounts", "contacts", "activities", "products", "people").index(kind)
    made = {
        "salesforce": f"{of_salesforce[kind]}5g00000{number:05d}AAB",
        "zoho": f"zcrm_3893000{place}0000{number:05d}",
        "hubspot": f"{place}{30_101_000_000 + number}",
        "fxiaoke": f"6{place:03x}c0de{number:016x}",
        "dynamics": f"0000c{place:03x}-6a5b-ee11-8df0-{number:012x}",
        "odoo": f"__export__.{models.get(kind, 'res_users')}_{900 + number}_cd{number:02d}",
    }
    return made[source]


def _values(source: str, kind: str, number: int) -> dict[str, str]:
    """What one row says of each field, and of columns that are none, by header."""
    account, person = number % ROWS, number % len(_PEOPLE)
    first, last = _FIRST[number % 6], _LAST[number % 5]
    code = source in ("salesforce", "zoho", "fxiaoke")
    day = f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}"
    moment = str(1_735_700_000_000 + number * 950_400_000) if source == "fxiaoke" else f"{day} 10:00:00"
    return {
        "contact_id": _id(source, "contacts", number),
        "activity_id": _id(source, "activities", number),
        "product_id": _id(source, "products", number),
        "account_id": account_name(account) if (source, kind) in BY_NAME else account_id(source, account),
        "account_name": account_name(account),
        "contact_name": f"{first} {last}",
        "first_name": first,
        "last_name": last,
        "owner_id": _id(source, "people", person) if code else _PEOPLE[person],
        "person_id": _id(source, "people", person) if code else _PEOPLE[person],
        "owner_name": _PEOPLE[person],
        "title": ("Buyer", "Head of Purchasing", "CFO")[number % 3],
        "department": ("Purchasing", "Finance")[number % 2],
        "email": f"{first}.{last}{number}@mail.example".lower(),
        "note": ("Prices", "Delivery", "New site")[number % 3],
        "kind": KINDS.get(source, ("",))[number % len(KINDS.get(source, ("",)))],
        "activity_date": day if source in ("salesforce", "odoo") else moment,
        "activity_status": DONE.get(source, ""),
        "product_name": f"Pump {number + 1}",
        "product_code": f"P-{number + 1:03d}",
        "category": ("Pumps", "Valves")[number % 2],
        "family": ("Pumps", "Valves")[number % 2],
        "list_price": f"{100 + number}.50",
        "cost": f"{60 + number}.25",
        "Phone": f"+84 28 5555 {number:04d}",
        "Phone Number": f"+84 28 5555 {number:04d}",
        "Business Phone": f"+84 28 5555 {number:04d}",
        "mobile": f"138{number:08d}",
        "IsActive": "true",
        "Product Active": "true",
        "Last Activity Date": f"{day} 09:00",
        "(Do Not Modify) Row Checksum": f"q{number:03d}Zk==",
        "unit": "件",
        "Valid From": day,
    }


def _written(name: str, rows: list[list[str]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main() -> None:
    """Write all files."""
    HERE.mkdir(exist_ok=True)
    said = [["file", "source", "kind", "header", "field"]]
    for source, kinds in COLUMNS.items():
        for kind, columns in kinds.items():
            values = [_values(source, kind, number) for number in range(ROWS)]
            rows = [[one[field or header] for field, header in columns] for one in values]
            name = f"{source}_{kind}.csv"
            _written(name, [[header for _field, header in columns], *rows])
            said += [[name, source, kind, header, field] for field, header in columns]
    _written("fields.csv", said)


if __name__ == "__main__":
    main()
