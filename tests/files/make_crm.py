"""Make `crm/`: 30 accounts and 30 deals as each of six CRMs exports them, and how people change such files.

Headers are those that vendors document; the values are invented. Each file comes in four forms: as it is, with
columns renamed, translated, and in another order. `crm/fields.csv` says which field each column is.

    python tests/files/make_crm.py
"""

import csv
import random
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent / "crm"
ROWS = 30
_NAMES = ("Hoa Sen", "Nordwind", "Acme", "Lotus", "Kite", "Baran", "Sina", "Huaxin", "Tongyi", "Vinasun")
_FORMS = ("Foods", "Logistics", "Retail")
_PEOPLE = ("Linh Tran", "Marc Duval", "Eva Lang", "Sara Amini", "Wei Chen")
_INDUSTRIES = ("Manufacturing", "Retail", "Logistics", "Healthcare")
_COUNTRIES = ("Vietnam", "Germany", "Iran", "China", "Taiwan")

# Each column: the field it is ('' none of ours), its header, the header that somebody gave it, and the translated one.
Column = tuple[str, str, str, str]

SALESFORCE_ACCOUNTS: list[Column] = [
    ("account_id", "Id", "Account Number", "Mã khách hàng"),
    ("account_name", "Name", "Customer", "Tên khách hàng"),
    ("parent_account_id", "ParentId", "Parent Company", "Công ty mẹ"),
    ("owner_id", "OwnerId", "Key Account Manager", "Người phụ trách"),
    ("industry", "Industry", "Sector", "Ngành nghề"),
    ("segment", "Type", "Customer Type", "Loại khách hàng"),
    ("country", "BillingCountry", "Country", "Quốc gia"),
    ("domain", "Website", "Web Site", "Trang web"),
    ("", "AnnualRevenue", "Turnover", "Doanh thu năm"),
    ("created_at", "CreatedDate", "Created On", "Ngày tạo"),
]
SALESFORCE_DEALS: list[Column] = [
    ("opportunity_id", "Id", "Opp ID", "Mã cơ hội"),
    ("account_id", "AccountId", "Customer ID", "Mã khách hàng"),
    ("opportunity_name", "Name", "Deal", "Tên cơ hội"),
    ("stage", "StageName", "Sales Phase", "Giai đoạn"),
    ("amount", "Amount", "Deal Value", "Giá trị"),
    ("probability", "Probability", "Win Probability", "Xác suất"),
    ("close_on", "CloseDate", "Expected Close", "Ngày chốt"),
    ("opportunity_type", "Type", "Deal Type", "Loại cơ hội"),
    ("owner_id", "OwnerId", "Sales Rep", "Người phụ trách"),
    ("created_on", "CreatedDate", "Date Created", "Ngày tạo"),
]
ZOHO_ACCOUNTS: list[Column] = [
    ("account_id", "Record Id", "Customer Code", "کد مشتری"),
    ("account_name", "Account Name", "Company", "نام مشتری"),
    ("owner_id", "Account Owner.id", "Owner Id", "شناسه مالک"),
    ("owner_name", "Account Owner", "Account Manager", "مسئول"),
    ("industry", "Industry", "Vertical", "صنعت"),
    ("segment", "Account Type", "Segment", "نوع مشتری"),
    ("country", "Billing Country", "Country/Region", "کشور"),
    ("domain", "Website", "URL", "وب‌سایت"),
    ("", "Phone", "Telephone", "تلفن"),
    ("created_at", "Created Time", "Created", "تاریخ ایجاد"),
]
ZOHO_DEALS: list[Column] = [
    ("opportunity_id", "Record Id", "Deal No.", "کد فرصت"),
    ("opportunity_name", "Deal Name", "Opportunity", "نام فرصت"),
    ("account_id", "Account Name.id", "Account No", "کد مشتری"),
    ("account_name", "Account Name", "Account", "نام مشتری"),
    ("stage", "Stage", "Pipeline Stage", "مرحله"),
    ("amount", "Amount", "Deal Amount", "مبلغ"),
    ("close_on", "Closing Date", "Close", "تاریخ بستن"),
    ("opportunity_type", "Type", "Business Type", "نوع معامله"),
    ("owner_name", "Deal Owner", "Salesperson", "کارشناس فروش"),
    ("created_on", "Created Time", "Created At", "تاریخ ایجاد"),
]
HUBSPOT_ACCOUNTS: list[Column] = [
    ("account_id", "Record ID", "Company ID", "ID de registro"),
    ("account_name", "Company name", "Client", "Nombre de la empresa"),
    ("owner_name", "Company owner", "Responsible", "Propietario de la empresa"),
    ("industry", "Industry", "Line of business", "Sector"),
    ("country", "Country/Region", "Country/Region", "País/región"),
    ("domain", "Company Domain Name", "Company Domain Name", "Nombre de dominio de la empresa"),
    ("", "City", "Town", "Ciudad"),
    ("created_at", "Create Date", "Create Date", "Fecha de creación"),
    ("", "Last Activity Date", "Last Activity Date", "Última actividad"),
]
HUBSPOT_DEALS: list[Column] = [
    ("opportunity_id", "Record ID", "Deal ID", "ID de registro"),
    ("opportunity_name", "Deal Name", "Deal title", "Nombre del negocio"),
    (
        "account_id",
        "Associated Company IDs (Primary)",
        "Associated Company IDs (Primary)",
        "Associated Company IDs (Primary)",
    ),
    ("account_name", "Associated Company (Primary)", "Client name", "Associated Company (Primary)"),
    ("stage", "Deal Stage", "Current stage", "Etapa del negocio"),
    ("amount", "Amount", "Value", "Importe"),
    ("close_on", "Close Date", "Target close date", "Fecha de cierre"),
    ("owner_name", "Deal owner", "Seller", "Propietario del negocio"),
    ("created_on", "Create Date", "Creation date", "Fecha de creación"),
]
FXIAOKE_ACCOUNTS: list[Column] = [
    ("account_id", "_id", "客户编码", "客戶編號"),
    ("account_name", "name", "公司名称", "客戶名稱"),
    ("owner_id", "owner", "负责人编号", "負責人編號"),
    ("owner_name", "owner__r", "客户经理", "負責人"),
    ("industry", "industry", "所属行业", "產業"),
    ("segment", "account_level", "客户等级", "客戶等級"),
    ("", "address", "地址", "地址"),
    ("domain", "website", "网站", "網站"),
    ("created_at", "create_time", "创建日期", "建立時間"),
]
FXIAOKE_DEALS: list[Column] = [
    ("opportunity_id", "_id", "商机编号", "商機編號"),
    ("opportunity_name", "name", "商机", "商機名稱"),
    ("account_id", "account_id", "客户编号", "客戶編號"),
    ("account_name", "account_id__r", "客户", "客戶名稱"),
    ("stage", "sales_stage", "当前阶段", "銷售階段"),
    ("status", "sales_status", "状态", "商機狀態"),
    ("amount", "amount", "预计金额", "商機金額"),
    ("probability", "probability", "赢率", "贏率"),
    ("close_on", "close_date", "预计成交日期", "預計成交日期"),
    ("owner_name", "owner__r", "业务员", "負責人"),
    ("created_on", "create_time", "创建日期", "建立時間"),
]
DYNAMICS_ACCOUNTS: list[Column] = [
    ("account_id", "(Do Not Modify) Account", "Account GUID", "客户ID"),
    ("", "(Do Not Modify) Row Checksum", "(Do Not Modify) Row Checksum", "行校验和"),
    ("account_name", "Account Name", "Organisation", "客户名称"),
    ("parent_account_id", "Parent Account", "Group", "上级客户"),
    ("owner_id", "Owner", "Account Manager", "负责人"),
    ("industry", "Industry", "Industry Sector", "行业"),
    ("country", "Address 1: Country/Region", "Country Code", "国家"),
    ("domain", "Website", "Homepage", "网址"),
    ("", "Annual Revenue", "Revenue", "年收入"),
    ("created_at", "Created On", "Created Date", "创建时间"),
]
DYNAMICS_DEALS: list[Column] = [
    ("opportunity_id", "(Do Not Modify) Opportunity", "Opportunity Number", "商机编号"),
    ("", "(Do Not Modify) Row Checksum", "(Do Not Modify) Row Checksum", "行校验和"),
    ("opportunity_name", "Topic", "Subject", "商机名称"),
    ("account_id", "Potential Customer", "Customer Name", "客户名称"),
    ("stage", "Pipeline Phase", "Phase", "销售阶段"),
    ("status", "Status", "Opportunity Status", "商机状态"),
    ("amount", "Est. revenue", "Estimated Value", "预计收入"),
    ("close_on", "Est. close date", "Estimated Close", "预计成交日期"),
    ("probability", "Probability", "Chance", "赢率"),
    ("owner_id", "Owner", "Assigned To", "负责人"),
    ("created_on", "Created On", "Opened On", "创建时间"),
]
ODOO_ACCOUNTS: list[Column] = [
    ("account_id", "External ID", "Customer No.", "Mã khách hàng"),
    ("account_name", "Name", "Company Name", "Tên công ty"),
    ("owner_id", "Salesperson", "Sales Representative", "Nhân viên kinh doanh"),
    ("territory", "Sales Team", "Region", "Khu vực"),
    ("industry", "Industry", "Business Sector", "Lĩnh vực"),
    ("country", "Country", "Country Name", "Quốc gia"),
    ("", "City", "City", "Thành phố"),
    ("domain", "Website Link", "Website URL", "Website"),
    ("", "Phone", "Phone Number", "Điện thoại"),
    ("created_at", "Created on", "Creation Date", "Ngày tạo"),
]
ODOO_DEALS: list[Column] = [
    ("opportunity_id", "External ID", "Opportunity No", "Mã cơ hội"),
    ("opportunity_name", "Opportunity", "Project", "Cơ hội"),
    ("account_id", "Customer", "Client", "Khách hàng"),
    ("stage", "Stage", "Step", "Giai đoạn bán hàng"),
    ("amount", "Expected Revenue", "Expected Amount", "Doanh thu dự kiến"),
    ("probability", "Probability", "Likelihood", "Xác suất thành công"),
    ("close_on", "Expected Closing", "Planned Close Date", "Ngày dự kiến chốt"),
    ("owner_id", "Salesperson", "Rep", "Nhân viên kinh doanh"),
    ("created_on", "Created on", "Entry Date", "Ngày tạo"),
    ("", "Lead Source", "Source", "Nguồn"),
]
STAGES = {
    "salesforce": ("Qualification", "Proposal/Price Quote", "Closed Won", "Closed Lost"),
    "zoho": ("Qualification", "Negotiation/Review", "Closed Won", "Closed Lost"),
    "hubspot": ("Appointment scheduled", "qualifiedtobuy", "closedwon", "closedlost"),
    "fxiaoke": ("验证客户", "方案报价", "赢单", "输单"),
    "dynamics": ("1-Qualify", "3-Propose", "Won", "Lost"),
    "odoo": ("New", "Qualified", "Won", "Lost"),
}
STATES = {"fxiaoke": ("进行中", "进行中", "赢单", "输单"), "dynamics": ("Open", "Open", "Won", "Lost")}
FILES = {
    "salesforce": (SALESFORCE_ACCOUNTS, SALESFORCE_DEALS),
    "zoho": (ZOHO_ACCOUNTS, ZOHO_DEALS),
    "hubspot": (HUBSPOT_ACCOUNTS, HUBSPOT_DEALS),
    "fxiaoke": (FXIAOKE_ACCOUNTS, FXIAOKE_DEALS),
    "dynamics": (DYNAMICS_ACCOUNTS, DYNAMICS_DEALS),
    "odoo": (ODOO_ACCOUNTS, ODOO_DEALS),
}


