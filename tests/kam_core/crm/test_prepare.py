from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.crm.decisions import Assumed, Decisions, Prepared
from kam_core.crm.proposal import Holds
from kam_core.errors import ContractError
from kam_core.values.model import Order, TypedTold

ROOT = Path(__file__).parents[3]
FILES = ROOT / "tests" / "files"
ADVENTUREWORKS = ROOT / "data" / "adventureworks"
Prepare = Callable[..., Prepared]
DEALS = "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date\n"


def rows_of(prepared: Prepared) -> list[dict[str, object]]:
    return pl.read_parquet(prepared.path).to_dicts()


def left_out(prepared: Prepared) -> list[tuple[object, ...]]:
    return pl.read_parquet(prepared.rejected).rows()


def balances(prepared: Prepared) -> bool:
    there = len(pl.read_parquet(prepared.path)) == prepared.row_count
    listed = len(pl.read_parquet(prepared.rejected)) == prepared.rejected_count
    return there and listed and prepared.rows_in == prepared.row_count + prepared.rejected_count


def won_and_open(prepared: Prepared) -> dict[str, tuple[int, Decimal | None]]:
    frame = pl.read_parquet(prepared.path).group_by("status").agg(pl.len(), pl.col("amount").sum())
    return {status: (count, amount) for status, count, amount in frame.iter_rows()}


def test_the_deals_of_maven_are_those_that_others_count(prepared: Prepare) -> None:
    result = prepared(FILES / "maven/sales_pipeline.csv")
    assert balances(result)
    # Published: 4,238 won for 10,005,534; 2,473 lost; 1,589 engaging and 500 prospecting.
    by_status = won_and_open(result)
    assert by_status["won"] == (4238, Decimal("10005534.0000"))
    assert by_status["lost"] == (2473, Decimal("0.0000"))
    assert by_status["open"][0] == 2089
    assert result.references == {"account_id": Holds.NAME, "owner_id": Holds.NAME, "product_id": Holds.NAME}
    told = {one.name: one for one in result.assumed}
    assert told["snapshot_on"] == Assumed("snapshot_on", "2017-12-31", 8800, "close_date: 2017-12-31", told=False)
    # 6,711 are closed: 4,238 won and 2,473 lost, at 0. The first deal of the file was won for 1,054.
    assert told["currency"] == Assumed("currency", None, 6711, "1054", told=False)


def test_deals_without_an_account_stay_and_are_listed(prepared: Prepare) -> None:
    result = prepared(FILES / "maven/sales_pipeline.csv")
    assert pl.read_parquet(result.path)["account_id"].null_count() == 1425
    assert result.doubt_count == 1425
    assert "1425 rows name no account; they stay, without one." in result.notes


def test_the_deals_of_a_salesforce_export_are_won_lost_and_open_as_its_flags_say(prepared: Prepare) -> None:
    result = prepared(FILES / "salesforce/Opportunity.csv")
    assert balances(result)
    by_status = won_and_open(result)
    assert by_status["won"] == (12, Decimal("10542562.9800"))
    assert by_status["lost"][0] == 3
    assert by_status["open"] == (35, Decimal("30002070.5000"))
    assert pl.read_parquet(result.path)["probability"].is_between(0, 1).all()


def test_the_order_lines_of_adventureworks_add_up_to_the_cent(prepared: Prepare) -> None:
    result = prepared(ADVENTUREWORKS / "order_lines.csv.gz")
    assert balances(result)
    assert result.row_count == 60_855
    assert result.total is not None
    assert round(result.total[""], 2) == Decimal("80450596.98")


