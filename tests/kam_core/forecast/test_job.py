"""Forecasts in the background: kept once, told to everybody, and in nobody's way."""

import os
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from kam_core.accounts.company import company, set_ceiling
from kam_core.errors import ForecastError
from kam_core.forecast import kept
from kam_core.forecast.job import Forecaster, forecast_all
from kam_core.forecast.model import EVERYBODY
from kam_core.ingest.load import load_file
from kam_core.settings import ROOT
from kam_core.store.request import new_request
from kam_core.store.store import Store

TASKS = "tests.kam_core.forecast.tasks"
QUICK = f"{TASKS}:baselines"
NAMES = [EVERYBODY, "001", "002", "003"]
SERVER = f"""
import sys, time
from pathlib import Path
from kam_core.forecast.job import Forecaster
from kam_core.store.store import Store
job = Forecaster("{TASKS}:slow")
job.begin(Store(Path(sys.argv[1])), ["001"])
while not job.state.share:
    time.sleep(0.05)
print("working", flush=True)
"""


def wait(job: Forecaster) -> None:
    until = time.monotonic() + 60
    while job.state.is_running and time.monotonic() < until:
        time.sleep(0.05)


def test_what_was_found_is_kept_and_read_as_it_was(world: Store) -> None:
    forecast_all(world, NAMES, task=QUICK)
    found = kept.forecast(world.database, EVERYBODY)
    assert found is not None
    # 0, 80, 900, 0, 2900, 250.5, 100, 2300, 1200, -500, 0. Seasonal naive is off by 4850.5 + 2550.5 + 850.5 + 100, the
    # mean of the last four by 4000 + 3462.875 + 2425.25 + 775; tested were 4000, 1700, 500 and 0.
    assert (found.head["quarters"], found.head["method"], found.head["reason"]) == (11, "seasonal_naive", "alone")
    assert found.quarters["expected"].to_list() == [Decimal(2300), Decimal(1200), Decimal(-500), Decimal(0)]
    assert dict(found.errors.select("method", "wmape").iter_rows()) == pytest.approx(
        {"seasonal_naive": 8351.5 / 6200, "mean_of_last_four": 10663.125 / 6200}
    )
    assert [str(day) for day in found.quarters["quarter"]] == ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"]


def test_a_store_without_orders_has_too_little_history(store: Store) -> None:
    forecast_all(store, [EVERYBODY], task=QUICK)
    found = kept.forecast(store.database, EVERYBODY)
    assert found is not None
    assert (found.head["reason"], found.head["quarters"], found.head["last_quarter"]) == ("too_little", 0, None)
    assert found.quarters.is_empty()


def test_the_same_facts_are_forecast_once(world: Store) -> None:
    heard: list[float] = []
    forecast_all(world, NAMES[:2], lambda _step, share: heard.append(share), QUICK)
    forecast_all(world, NAMES[:2], lambda _step, share: heard.append(share), QUICK)
    assert heard == [0.5]
    # Another account alone is added to what is there.
    forecast_all(world, NAMES, task=QUICK)
    assert kept.missing(world.database, NAMES) == []


def test_facts_that_change_make_forecasts_due_again(world: Store, tmp_path: Path) -> None:
    forecast_all(world, NAMES, task=QUICK)
    file = tmp_path / "order_lines.csv"
    file.write_text(
        "order_no,line_no,order_date,account_id,product_id,quantity,revenue,currency\nO-99,1,2026-04-02,003,10,1,5.00,EUR\n"
    )
    load_file(world, file, "order_lines", who="P1")
    assert kept.missing(world.database, NAMES) == sorted(NAMES)
    assert kept.forecast(world.database, "001") is None
    forecast_all(world, ["001"], task=QUICK)
    # What rested on the facts of before is gone.
    assert kept.missing(world.database, NAMES) == ["", "002", "003"]
    found = kept.forecast(world.database, "001")
    assert found is not None
    assert (found.head["quarters"], found.quarters.height) == (12, 4)


def test_a_save_of_people_leaves_forecasts_as_they_are(world: Store) -> None:
    forecast_all(world, NAMES, task=QUICK)
    set_ceiling(world, new_request("P1", "data"), 12, company(world.database).ceiling.version)
    assert kept.missing(world.database, NAMES) == []


def test_others_save_while_forecasts_are_made_and_see_how_far_they_are(world: Store) -> None:
    job = Forecaster(f"{TASKS}:slow")
    job.begin(world, NAMES)
    until = time.monotonic() + 30
    while not job.state.share and time.monotonic() < until:
        time.sleep(0.02)
    # It goes on for three seconds from here.
    assert (job.state.is_running, job.state.step, job.state.share) == (True, "Forecasting", 0.5)
    set_ceiling(world, new_request("P1", "data"), 12, company(world.database).ceiling.version)
    assert job.state.is_running
    job.begin(world, NAMES)
    wait(job)
    assert (job.state.fault, kept.missing(world.database, NAMES)) == (None, [])


def test_a_child_that_dies_leaves_a_clear_message_and_the_store_as_it_was(world: Store) -> None:
    job = Forecaster(f"{TASKS}:kill")
    job.begin(world, NAMES)
    wait(job)
    assert isinstance(job.state.fault, ForecastError)
    assert str(job.state.fault) == "The process that makes the forecasts ended before it was done."
    assert kept.missing(world.database, NAMES) == sorted(NAMES)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_our_own_ends_the_job_and_is_told(world: Store) -> None:
    job = Forecaster(f"{TASKS}:bug")
    job.begin(world, NAMES)
    wait(job)
    assert str(job.state.fault) == "The forecasts broke off."


def test_a_server_that_ends_keeps_nothing_more(world: Store) -> None:
    job = Forecaster(f"{TASKS}:slow")
    job.begin(world, NAMES)
    job.stop()
    wait(job)
    assert kept.missing(world.database, NAMES) == sorted(NAMES)


def test_a_server_that_ends_after_the_last_progress_keeps_nothing_either(world: Store) -> None:
    job = Forecaster(f"{TASKS}:silent")
    job.begin(world, NAMES)
    until = time.monotonic() + 30
    while not job.state.share and time.monotonic() < until:
        time.sleep(0.02)
    assert job.state.is_running
    job.stop()
    wait(job)
    assert kept.missing(world.database, NAMES) == sorted(NAMES)


def test_the_child_dies_with_the_server(world_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "kam.duckdb"
    path.write_bytes(world_store.read_bytes())
    server = subprocess.run(
        [sys.executable, "-c", SERVER, str(path)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert server.stdout == "working\n"
    until = time.monotonic() + 10
    while children_in(tmp_path) and time.monotonic() < until:
        time.sleep(0.1)
    assert children_in(tmp_path) == []


def children_in(folder: Path) -> list[str]:
    """Processes that work in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink().is_relative_to(folder):
                found.append(process.name)
        except OSError:
            # Somebody else's, or ended meanwhile.
            continue
    return found
