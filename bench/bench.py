"""Measures the product against plain DuckDB and prints it as Markdown, as docs/performance.md has it.

python bench/bench.py [--size ACCOUNTS LINES ...] [--folder FOLDER] [--demo] [--plans] [--csv] [--forecast] [--workbench]
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path

import csv_files
import duckdb
import figures
import forecast
import growth
import loading
import plans
import sessions
import workbench
from measure import ROOT, machine, seconds

from kam_core.ingest import demo
from kam_core.scoring import criteria, scores
from kam_core.store.moments import moments
from kam_core.store.store import Store

SIZES = [(10_000, 10_000_000), (100_000, 100_000_000)]


def main() -> None:
    """All of it, one section after the other."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument(
        "--size", nargs=2, type=int, action="append", metavar=("ACCOUNTS", "LINES"), help="this size alone"
    )
    asked.add_argument("--folder", type=Path, default=ROOT / "bench" / "made", help="where data and stores are kept")
    asked.add_argument("--demo", action="store_true", help="the demo alone")
    asked.add_argument("--plans", action="store_true", help="growth plans alone")
    asked.add_argument("--csv", action="store_true", help="CSV files alone")
    asked.add_argument("--forecast", action="store_true", help="forecasts on the demo alone")
    asked.add_argument("--workbench", action="store_true", help="the workbench alone")
    options = asked.parse_args()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {machine()}\n")
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.plans:
        plans.report(options.folder)
        return
    if options.csv:
        csv_files.report(options.folder)
        return
    if options.forecast:
        forecast.report(demo_store(options.folder))
        return
    if options.workbench:
        workbench.report(options.folder)
        return
    if options.demo or not options.size:
        screens(demo_store(options.folder), "the demo")
    if options.demo:
        return
    if not options.size:
        plans.report(options.folder)
        csv_files.report(options.folder)
        forecast.report(demo_store(options.folder))
        workbench.report(options.folder)
    for accounts, lines in options.size or SIZES:
        big(options.folder, accounts, lines)


def demo_store(folder: Path) -> Path:
    """The demo, made once."""
    file = folder / "demo.duckdb"
    if not file.exists():
        with Store(file, create=True) as store:
            demo.build(store, progress=lambda _step, _fraction: None)
    return file


def big(folder: Path, accounts: int, lines: int) -> None:
    """Import, figures, scores and screens of a made-up company."""
    name = f"{accounts:,} accounts, {lines:,} order lines"
    parquet = loading.files(folder, accounts, lines)
    plain, product = folder / f"plain-{accounts}.duckdb", folder / f"store-{accounts}.duckdb"
    theirs, ours = loading.plain(parquet, plain), loading.product(parquet, product)
    print(f"### Import: {name}\n\n| | wall s | CPU s | peak MB |\n|--|--:|--:|--:|")
    print(f"| CREATE TABLE AS | {theirs.wall:.1f} | {theirs.cpu:.1f} | {theirs.peak_mb:.0f} |")
    print(f"| import with checks and rollups | {ours.wall:.1f} | {ours.cpu:.1f} | {ours.peak_mb:.0f} |")
    print(f"| ratio | {ours.wall / theirs.wall:.1f} | {ours.cpu / theirs.cpu:.1f} | |\n")
    against_lines(plain, product, name)
    screens(product, name)


def against_lines(plain: Path, product: Path, name: str) -> None:
    """Each figure through the product and as a plain query, and how long scoring takes."""
    print(f"### Figures: {name}\n\n| figure | product ms | plain query ms | times faster |\n|--|--:|--:|--:|")
    with Store(product) as store, duckdb.connect(str(plain), read_only=True) as db:
        dates = moments(store.database)
        assert dates.closed_through is not None
        with growth.figures(store) as of_growth:
            for figure in [*figures.figures(store), *of_growth]:
                ours = seconds(figure.product)
                theirs = seconds(figures.plainly(db, figure.query, dates.closed_through), runs=3)
                print(f"| {figure.name} | {ours * 1e3:.1f} | {theirs * 1e3:.0f} | {theirs / ours:.0f} |", flush=True)
        criteria.establish(store)
        decided = criteria.in_force(store.database, dates.today)
        took = seconds(lambda: scores.compute(store.database, decided, dates.today), runs=3)
        print(f"\nScores of all accounts with stability: {took:.2f} s.\n")


def screens(database: Path, name: str) -> None:
    """Server CPU and times of each screen."""
    print(f"### Screens: {name}\n")
    print("| screen | sessions | first run p50 ms | first run p95 ms | rerun p95 ms | server CPU ms a run |")
    print("|--|--:|--:|--:|--:|--:|")
    with sessions.server(database) as pid:
        cold = sessions.load(pid, "", 1, warmup=0, repeats=0)
        row("Portfolio, first of all", 1, cold)
        for screen, page in sessions.SCREENS.items():
            query = f"account={figures.ACCOUNT}" if page == "account" else ""
            for number in (1, 10, 50) if screen == "Portfolio" else (1,):
                row(screen, number, sessions.load(pid, page, number, query=query))
    print()


def row(screen: str, number: int, said: dict) -> None:
    """One line of the table; a dash where there was no such run."""
    first, rerun = said["first_run_ms"], said["rerun_ms"]
    cells = [first.get("p50"), first.get("p95"), rerun.get("p95"), said.get("server", {}).get("cpu_ms_per_run")]
    print(f"| {screen} | {number} | " + " | ".join("—" if cell is None else f"{cell:.0f}" for cell in cells) + " |")
    if said["failed"] or said["exceptions"]:
        print(f"\nfailed: {said['errors']} {said['exceptions']}")


if __name__ == "__main__":
    main()