def test_quotas_by_quarter_become_targets_of_reps(prepared: Prepare) -> None:
    ours = pl.read_parquet(prepared(ADVENTUREWORKS / "quotas.csv").path)
    columns = ["scope", "scope_id", "kpi", "period_start", "period_months", "value"]
    expected = pl.read_csv(ADVENTUREWORKS / "derived/targets.csv", infer_schema=False).select(columns)
    said = ours.select(pl.col(columns)).with_columns(pl.col("value").cast(pl.Float64)).sort(columns)
    typed = expected.select(
        "scope",
        "scope_id",
        "kpi",
        pl.col("period_start").str.to_date(),
        pl.col("period_months").cast(pl.Int32),
        pl.col("value").cast(pl.Float64),
    )
    assert said.equals(typed.sort(columns))


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        ("maven/accounts.csv", 85),
        ("maven/products.csv", 7),
        ("maven/sales_teams.csv", 35),
        ("salesforce/Account.csv", 22),
        # 84 of the contacts and 39 of the tasks name no account; where their emails and contacts lead is found later.
        ("salesforce/Contact.csv", 102),
        ("salesforce/Task.csv", 75),
        ("hubspot/company_data.csv", 24),
        ("hubspot/deal_data.csv", 44),
        ("hubspot/owner_data.csv", 100),
        ("northwind/customers.csv", 91),
        ("northwind/employees.csv", 9),
        ("northwind/products.csv", 77),
    ],
)
def test_files_of_others_are_prepared_as_they_are(prepared: Prepare, file: str, kept: int) -> None:
    result = prepared(FILES / file)
    assert balances(result)
    assert result.row_count == kept


def test_what_has_no_id_is_known_by_its_name(prepared: Prepare) -> None:
    first = rows_of(prepared(FILES / "maven/accounts.csv"))[0]
    assert (first["account_id"], first["account_name"]) == ("Acme Corporation", "Acme Corporation")
    assert (first["industry"], first["country"], first["employees"]) == ("technolgy", "United States", "2822")


def test_a_row_without_what_it_needs_is_left_out_with_its_text_and_the_reason(prepared: Prepare) -> None:
    result = prepared(
        "order lines.csv",
        'account_id,product_id,date,amount\nA1,P1,2025-01-31,"1,200"\nA1,P1,31 Feb 2025,5\n,P1,2025-02-01,7\n',
    )
    assert balances(result)
    assert result.row_count == 1
    assert left_out(result) == [
        (3, "A1,P1,31 Feb 2025,5", "date: “31 Feb 2025” is a day that no calendar has; write one like 2026-02-28."),
        (4, ",P1,2025-02-01,7", "There is no account_id."),
    ]
    assert result.total == {"": Decimal("1200.0000")}


def test_a_value_that_may_be_missing_is_listed_and_its_row_stays(prepared: Prepare) -> None:
    result = prepared("deals.csv", DEALS + "1,A,Acme,Closed Won,100,2025-01-31\n2,B,Acme,Proposal,unknown,2025-03-31\n")
    assert balances(result)
    assert [row["amount"] for row in rows_of(result)] == [Decimal("100.0000"), None]
    assert pl.read_parquet(result.doubts).rows() == [
        (3, "Amount", "unknown", "“unknown” is not a number; write one like 1234.5.")
    ]


def test_the_last_of_several_rows_with_one_key_counts_and_the_others_are_listed(prepared: Prepare) -> None:
    body = "1,A,Acme,Proposal,100,2025-01-31\n2,B,Acme,Proposal,5,2025-01-31\n"
    body += "1,A,Acme,Closed Won,120,2025-01-31\n2,B,Acme,Proposal,5,2025-01-31\n"
    result = prepared("deals.csv", DEALS + body)
    assert balances(result)
    assert [(row["opportunity_id"], row["status"], row["amount"]) for row in rows_of(result)] == [
        ("1", "won", Decimal("120.0000")),
        ("2", "open", Decimal("5.0000")),
    ]
    assert left_out(result) == [
        (
            2,
            "1,A,Acme,Proposal,100,2025-01-31",
            "Line 4 has the same key and other values; it counts, as the later one.",
        ),
        (3, "2,B,Acme,Proposal,5,2025-01-31", "The same row stands again in line 5, which counts."),
    ]
    assert (result.duplicates, result.altered) == (2, 1)


def test_all_missing_columns_are_named_at_once(prepared: Prepare) -> None:
    with pytest.raises(ContractError, match=r"amount is missing; the column close_on is missing"):
        prepared("deals.csv", "account_id,account_name,owner,stage\nA1,Hoa Sen,linh,Won\n")


def test_a_column_that_can_be_read_two_ways_is_asked_back_and_read_as_told(prepared: Prepare) -> None:
    text = DEALS + "1,A,Acme,Proposal,100,03/04/2025\n"
    asked = prepared("deals.csv", text)
    assert [question.header for question in asked.questions] == ["Close Date"]
    told = Decisions(columns={"Close Date": TypedTold(order=Order.DAY_FIRST)})
    answered = prepared("deals.csv", text, told)
    assert answered.questions == ()
    assert rows_of(answered)[0]["close_on"] == date(2025, 4, 3)


