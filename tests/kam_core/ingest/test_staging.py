"""A large CSV is kept aside while it is loaded: what is loaded is the same, and so is what is refused."""

from pathlib import Path

import duckdb
import pytest

from kam_core.errors import ContractError
from kam_core.ingest import company, staging
from kam_core.ingest.load import load_file
from kam_core.store.content import content_of
from kam_core.store.store import Store

# As many as make a file that is large; fewer are large where LARGE is less by as much.
ENOUGH = 360_000
# Ids with leading zeros and ones that only look whole, a cost here and there that nobody knows, a column nobody names.
ROWS = """
SELECT
    CASE WHEN n % 3 = 0 THEN printf('%07d', n // 2) ELSE printf('SO-%d', n // 2) END AS order_no,
    n % 2 + 1 AS line_no,
    DATE '2024-01-01' + CAST(n % 700 AS INTEGER) AS order_date,
    printf('%03d', n % 50) AS account_id,
    n % 20 AS product_id,
    CASE WHEN n % 7 > 0 THEN n % 9 + 0.5 END AS quantity,
    n % 1000 / 4 AS revenue,
    CASE WHEN n % 11 > 0 THEN n % 500 / 8 END AS cost,
    CASE WHEN n % 5 = 0 THEN '''=north' ELSE ' ' END AS branch
FROM range($lines) AS numbers(n)
"""
KEPT = """
SELECT count(*), sum(hash(order_no, line_no, order_date, account_id, product_id, quantity, revenue, cost, extra))
FROM facts.order_line
"""


@pytest.fixture(params=[36_000, pytest.param(ENOUGH, marks=pytest.mark.soak)])
def lines(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many lines a large file has here."""
    count = int(request.param)
    monkeypatch.setattr(staging, "LARGE", staging.LARGE * count // ENOUGH)
    return count


@pytest.fixture
def large(lines: int, tmp_path: Path) -> Path:
    """A CSV that is large enough to be kept aside."""
    (tmp_path / "large").mkdir()
    made = tmp_path / "large" / "order_lines.csv"
    duckdb.sql(ROWS, params={"lines": lines}).write_csv(str(made))
    assert made.stat().st_size > staging.LARGE
    return made


def loaded(store: Store, *files: Path) -> tuple[int, int]:
    company.describe(store, name="Ours", base_currency="EUR", fictitious=False)
    for file in files:
        load_file(store, file, "order_lines", who="test")
    with store.connection.cursor() as cursor:
        return cursor.execute(KEPT).fetchall()[0]


def test_what_is_loaded_of_a_large_file_is_what_is_loaded_of_its_parts(
    large: Path, lines: int, store: Store, tmp_path: Path
) -> None:
    header, *written = large.read_text().splitlines(keepends=True)
    parts, each = [], lines // 3
    for number in range(3):
        part = tmp_path / f"order_lines-{number}.csv"
        # Whole orders: the lines of one stand beside each other.
        part.write_text(header + "".join(written[number * each : (number + 1) * each]))
        assert part.stat().st_size < staging.LARGE
        parts.append(part)

    whole = loaded(store, large)
    assert whole[0] == lines
    with Store(tmp_path / "parts.duckdb", create=True) as other:
        assert loaded(other, *parts) == whole


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        pytest.param((6, "12,5x"), "revenue: 1 value cannot be read (line {line}: 12,5x)", id="a number"),
        pytest.param((2, "2024-02-31"), "order_date: 1 value cannot be read (line {line}: 2024-02-31)", id="a day"),
        pytest.param((3, ""), "account_id: 1 row has no value (line {line})", id="an id"),
    ],
)
def test_a_fault_far_down_is_named_with_its_line_and_text_and_nothing_is_loaded(
    large: Path, lines: int, store: Store, tmp_path: Path, *, cell: tuple[int, str], says: str
) -> None:
    far_down = lines * 5 // 6
    whole = large.read_text().splitlines(keepends=True)
    cells = whole[far_down].split(",")
    field, written = cell
    cells[field] = f'"{written}"' if written else ""
    whole[far_down] = ",".join(cells)
    broken = tmp_path / "order_lines.csv"
    broken.write_text("".join(whole))
    company.describe(store, name="Ours", base_currency="EUR", fictitious=False)
    store.close()
    before = content_of(store.path).checksums
    with Store(store.path) as opened, pytest.raises(ContractError) as refused:
        load_file(opened, broken, "order_lines", who="test")
    assert refused.value.faults == (says.format(line=far_down + 1),)
    assert content_of(store.path).checksums == before
