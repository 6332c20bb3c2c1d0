import time

import pytest

from kam_core.workbench.child import Child, Gone


def test_a_child_that_complains_more_than_a_pipe_holds_is_still_heard() -> None:
    child = Child("tests.kam_core.workbench.complaining")
    try:
        assert child.heard(time.monotonic() + 30, 0).said == {"bytes": 0}
        # What it complained of last is what is told of its end.
        with pytest.raises(Gone, match="the very end"):
            child.heard(time.monotonic() + 30, 0)
    finally:
        child.end()
