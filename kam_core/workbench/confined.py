"""What a process that answers questions may not do, whatever the engine in it is made to try."""

import contextlib
import os
import resource
import tempfile
from pathlib import Path

# Threads, the answer on its way out, and what the engine takes beside what it counts.
_MORE_ADDRESSES = 768_000_000
_MORE_SECONDS = 10


def leave_folders() -> None:
    """Work in a folder that is empty and gone: nothing can be made in it."""
    nowhere = tempfile.mkdtemp(prefix="kam-fence-")
    os.chdir(nowhere)
    Path(nowhere).rmdir()


def confine(memory_bytes: int) -> None:
    """Open no file and no connection any more, write none, and take no more memory than the engine may and some.

    What is open stays so: the pipes to the one who asks.
    """
    addresses = _addresses() + memory_bytes + _MORE_ADDRESSES
    _at_most(resource.RLIMIT_AS, addresses)
    _at_most(resource.RLIMIT_CORE, 0)
    _at_most(resource.RLIMIT_FSIZE, 0)
    _at_most(resource.RLIMIT_NOFILE, 0)


def confine_time(seconds: float) -> None:
    """End this process when it works for much longer than `seconds` from now on: whoever watched it may be gone."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _soft, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used + 2 * seconds) + _MORE_SECONDS, most))


def _at_most(what: int, limit: int) -> None:
    # Some systems know a limit and do not set it; those that do not end the process are left to the others.
    with contextlib.suppress(ValueError):
        resource.setrlimit(what, (limit, limit))


def _addresses() -> int:
    """The addresses that this process has by now; 0 where the system does not say, as on a Mac."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()