def _id(source: str, kind: str, number: int) -> str:
    """An id as the CRM makes them."""
    made = {
        "salesforce": f"{ {'accounts': '001', 'opportunities': '006'}.get(kind, '005') }5g00000{number:05d}AAB",
        "zoho": f"zcrm_38930000000{len(kind)}{number:05d}",
        "hubspot": f"{len(kind)}{2_101_000_000 + number}",
        "fxiaoke": f"5f{len(kind):02x}c0de{number:016x}",
        "dynamics": f"{len(kind):08x}-6a5b-ee11-8df0-{number:012x}",
        "odoo": f"__export__.{'res_partner' if kind == 'accounts' else 'crm_lead'}_{number}_ab{number:02d}",
    }
    return made[source]


def account_id(source: str, number: int) -> str:
    """The id of an account."""
    return _id(source, "accounts", number)


def account_name(number: int) -> str:
    """The name of an account."""
    return f"{_NAMES[number % len(_NAMES)]} {_FORMS[number // len(_NAMES) % len(_FORMS)]}"


def _day(source: str, number: int) -> str:
    year, month, day = 2025 + number % 2, 1 + number % 9, 1 + number % 27
    if source == "salesforce":
        return f"{year}-{month:02d}-{day:02d}T09:30:00.000+0000"
    if source == "fxiaoke":
        # Milliseconds since 1970, days apart.
        return str(1_735_700_000_000 + (number * 11 + 1) * 86_400_000)
    return f"{year}-{month:02d}-{day:02d} 09:30:00"


