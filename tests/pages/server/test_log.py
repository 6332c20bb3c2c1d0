"""What the log says, and what it never says."""

import json
import logging
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal

from pages.server import faults, log


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    monkeypatch.setattr(logging.getLogger("kam"), "propagate", True)
    caplog.set_level(logging.INFO, logger="kam")
    return caplog


def test_a_request_is_one_line_without_what_was_asked_for(lines: pytest.LogCaptureFixture) -> None:
    async def page(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(_message: Any) -> None: ...

    scope = {"type": "http", "method": "GET", "path": "/a\n{}", "query_string": b"account=secret"}
    # In a thread of its own: a browser's test leaves a loop running in this one.
    with start_blocking_portal() as portal:
        portal.call(log.RequestLog(page), scope, None, send)
    (message,) = lines.messages
    assert "\n" not in message
    said = json.loads(message)
    assert (said["event"], said["path"], said["status"]) == ("request", "/a\n{}", 200)
    assert "secret" not in message


def test_a_fault_has_a_number_on_the_screen_and_in_the_log_and_no_name_in_either(
    lines: pytest.LogCaptureFixture,
) -> None:
    try:
        raise ValueError("Bike World owes 12.50")
    except ValueError as fault:
        assert faults.shown(fault)
    (message,) = [record.getMessage() for record in lines.records if record.name == "kam"]
    said = json.loads(message)
    assert said["kind"] == "ValueError"
    assert said["trace"][-1].endswith("test_a_fault_has_a_number_on_the_screen_and_in_the_log_and_no_name_in_either")
    assert len(said["reference"]) == 8
    assert "Bike World" not in message


def test_what_a_library_logs_of_a_fault_holds_no_name_either(
    lines: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = logging.getLogRecordFactory()
    monkeypatch.setattr(logging.getLogger("kam"), "handlers", [])
    log.start()
    logging.getLogger("kam").propagate = True
    try:
        raise ValueError("Bike World owes 12.50")
    except ValueError:
        logging.getLogger("streamlit.anything").exception("Bike World failed")
    finally:
        logging.setLogRecordFactory(before)
    ours = json.loads(next(record.getMessage() for record in lines.records if record.name == "kam"))
    assert (ours["event"], ours["kind"], ours["logger"]) == ("fault", "ValueError", "streamlit.anything")
    assert "Bike World" not in lines.text
