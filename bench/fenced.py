"""A visitor's question over a large upload: behind the fence, against DuckDB alone in one run."""

from pathlib import Path

import duckdb
from measure import seconds

from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchLimits, BenchTable

ROWS = 10_000_000
MADE = """
COPY (
    SELECT range AS id, 'account ' || (range * 7919 % 5000) AS account, ['East', 'West', 'North', 'South'][1 + range % 4] AS region,
        DATE '2024-01-01' + (range % 1000)::INTEGER AS day, (range * 31 % 100000)::DECIMAL(18, 2) / 100 AS amount
    FROM range({rows})
) TO '{file}' (FORMAT parquet)
"""
QUESTIONS = {
    "sum by region": "SELECT region, sum(amount) AS total, count(*) AS n FROM upload GROUP BY region ORDER BY region",
    "sum by account": "SELECT account, sum(amount) AS total FROM upload GROUP BY account ORDER BY total DESC LIMIT 100",
    "median by month": "SELECT date_trunc('month', day) AS month, median(amount) AS middle FROM upload GROUP BY month ORDER BY month",
    "all, sorted, 1,000 shown": "SELECT id, account, amount FROM upload ORDER BY amount DESC, id",
}
LIMITS = BenchLimits(seconds=120)


def report(folder: Path) -> None:
    """Each question, seconds of DuckDB alone (2 threads, a table in memory) and behind the fence, warm."""
    file = folder / "upload.parquet"
    if not file.exists():
        duckdb.connect().execute(MADE.format(rows=ROWS, file=file))
    print(f"### A visitor's question over {ROWS:,} rows\n\n| | DuckDB alone s | fenced s | ratio |\n|--|--:|--:|--:|")
    with duckdb.connect(config={"threads": "2"}) as alone, Fence([BenchTable("upload", file)], LIMITS) as fence:
        alone.execute(f"CREATE TABLE upload AS FROM '{file}'")
        for name, question in QUESTIONS.items():
            theirs = seconds(lambda asked=question: alone.sql(asked).limit(1_000).to_arrow_table())
            ours = seconds(lambda asked=question: fence.ask(asked))
            print(f"| {name} | {theirs:.3f} | {ours:.3f} | {ours / theirs:.2f} |")
    print()