def _values(source: str, kind: str, chance: random.Random, number: int) -> dict[str, str]:
    """What one row says of each field, and of columns that are none, by header."""
    person = number % len(_PEOPLE)
    account = chance.randrange(ROWS) if kind == "opportunities" else number
    step = number % 4
    by_id = {"salesforce", "fxiaoke"}
    owner = _id(source, "people", person) if source in by_id else _PEOPLE[person]
    of_owner = owner if source != "zoho" else f"zcrm_3893000000009{person:05d}"
    parent = account_name(number - 10) if 10 <= number < 15 else ""
    if source == "salesforce" and parent:
        parent = _id(source, "accounts", number - 10)
    with_ids = source in {"salesforce", "zoho", "hubspot", "fxiaoke"}
    return {
        "account_id": _id(source, "accounts", account) if with_ids or kind == "accounts" else account_name(account),
        "account_name": account_name(account),
        "parent_account_id": parent,
        "owner_id": of_owner,
        "owner_name": _PEOPLE[person],
        "industry": _INDUSTRIES[number % 4],
        "segment": ("Customer", "Prospect", "Partner")[number % 3],
        "territory": ("North", "South")[number % 2],
        "country": _COUNTRIES[account % 5],
        "domain": f"www.{account_name(account).lower().replace(' ', '-')}.example",
        "created_at": _day(source, number),
        "created_on": _day(source, number),
        "opportunity_id": _id(source, "opportunities", number),
        "opportunity_name": f"{account_name(account)} {2026 + number % 2}",
        "stage": STAGES[source][step],
        "status": STATES.get(source, STAGES[source])[step],
        "amount": f"{1000 + 137 * number}.50",
        "probability": ("10", "60", "100", "0")[step],
        "close_on": f"{2026}-{1 + number % 12:02d}-{1 + number % 28:02d}",
        "opportunity_type": ("New Business", "Existing Business")[number % 2],
        "Phone": f"+84 28 5555 {number:04d}",
        "City": ("Hanoi", "Bremen", "Tabriz")[number % 3],
        "AnnualRevenue": str(1_000_000 + number * 1000),
        "Annual Revenue": str(1_000_000 + number * 1000),
        "Last Activity Date": _day(source, number + 3),
        "(Do Not Modify) Row Checksum": f"q{number:03d}Zk==",
        "address": f"中山路{number + 1}号",
        "Lead Source": ("Web", "Fair")[number % 2],
    }