def test_stages_in_five_languages_are_won_lost_or_open(prepared: Prepare) -> None:
    stages = [
        "赢单",
        "输单",
        "Đã thắng",
        "Thất bại",
        "برنده",
        "باخته",
        "失單",
        "closedwon",
        "6. Closed Lost (price)",
        "Win plan",
    ]
    body = "".join(f"{n},A,Acme,{stage},1,2025-01-31\n" for n, stage in enumerate(stages))
    result = prepared("deals.csv", DEALS + body)
    assert [row["status"] for row in rows_of(result)] == [
        *("won", "lost", "won", "lost", "won", "lost", "lost", "won", "lost", "open"),
    ]
    assert {meaning.value for meaning in result.meanings if not meaning.known} == {"Win plan"}


def test_a_person_says_what_a_stage_means(prepared: Prepare) -> None:
    text = DEALS + "1,A,Acme,Delivered,1,2025-01-31\n2,B,Acme,Proposal,1,2025-01-31\n"
    result = prepared("deals.csv", text, Decisions(meanings={"Delivered": "won"}))
    assert [row["status"] for row in rows_of(result)] == ["won", "open"]


def test_a_deal_that_its_crm_calls_void_is_left_out(prepared: Prepare) -> None:
    head = "商机名称,客户名称,销售阶段,商机状态,商机金额,预计结单日期\n"
    text = head + "A,甲,验证,进行中,5,2025-01-31\nB,乙,验证,无效,7,2025-01-31\n"
    result = prepared("商机.csv", text)
    assert balances(result)
    assert [row["opportunity_name"] for row in rows_of(result)] == ["A"]
    assert left_out(result)[0][2] == "The CRM marks it as void."


def test_a_unit_and_a_currency_in_a_header_hold_for_its_column(prepared: Prepare) -> None:
    text = "商机名称,客户名称,销售阶段,商机金额（万元）,预计结单日期\nA,甲,赢单,5,2025-01-31\n"
    assert rows_of(prepared("商机.csv", text))[0]["amount"] == Decimal("50000.0000")
    text = "Deal Name,Account Name,Stage,Amount (USD),Close Date\nA,Acme,Won,5,2025-01-31\n"
    assert rows_of(prepared("deals.csv", text))[0]["currency"] == "USD"


def test_the_day_of_an_export_is_the_last_on_which_something_happened(prepared: Prepare) -> None:
    head = DEALS.strip() + ",Created Date\n"
    text = head + "1,A,Acme,Proposal,1,2027-01-31,2025-02-01\n2,B,Acme,Closed Won,1,2025-03-01,2025-01-01\n"
    guess, _currency = prepared("deals.csv", text).assumed
    assert guess == Assumed("snapshot_on", "2025-03-01", 2, "Close Date: 2025-03-01", told=False)
    result = prepared("deals.csv", text, Decisions(snapshot_on=date(2025, 6, 1)))
    assert [(one.value, one.told) for one in result.assumed if one.name == "snapshot_on"] == [("2025-06-01", True)]
    assert [row["snapshot_on"] for row in rows_of(result)] == [date(2025, 6, 1)] * 2


def test_amounts_without_a_currency_are_counted_and_one_may_be_told(prepared: Prepare) -> None:
    text = DEALS + "1,A,Acme,Won,1000.50,2025-01-31\n2,B,Acme,Won,USD 7,2025-01-31\n3,C,Acme,Won,,2025-01-31\n"
    guess = next(one for one in prepared("deals.csv", text).assumed if one.name == "currency")
    assert guess == Assumed("currency", None, 1, "1000.5", told=False)
    result = prepared("deals.csv", text, Decisions(currency="GBP"))
    assert Assumed("currency", "GBP", 1, "1000.5", told=True) in result.assumed
    assert [row["currency"] for row in rows_of(result)] == ["GBP", "USD", "GBP"]


