"""A clean CSV of order lines into a store, against DuckDB's own `read_csv` and CREATE TABLE, each in its own process."""

from pathlib import Path

import duckdb
import loading
from measure import Took, command

# About 1 GB, and about 50 MB as people drop them on a screen.
LINES, DROPPED = 21_500_000, 1_090_000
ACCOUNTS = 10_000
PLAIN = """
import sys, duckdb
source, file = sys.argv[1:]
with duckdb.connect(file) as db:
    db.execute(f"CREATE TABLE order_lines AS SELECT * FROM read_csv('{source}')")
"""
READ = """
import sys, tempfile
from pathlib import Path
from kam_core.reading.limits import UNHURRIED
from kam_core.reading.read import read
with tempfile.TemporaryDirectory() as folder:
    read(Path(sys.argv[1]), Path(folder), limits=UNHURRIED)
"""


def report(folder: Path) -> None:
    """Both sizes as a table."""
    print("### A clean CSV of order lines\n\n| what | MB | wall s | CPU s | peak MB |\n|--|--:|--:|--:|--:|")
    large, dropped = csv_file(folder, LINES), csv_file(folder, DROPPED)
    plain, store = folder / "plain-csv.duckdb", folder / "store-csv.duckdb"
    plain.unlink(missing_ok=True)
    theirs = told("read_csv and CREATE TABLE AS", large, command("-c", PLAIN, str(large), str(plain)))
    ours = told("import, with checks, keys and rollups", large, imported(folder, large, store))
    print(f"| ratio | | {ours.wall / theirs.wall:.1f} | {ours.cpu / theirs.cpu:.1f} | |")
    told("read as a file that says nothing of itself", large, command("-c", READ, str(large)))
    plain.unlink()
    told("read_csv and CREATE TABLE AS", dropped, command("-c", PLAIN, str(dropped), str(plain)))
    told("read as a file that says nothing of itself", dropped, command("-c", READ, str(dropped)))
    print()


def csv_file(folder: Path, lines: int) -> Path:
    """A CSV of so many lines, made once."""
    made = folder / f"order_lines-{lines}.csv"
    if not made.exists():
        parquet = loading.files(folder, ACCOUNTS, lines)
        duckdb.execute(f"COPY (FROM '{parquet}/order_lines.parquet') TO '{made}' (HEADER)")
    return made


def imported(folder: Path, lines: Path, store: Path) -> Took:
    """The import alone, into a store that has the accounts and the products."""
    store.unlink(missing_ok=True)
    parquet = loading.files(folder, ACCOUNTS, LINES)
    command("-m", "kam_core", "init", "--empty", "--company", "Big", "--currency", "USD", KAM_DATABASE=str(store))
    known = [str(parquet / f"{kind}.parquet") for kind in ("accounts", "products")]
    command("-m", "kam_core", "import", "--no-backup", *known, KAM_DATABASE=str(store))
    asked = ("import", "--no-backup", "--kind", "order_lines", str(lines))
    return command("-m", "kam_core", *asked, KAM_DATABASE=str(store))


def told(what: str, file: Path, took: Took) -> Took:
    """A line of the table."""
    megabytes = file.stat().st_size / 1e6
    print(f"| {what} | {megabytes:,.0f} | {took.wall:.1f} | {took.cpu:.1f} | {took.peak_mb:.0f} |", flush=True)
    return took