def _field(column: Column, columns: list[Column]) -> str:
    """The field of a column: where there is no id of the owner, the name takes its place."""
    alone = "owner_id" not in {field for field, *_ in columns}
    return "owner_id" if column[0] == "owner_name" and alone else column[0]


def _written(name: str, headers: list[str], rows: list[list[str]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([headers, *rows])


def main() -> None:
    """Write all files."""
    HERE.mkdir(exist_ok=True)
    said: list[list[str]] = []
    forms: dict[str, Callable[[Column], str]] = {
        "native": lambda column: column[1],
        "renamed": lambda column: column[2],
        "translated": lambda column: column[3],
        "reordered": lambda column: column[1],
    }
    for source, (accounts, deals) in FILES.items():
        for kind, columns in (("accounts", accounts), ("opportunities", deals)):
            chance = random.Random(f"{source} {kind}")
            rows = [_values(source, kind, chance, number) for number in range(ROWS)]
            for form, header in forms.items():
                order = columns if form != "reordered" else random.Random(kind).sample(columns, len(columns))
                body = [[row[field or native] for field, native, _, _ in order] for row in rows]
                name = f"{source}_{kind}_{form}.csv"
                _written(name, [header(column) for column in order], body)
                said += [[name, source, kind, header(column), _field(column, columns)] for column in order]
    _written("fields.csv", ["file", "source", "kind", "header", "field"], said)


if __name__ == "__main__":
    main()
