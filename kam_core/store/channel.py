"""Where a running product answers its own command line: a socket beside the store, for its owner alone.

One JSON object a line each way: `{"ask": "info"}`, and `{"answer": …}` or `{"refused": …, "hint": …}`.
"""

import hashlib
import json
import os
import socket
import socketserver
import stat
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from kam_core.errors import KamError, StoreError, UnavailableStoreError

Answer = Callable[[Mapping[str, str]], object]

# What the system allows for the path of a socket, and room for the NUL at its end.
_LONGEST = 100
_CONNECT_WITHIN = 2.0
_LONGEST_LINE = 65_536


def socket_of(store: Path) -> Path:
    """Where the product that has `store` open listens; a short name in a private folder where the path is too long."""
    beside = store.with_name(store.name + ".sock")
    if len(os.fsencode(beside)) <= _LONGEST:
        return beside
    digest = hashlib.sha256(os.fsencode(store)).hexdigest()[:24]
    return Path(tempfile.gettempdir()) / f"kam-{os.getuid()}" / f"{digest}.sock"


class Channel:
    """Answers while the product runs, each caller on a thread of its own."""

    def __init__(self, store: Path, answers: Mapping[str, Answer]) -> None:
        """Answer for `store`.

        Args:
            store: the file that this process has open.
            answers: what to call for each question, with the question's values; returns what JSON can hold.
        """
        self._path = socket_of(store)
        self._answers = answers
        self._server: socketserver.ThreadingUnixStreamServer | None = None

    def start(self) -> None:
        """Listen from now on. A socket that a process left behind when it was ended is taken over.

        Raises:
            UnavailableStoreError: the folder does not take a socket.
        """
        try:
            _private(self._path)
            # Whoever holds the store's lock is the one who listens: what lies here has no owner any more.
            self._path.unlink(missing_ok=True)
            before = os.umask(0o177)
            try:
                self._server = _Server(str(self._path), self._answers)
            finally:
                os.umask(before)
        except OSError as refused:
            why = (refused.strerror or str(refused)).lower()
            raise UnavailableStoreError("{path} cannot be opened: {reason}.", path=self._path, reason=why) from refused
        threading.Thread(target=self._server.serve_forever, name="channel", daemon=True).start()

    def stop(self) -> None:
        """Listen no more and take the socket away."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


class NobodyAnswersError(StoreError):
    """No running product listens for this store."""


def ask(store: Path, question: str, **values: str) -> object:
    """What the running product answers.

    Raises:
        NobodyAnswersError: none runs, or it does not listen.
        KamError: what the product refused, in its own words.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_CONNECT_WITHIN)
        try:
            line.connect(str(socket_of(store)))
            line.settimeout(None)
            line.sendall(json.dumps({"ask": question, **values}).encode() + b"\n")
            with line.makefile("rb") as said:
                reply = json.loads(said.readline() or b"{}")
        except (OSError, ValueError) as silent:
            raise NobodyAnswersError("No running product answers for {path}.", path=store) from silent
    if "refused" in reply:
        refused = KamError("{reason}", reason=reply["refused"])
        refused.hint = reply["hint"]
        raise refused
    if "answer" not in reply:
        raise NobodyAnswersError("The running product broke off its answer for {path}.", path=store)
    return reply["answer"]


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    block_on_close = False
    # A full queue refuses at once on a socket of this kind, and would look as if nobody was there.
    request_queue_size = 128

    def __init__(self, path: str, answers: Mapping[str, Answer]) -> None:
        self.answers = answers
        super().__init__(path, _Caller)

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that went away is no fault of ours."""


class _Caller(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.wfile.write(json.dumps(self._reply()).encode() + b"\n")

    def _reply(self) -> dict[str, object]:
        try:
            asked = json.loads(self.rfile.readline(_LONGEST_LINE))
            answer = self.server.answers[asked.pop("ask")]
        except (ValueError, LookupError, AttributeError):
            return {
                "refused": "The running product does not know this question.",
                "hint": "Update both to one version.",
            }
        try:
            return {"answer": answer(asked)}
        except KamError as refused:
            return {"refused": str(refused), "hint": refused.hint}


def _private(path: Path) -> None:
    """See that a folder of ours in the system's place for temporary files is nobody else's."""
    if path.parent.parent != Path(tempfile.gettempdir()) or not path.parent.name.startswith("kam-"):
        return
    path.parent.mkdir(mode=0o700, exist_ok=True)
    found = path.parent.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise PermissionError(1, "the folder belongs to somebody else", str(path.parent))
