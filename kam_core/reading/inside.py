"""The other side of `child.py`: started with `python -m`, asked one thing on standard input, answers in JSON lines."""

import contextlib
import json
import os
import resource
import sys
import threading
import traceback
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from kam_core.errors import KamError, TooLargeError, UnreadableFileError
from kam_core.reading.faults import written_fault
from kam_core.reading.spawning import begin, without_pandas
from kam_core.text.words import speak

_answers = sys.stdout


def progress(step: str, share: float) -> None:
    """Tell whoever waits that `step` runs and `share` (0 to 1) of it is done; outside of a child nobody hears it."""
    if _answers is not sys.stdout:
        _say({"progress": [step, share]})


def _say(said: Mapping[str, object]) -> None:
    _answers.write(json.dumps(said) + "\n")
    _answers.flush()


def main() -> None:
    """Answer what the parent asks, and end."""
    global _answers  # noqa: PLW0603 - set once, before anything else runs
    _answers = begin()
    request = json.loads(sys.stdin.buffer.readline())
    if not request["with_pandas"]:
        without_pandas()
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    _restrict(request["memory_bytes"], request["seconds"])
    speak(request["language"])
    _say(_done(request["function"], request["asked"], request["memory_bytes"]))
    # No tidying up: threads of libraries may hang, and the answer is out.
    os._exit(0)


def _end_with_the_parent() -> None:
    """Stop when the other end of standard input is gone: nobody waits for the answer any more."""
    sys.stdin.buffer.read()
    os._exit(1)


def _restrict(memory_bytes: int | None, seconds: float | None) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory_bytes:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    if seconds:
        # Should the parent be too busy to look at the clock: two busy threads for the whole time, and then some.
        most = int(2 * seconds) + 5
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))


def _done(function: str, asked: Mapping[str, Any], memory_bytes: int | None) -> dict[str, object]:
    module, name = function.split(":")
    try:
        return {"answer": getattr(import_module(module), name)(**asked)}
    except KamError as fault:
        return {"fault": written_fault(fault)}
    except MemoryError:
        megabytes = (memory_bytes or 0) // 1_000_000
        large = TooLargeError(
            "This file is too large: reading it needs more than {megabytes} MB of memory.", megabytes=megabytes
        )
        return {"fault": written_fault(large)}
    except OSError as refused:
        with contextlib.suppress(OSError):
            traceback.print_exc()
        reason = refused.strerror or str(refused)
        return {"fault": written_fault(UnreadableFileError("The system refuses: {reason}.", reason=reason))}


if __name__ == "__main__":
    # By its name: what it calls must find this very module, with its way to answer.
    import_module("kam_core.reading.inside").main()
