"""The look whether forecasts are due."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kam_core.forecast import kept
from kam_core.forecast.job import Forecaster
from kam_core.forecast.model import EVERYBODY
from pages.session import forecasts, resources


@pytest.fixture
def job(world_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Forecaster]:
    """The job of this process over a world of its own, with baselines alone for its child."""
    monkeypatch.setenv("KAM_DATABASE", str(shutil.copy(world_store, tmp_path / "kam.duckdb")))
    made = Forecaster("tests.kam_core.forecast.tasks:baselines")
    monkeypatch.setattr(forecasts, "forecaster", lambda: made)
    yield made
    resources.close()


def wait(job: Forecaster) -> None:
    until = time.monotonic() + 60
    while job.state.is_running and time.monotonic() < until:
        time.sleep(0.05)


def test_what_is_due_is_forecast_and_not_a_second_time(job: Forecaster) -> None:
    forecasts.begin_if_due()
    assert job.state.is_running
    wait(job)
    assert kept.missing(resources.database(), [EVERYBODY]) == []
    forecasts.begin_if_due()
    assert not job.state.is_running


def test_an_account_that_is_asked_for_is_forecast_with_all_that_is_due(job: Forecaster) -> None:
    forecasts.begin("003")
    wait(job)
    assert kept.missing(resources.database(), [EVERYBODY, "003"]) == []
    assert kept.missing(resources.database(), ["001"]) == ["001"]


def test_after_a_fault_the_look_rests_while_a_reader_can_begin_at_once(
    job: Forecaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Forecaster("tests.kam_core.forecast.tasks:kill")
    monkeypatch.setattr(forecasts, "forecaster", lambda: broken)
    forecasts.begin_if_due()
    wait(broken)
    assert broken.state.fault
    forecasts.begin_if_due()
    assert not broken.state.is_running
    forecasts.begin_if_due(rest=0)
    assert broken.state.is_running
    wait(broken)
    forecasts.begin()
    assert broken.state.is_running
    wait(broken)
    assert not job.state.is_running
