import csv
from pathlib import Path

from tests.kam_core.commands.conftest import Call

# A CRM's own headers, a semicolon, a decimal comma, a row without a name, a footer.
ACCOUNTS = "Account ID;Account Name;Industry;Billing Country\n001A;Alpha;Machinery;DE\n001B;;Retail;US\n"
DEALS = (
    "Opportunity ID;Opportunity Name;Account Name;Stage;Amount;Close Date\n"
    "006A;First;Alpha;Closed Won;1.200,50;2026-01-15\n006B;Second;Nobody;Prospecting;300,00;2026-03-31\n"
)


def files(folder: Path) -> tuple[Path, Path]:
    accounts, deals = folder / "report1.csv", folder / "report2.csv"
    accounts.write_text(ACCOUNTS, encoding="utf-8")
    deals.write_text(DEALS, encoding="utf-8")
    return accounts, deals


def rows(call: Call) -> dict[str, int]:
    found = call("info", "--json").answer["rows"]
    assert isinstance(found, dict)
    return found


def test_files_of_a_crm_load_together_and_rows_that_cannot_are_written_down(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    said = call("import", "--no-backup", *files(tmp_path), "--json")
    assert said.code == 0
    loaded = said.answer["loaded"]
    assert isinstance(loaded, list)
    told = [(one["kind"], one["rows_in"], one["rows_loaded"], one["rows_rejected"]) for one in loaded]
    assert told == [("accounts", 2, 1, 1), ("opportunities", 2, 2, 0)]
    assert [(one["field"], one["text"]) for one in said.answer["unknown"]] == [("account_id", "Nobody")]  # type: ignore[union-attr]
    with Path(str(said.answer["rejected_file"])).open(encoding="utf-8-sig", newline="") as text:
        (left_out,) = csv.DictReader(text)
    assert (left_out["Account ID"], left_out["Account Name"], left_out["line"]) == ("001B", "", "3")
    assert left_out["reason"]


def test_a_preview_loads_nothing(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    said = call("import", "--preview", *files(tmp_path), "--json")
    assert (said.code, said.answer["preview"]) == (0, True)
    assert said.answer["totals"] == {
        "before": {"accounts": 0, "revenue": None, "won": None, "open_pipeline": None},
        "after": {"accounts": 1, "revenue": None, "won": "1200.5000", "open_pipeline": "300.0000"},
    }
    assert rows(call)["facts.account"] == 0
    assert not list(tmp_path.glob("*.rejected.csv"))


def test_a_load_is_undone_by_its_number_and_only_while_nothing_depends_on_it(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    before = call("info", "--json").answer["checksum"]
    call("import", "--no-backup", *files(tmp_path))
    refused = call("undo", "1", "--json")
    assert refused.code == 1
    assert "1 row of load 2 (report2.csv) refers to what only this load has" in str(refused.answer["refused"])
    assert (call("undo", "2").code, call("undo", "1").out) == (0, "Load 1 is undone.\n")
    after = call("info", "--json").answer["checksum"]
    assert isinstance(before, dict) and isinstance(after, dict)
    differs = {table for table in before if before[table] != after[table]}
    assert differs == {"app.history", "app.revision", "facts.batch", "facts.revision"}


def test_a_file_of_ours_with_faults_is_refused_unless_asked_to_be_forgiving(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    file = tmp_path / "contracts.csv"
    file.write_text("contract_id,account_id,start_on\n1,A,2025-01-01\n2,A,2025-02-30\n")
    assert call("import", "--no-backup", file).code == 1
    (tmp_path / "accounts.csv").write_text("account_id,account_name\nA,Alpha\n")
    said = call("import", "--no-backup", "--forgiving", tmp_path / "accounts.csv", file, "--json")
    assert said.code == 0
    assert (rows(call)["facts.contract"], rows(call)["facts.rejected_row"]) == (1, 1)


def test_the_same_file_is_loaded_again_only_when_asked_to(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    file = tmp_path / "accounts.csv"
    file.write_text("account_id,account_name\nA,Alpha\n")
    assert call("import", "--no-backup", file).code == 0
    again = call("import", "--no-backup", file)
    assert (again.code, again.err.startswith("This file was loaded before: load 1, by ")) == (1, True)
    assert call("import", "--no-backup", "--again", file).code == 0


def test_the_source_that_is_named_says_what_the_headers_mean(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    file = tmp_path / "deals.csv"
    # Odoo's amount; to Salesforce it is an amount times its probability.
    file.write_text("Opportunity,Stage,Expected Revenue,Expected Closing\nOne,Won,1000,2026-01-31\n")
    refused = call("import", "--no-backup", "--source", "salesforce", file)
    assert (refused.code, "the column amount is missing" in refused.err) == (1, True)
    # A system that we do not know may write its files as one that we know.
    for source in ("odoo", "our own odoo"):
        said = call("import", "--preview", "--source", source, file, "--json")
        assert (said.code, said.answer["sources"]) == (0, {"deals.csv": source})


def test_the_day_of_the_export_and_the_currency_of_its_amounts_are_said_and_can_be_told(
    call: Call, tmp_path: Path
) -> None:
    call("init", "--empty")
    rates, deals = tmp_path / "exchange_rates.csv", files(tmp_path)[1]
    rates.write_text("currency,rate_date,rate\nUSD,2026-02-01,0.5\n")
    call("import", "--no-backup", rates)
    said = call("import", "--preview", deals)
    assert "by Close Date: 2026-01-15; --exported-on says another." in said.out
    assert "2 amounts name no currency, such as 1200.5; they count as the company's own" in said.out
    told = call("import", "--preview", "--exported-on", "2026-02-10", "--amounts-in", "usd", deals, "--json")
    # Won at 1,200.50 USD, of which two are a euro; the rate is of the week before.
    assert told.answer["totals"]["after"]["won"] == "600.2500"  # type: ignore[index]
    assert [one["told"] for one in told.answer["assumed"]["report2.csv"]] == [True, True]  # type: ignore[index]
    assert call("import", "--exported-on", "tomorrow", deals).code == 2


def test_to_replace_takes_away_what_the_source_does_not_have_any_more(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    file = tmp_path / "accounts.csv"
    file.write_text("account_id,account_name\nA,Alpha\nB,Beta\n")
    call("import", "--no-backup", file)
    file.write_text("account_id,account_name\nB,Beta\nC,Gamma\n")
    said = call("import", "--no-backup", "--mode", "replace", file, "--json")
    loaded = said.answer["loaded"]
    assert isinstance(loaded, list)
    told = loaded[0]
    assert [told[f"rows_{name}"] for name in ("new", "changed", "unchanged", "removed")] == [1, 0, 1, 1]
    file.write_text("account_id,account_name\nC,Other\nD,Delta\n")
    refused = call("import", "--no-backup", "--mode", "append", file)
    told_why = "accounts.csv: 1 row has a key that is there already (account_id: C)"
    assert (refused.code, told_why in refused.err) == (1, True)