def test_names_of_people_are_put_together_as_their_language_does(prepared: Prepare) -> None:
    text = "First Name,Last Name,Email,Account Name\nAda,Lovelace,ada@x.example,Acme\n伟,王,wei@x.example,Acme\n"
    assert [row["contact_name"] for row in rows_of(prepared("contacts.csv", text))] == ["Ada Lovelace", "王伟"]
    text = "Họ,Tên,Email,Công ty\nNguyễn Văn,An,an@x.example,Acme\n"
    assert [row["contact_name"] for row in rows_of(prepared("contacts.csv", text))] == ["Nguyễn Văn An"]


def test_ids_of_salesforce_are_the_same_short_and_long(prepared: Prepare) -> None:
    text = "Id,Name,Industry,BillingCity\n001Ec00000GGw3h,Walker,Finance,Berlin\n"
    assert rows_of(prepared("Account.csv", text))[0]["account_id"] == "001Ec00000GGw3hIAD"


def test_a_further_column_keeps_its_header_and_takes_no_place_of_ours(prepared: Prepare) -> None:
    text = "account_id,account_name,Account Owner,Owner,Line\nA1,Acme,Ann,Bob,7\n"
    result = prepared("accounts.csv", text)
    assert result.extras == ("Owner", "Line (2)")
    assert rows_of(result)[0]["Line (2)"] == "7"


def test_lines_without_numbers_get_them_by_account_and_day(prepared: Prepare) -> None:
    head = "Customer,Product,Date,Qty,Unit Price\n"
    text = head + "Acme,P1,2025-01-31,2,10.5\nAcme,P2,2025-01-31,1,4\nAcme,P1,2025-02-01,1,10.5\n"
    keys = [(row["order_no"], row["line_no"], row["revenue"]) for row in rows_of(prepared("sales.csv", text))]
    assert keys == [
        ("Acme/2025-01-31", 1, Decimal("21.0000")),
        ("Acme/2025-01-31", 2, Decimal("4.0000")),
        ("Acme/2025-02-01", 1, Decimal("10.5000")),
    ]


@pytest.mark.parametrize(
    ("name", "header", "score", "expected"),
    [
        ("answers.csv", "NPS", "9", "nps"),
        ("answers.csv", "满意度", "4", "csat"),
        ("CES 2025.csv", "Score", "4", "ces"),
        ("survey.csv", "Score", "9", "nps"),
        ("survey.csv", "Score", "4", "csat"),
    ],
)
def test_what_a_survey_asked_is_told_by_its_names_or_its_scale(
    prepared: Prepare, name: str, header: str, score: str, expected: str
) -> None:
    result = prepared(name, f"Customer,{header},Survey Date,Respondent\nAcme,{score},2025-01-31,Ann\n")
    assert (result.kind, rows_of(result)[0]["kind"]) == ("surveys", expected)


def test_a_currency_is_its_code_whatever_it_is_called_and_one_that_is_none_is_listed(prepared: Prepare) -> None:
    head = "Deal Name,Account Name,Stage,Amount,Close Date,Currency\n"
    currencies = ("usd", "人民币", "USD - US Dollar", "$", "points")
    body = "".join(f"D{n},Acme,Won,1,2025-01-31,{one}\n" for n, one in enumerate(currencies))
    result = prepared("deals.csv", head + body)
    assert [row["currency"] for row in rows_of(result)] == ["USD", "CNY", "USD", None, None]
    assert [(line, raw) for line, _, raw, _ in pl.read_parquet(result.doubts).rows()] == [(5, "$"), (6, "points")]
    assert result.total == {"": Decimal("2.0000"), "CNY": Decimal("1.0000"), "USD": Decimal("2.0000")}


def test_deals_without_ids_that_say_the_same_are_counted_and_pointed_out(prepared: Prepare) -> None:
    text = "Account,Stage,Amount,Close Date\n" + "Acme,Won,1,2025-01-31\n" * 2 + "Lotus,Won,1,2025-01-31\n"
    result = prepared("deals.csv", text)
    assert [row["opportunity_id"] for row in rows_of(result)] == ["Acme", "Acme#2", "Lotus"]
    assert "One row without an id says the same as another; each counts, so look at them." in result.notes
    nameless = prepared("deals.csv", "Stage,Amount,Close Date\nWon,1,2025-01-31\nWon,2,2025-01-31\n")
    assert not any("without an id" in note for note in nameless.notes)
