"""What a question may take is a setting each."""

import pytest

from kam_core.workbench.limits import from_environment
from kam_core.workbench.model import BenchLimits


def test_without_settings_a_question_has_three_seconds_a_thousand_rows_and_fifty_megabytes() -> None:
    limits = from_environment()
    assert (limits.seconds, limits.rows, limits.result_bytes, limits.memory_bytes) == (3.0, 1_000, 50_000_000, None)


def test_each_limit_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("SECONDS", "0.5"), ("ROWS", "7"), ("RESULT_BYTES", "8"), ("MEMORY_BYTES", "9")):
        monkeypatch.setenv(f"KAM_WORKBENCH_{name}", value)
    monkeypatch.setenv("KAM_WORKBENCH_IDLE_SECONDS", "60")
    assert from_environment() == BenchLimits(0.5, 9, 7, 8, 60)


def test_a_setting_that_is_no_number_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAM_WORKBENCH_ROWS", "many")
    with pytest.raises(ValueError, match="many"):
        from_environment()
