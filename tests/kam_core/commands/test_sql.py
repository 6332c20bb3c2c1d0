"""`sql`: files are asked behind the fence, and the answer is said or written."""

import json
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.commands.run import Exit, run
from kam_core.settings import ROOT

MAVEN = ROOT / "data" / "maven_crm"
WON = """
SELECT t.regional_office AS region, sum(p.close_value) AS won
FROM sales_pipeline AS p JOIN sales_teams AS t USING (sales_agent)
WHERE p.deal_stage = 'Won' GROUP BY region ORDER BY won DESC; -- by region
"""


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    path = tmp_path / "Big deals (2026).csv"
    path.write_bytes("Größe;Datum;Name\n1,5;24.12.2026;=1+1\n2,25;25.12.2026;Müller\n".encode("cp1252"))
    return path


def test_the_won_value_by_region_is_the_published_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = tmp_path / "won.sql"
    question.write_text(WON)
    files = [str(MAVEN / "sales_pipeline.csv"), str(MAVEN / "sales_teams.csv")]
    assert run(["sql", *files, "--query-file", str(question), "--json"]) == Exit.DONE
    answer = json.loads(capsys.readouterr().out)
    assert answer["rows"] == [
        {"region": "West", "won": 3_568_647},
        {"region": "Central", "won": 3_346_293},
        {"region": "East", "won": 3_090_594},
    ]
    assert [(table["name"], table["rows"]) for table in answer["tables"]] == [
        ("sales_pipeline", 8_800),
        ("sales_teams", 35),
    ]
    assert not answer["more"]


def test_any_file_is_a_table_of_typed_columns(deals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = 'SELECT sum("Größe") AS total, max("Datum") AS last FROM big_deals_2026'
    assert run(["sql", str(deals), "--query", query, "--json"]) == Exit.DONE
    assert json.loads(capsys.readouterr().out)["rows"] == [{"total": 3.75, "last": "2026-12-25"}]


def test_all_rows_are_written_so_that_no_spreadsheet_runs_them(
    deals: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query = 'SELECT "Name", "Größe" FROM big_deals_2026'
    for ending in ("csv", "xlsx", "parquet"):
        assert run(["sql", str(deals), "--query", query, "--out", str(tmp_path / f"out.{ending}")]) == Exit.DONE
    assert "2 rows written" in capsys.readouterr().out
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[1] == '"\'=1+1",1.50'
    assert pl.read_excel(tmp_path / "out.xlsx")["Name"].to_list() == ["=1+1", "Müller"]
    assert pl.read_parquet(tmp_path / "out.parquet")["Größe"].to_list() == [Decimal("1.5"), Decimal("2.25")]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--query", "SELECT content FROM read_text('/etc/passwd')"], "read_text is not open"),
        (["--query", "DROP TABLE big_deals_2026"], "Only SELECT"),
        (["--query", "SELECT nothing FROM big_deals_2026"], "line 1, column 8"),
        (["--query", "SELECT 1", "--out", "answer.docx"], "should end in .csv, .xlsx or .parquet"),
        (["--query-file", "none.sql"], "none.sql"),
    ],
)
def test_a_refusal_says_why(deals: Path, words: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sql", str(deals), *words]) == Exit.REFUSED
    assert says in capsys.readouterr().err


def test_a_file_is_not_written_over_itself(deals: Path) -> None:
    before = deals.read_bytes()
    assert run(["sql", str(deals), "--query", "SELECT 1 AS one", "--out", str(deals)]) == Exit.REFUSED
    assert deals.read_bytes() == before


def test_without_a_question_the_usage_is_wrong(deals: Path) -> None:
    with pytest.raises(SystemExit) as end:
        run(["sql", str(deals)])
    assert end.value.code == 2


def test_values_that_only_the_engine_has_are_told_and_written(
    deals: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query = "SELECT DATE '12000-01-01' AS far, INTERVAL 1 MONTH AS span, TIMESTAMP_NS '2024-01-01 00:00:00.5' AS ns"
    assert run(["sql", str(deals), "--query", query, "--json"]) == Exit.DONE
    answer = json.loads(capsys.readouterr().out)
    assert answer["rows"] == [{"far": "12000-01-01", "span": "1 month", "ns": "2024-01-01T00:00:00.500000"}]
    for ending in ("csv", "xlsx", "parquet"):
        assert run(["sql", str(deals), "--query", query, "--out", str(tmp_path / f"out.{ending}")]) == Exit.DONE
    line = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert line == '"12000-01-01","1 month",2024-01-01T00:00:00'
    assert pl.read_excel(tmp_path / "out.xlsx")["far"].to_list() == ["12000-01-01"]


def test_a_question_that_is_not_utf_8_is_refused(deals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sql", str(deals), "--query", "SELECT '\udcff' AS odd"]) == Exit.REFUSED
    assert "The question is not a text in UTF-8; write it again." in capsys.readouterr().err
