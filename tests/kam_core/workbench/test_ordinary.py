"""What people ask of their files is answered behind the fence as DuckDB alone answers it."""

import json
import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kam_core.settings import ROOT
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchLimits, BenchTable

LINES = (ROOT / "tests" / "inputs" / "ordinary.sql").read_text(encoding="utf-8").splitlines()
QUESTIONS = [line for line in LINES if not line.startswith("--")]
NAMES = ["Acme Corp", "Beta  Group", "Gamma AG", "Delta plc", "Épsilon SA", "Zeta"]


def _deals() -> pa.Table:
    chance = random.Random(12)
    rows = range(1, 61)
    opened = [date(2026, 1, 1) + timedelta(days=chance.randrange(330)) for _ in rows]
    closed = [datetime.combine(day, datetime.min.time()) + timedelta(days=30, hours=n) for n, day in enumerate(opened)]
    score = [json.dumps({"owner": f"o{n % 4}", "score": n, "steps": ["call", "meet"][: n % 3]}) for n in rows]
    return pa.table(
        {
            "id": list(rows),
            "account": [chance.choice(NAMES[:5]) for _ in rows],
            "region": [chance.choice(["West", "East", "Central"]) for _ in rows],
            "stage": [chance.choice(["Won", "Lost", "Open"]) for _ in rows],
            "opened": opened,
            "closed": closed,
            "amount": pa.array(
                [None if n % 11 == 0 else Decimal(chance.randrange(10_000_000)) / 100 for n in rows],
                pa.decimal128(18, 2),
            ),
            "discount": [chance.randrange(300) / 1000 for _ in rows],
            "tags": [chance.sample(["new", "renewal", "bundle", "pilot"], n % 4) for n in rows],
            "details": score,
        }
    )


def _accounts() -> pa.Table:
    return pa.table(
        {
            "name": NAMES,
            "sector": ["tech", "food", "tech", None, "energy", "food"],
            "employees": [10, 200, 3_000, None, 50, 7],
            "founded": [date(1990 + n, 5, 1) for n in range(6)],
            "parent": [None, "Acme Corp", "Acme Corp", "Beta  Group", None, "Gamma AG"],
        }
    )


def _rates() -> pa.Table:
    days = [date(2025, 12, 1) + timedelta(days=14 * n) for n in range(28)]
    return pa.table({"day": days, "rate": [1 + n / 100 for n in range(28)]})


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("ordinary")
    for name, table in (("deals", _deals()), ("accounts", _accounts()), ("rates", _rates())):
        pq.write_table(table, folder / f"{name}.parquet")
    return {name: folder / f"{name}.parquet" for name in ("deals", "accounts", "rates")}


@pytest.fixture(scope="module")
def fence(tables: dict[str, Path]) -> Iterator[Fence]:
    limits = BenchLimits(seconds=30)
    with Fence([BenchTable(name, path) for name, path in tables.items()], limits, keep_ready=False) as fence:
        yield fence


@pytest.fixture(scope="module")
def alone(tables: dict[str, Path]) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as alone:
        alone.execute("SET TimeZone = 'UTC'")
        for name, path in tables.items():
            alone.read_parquet(str(path)).create(name)
        yield alone


def test_there_are_more_than_100_questions() -> None:
    assert len(set(QUESTIONS)) > 100


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_as_without_a_fence(
    fence: Fence, alone: duckdb.DuckDBPyConnection, question: str
) -> None:
    expected = alone.sql(question).to_arrow_table()
    found = fence.ask(question).rows
    assert found.schema.names == expected.schema.names
    for answered, alone_answered in zip(found.columns, expected.columns, strict=True):
        # Arrow tells fields of one name in a struct apart, Python does not; nothing is equal to "not a number".
        assert answered.equals(alone_answered) or repr(answered.to_pylist()) == repr(alone_answered.to_pylist())
