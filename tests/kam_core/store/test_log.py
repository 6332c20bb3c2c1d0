import json
import logging

import pytest

from kam_core.errors import RefusedError
from kam_core.store.log import noted
from kam_core.store.request import Request, new_request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


def test_each_save_is_one_line_that_names_nobody(hostile: list[str], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="kam")
    for name in hostile:
        with noted(new_request(name, "account")):
            pass
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == len(hostile)
    for line, name in zip(lines, hostile, strict=True):
        assert len(line.splitlines()) == 1
        found = json.loads(line)
        assert set(found) == {"at", "event", "id", "who", "screen", "outcome", "ms"}
        assert (found["event"], found["screen"], found["outcome"]) == ("save", "account", "saved")
        assert len(name) < 5 or name not in line


def test_a_line_cannot_be_forged_by_what_it_is_given(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="kam")
    forged = 'x"}\n{"event": "save", "outcome": "saved"\u2028\x85'
    store.writer.save(Request(forged, forged, forged), lambda _: None)
    (line,) = [record.getMessage() for record in caplog.records]
    assert len(line.splitlines()) == 1
    assert json.loads(line)["id"] == forged


def test_a_refused_save_says_what_kind_of_fault_it_was(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="kam")

    def refuse(_: Transaction) -> None:
        raise RefusedError("No account {account}.", account="Alpha")

    with pytest.raises(RefusedError):
        store.writer.save(new_request("ada", "account"), refuse)
    (line,) = [record.getMessage() for record in caplog.records]
    assert json.loads(line)["outcome"] == "RefusedError"
    assert "Alpha" not in line and "ada" not in json.loads(line).values()
