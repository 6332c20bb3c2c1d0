"""What is to be expected, on the screens of an account and of the trends, in a world of three accounts."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.forecast.job import Forecaster, forecast_all
from kam_core.forecast.model import EVERYBODY
from kam_core.store.store import Store
from pages.session import forecasts
from tests.pages.conftest import Opened

TASKS = "tests.kam_core.forecast.tasks"


@pytest.fixture
def fresh_file(world_store: Path, tmp_path: Path) -> Path:
    """The world, of which nothing is forecast yet."""
    return Path(shutil.copy(world_store, tmp_path / "kam.duckdb"))


@pytest.fixture
def world_file(fresh_file: Path) -> Path:
    """The world with its forecasts, by the baselines alone."""
    with Store(fresh_file) as store:
        forecast_all(store, [EVERYBODY, "001", "002", "003"], task=f"{TASKS}:baselines")
    return fresh_file


@pytest.fixture
def job(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Forecaster]:
    """The job of all visits, with another task for its child than statsforecast."""
    made = Forecaster(f"{TASKS}:{request.param}")
    monkeypatch.setattr(forecasts, "forecaster", lambda: made)
    yield made
    wait(made)


def wait(job: Forecaster) -> None:
    until = time.monotonic() + 60
    while job.state.is_running and time.monotonic() < until:
        time.sleep(0.05)


def said(app: AppTest) -> str:
    assert not app.exception
    kinds = ("title", "header", "markdown", "caption", "text")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind)).replace("\\", "")


def test_the_portfolio_says_what_is_expected_by_which_method_and_how_far_that_was_off(
    opened: Opened, world_file: Path
) -> None:
    words = said(opened(world_file, "trends.py", show="forecast"))
    # 2,300 + 1,200 - 500 + 0 as in the last four quarters.
    assert "€3K expected in the next four quarters, as much as in the last four" in words
    # 8351.5 / 6200 and 10663.125 / 6200.
    assert "Seasonal naive (the same quarter of last year): off by 135% of revenue in the back-test" in words
    assert "mean of the last four quarters 172%" in words
    assert "add up to another amount" in words


def test_a_choice_of_accounts_has_no_forecast_and_says_what_to_do(opened: Opened, world_file: Path) -> None:
    words = said(opened(world_file, "trends.py", show="forecast", segment="Retail"))
    assert "There is no forecast of a choice of accounts." in words


def test_an_account_has_a_picture_or_a_table_and_the_errors_of_each_method(opened: Opened, world_file: Path) -> None:
    app = opened(world_file, "account.py", account="001", part="figures", figure="forecast", table="1")
    # As the first quarter of 2025, where 2024 brought nothing: seven misses, of 1,068 on average, and t is 1.415.
    assert "2026 Q1: €2.3K (80% interval €789 to €3.8K), after €2.3K a year before." in said(app)
    rows, errors = (frame.value for frame in app.dataframe)
    assert (len(rows), len(errors)) == (11 + 4, 2)
    assert list(rows["expected"].iloc[:4]) == [0, -500, 0, 2300]


@pytest.mark.parametrize("job", ["slow"], indirect=True)
def test_what_is_not_forecast_yet_is_made_in_the_background_while_all_see_a_bar(
    opened: Opened, fresh_file: Path, job: Forecaster
) -> None:
    app = opened(fresh_file, "account.py", account="002", part="figures", figure="forecast")
    assert job.state.is_running
    assert [element.proto.text for element in app.get("progress")] != []
    # Another visit sees the same job, and starts no second one.
    opened(fresh_file, "trends.py", show="forecast")
    assert job.state.is_running
    wait(job)
    assert "expected in the next four quarters" in said(app.run())


@pytest.mark.parametrize("job", ["kill"], indirect=True)
def test_a_job_that_broke_down_says_so_and_is_tried_again_when_asked(
    opened: Opened, fresh_file: Path, job: Forecaster
) -> None:
    app = opened(fresh_file, "trends.py", show="forecast")
    wait(job)
    app = app.run()
    assert "The process that makes the forecasts ended before it was done." in said(app)
    assert not job.state.is_running
    app.button(key="forecast_again").click().run()
    wait(job)
    assert job.state.fault is not None


def test_an_empty_store_says_what_to_load(opened: Opened, empty_file: Path) -> None:
    assert "No accounts yet" in said(opened(empty_file, "trends.py", show="forecast"))
