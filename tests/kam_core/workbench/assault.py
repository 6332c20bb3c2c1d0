"""Attacks upon a child, and what came of each."""

import time
from collections.abc import Iterable

import pyarrow as pa

from kam_core.workbench.child import Child, Gone, Heard, Silent
from tests.kam_core.workbench.attacks import SECRET, UPLOADS, Attack, Bait

ENVIRONMENT_SECRET = "CANARY-ENV-77"  # noqa: S105 - nobody is to see it
_MOST = 60_000_000
# Until the process is ended that hears no interrupt, and how late that may be.
_GRACE = 1.0
_LATE = 1.0


class Assault:
    """One child with some layers, which is replaced when an attack ends it."""

    def __init__(self, layer: str, bait: Bait, seconds: float = 1.0, memory_bytes: int | None = 256_000_000) -> None:
        self._module = f"tests.kam_core.workbench.layers.{layer}"
        self._bait, self._seconds, self._memory_bytes = bait, seconds, memory_bytes
        self._child: Child | None = None
        self._traces = bait.traces()
        self._number = 0
        self._is_open = layer not in ("every", "gate")

    def __enter__(self) -> "Assault":
        return self

    def __exit__(self, *_told: object) -> None:
        if self._child:
            self._child.end()

    def effects(self, attacks: Iterable[Attack]) -> dict[str, str]:
        """The attacks that had an effect, by their ids, each with what was seen of it."""
        return {attack.id: effect for attack in attacks if (effect := self.effect(attack))}

    def effect(self, attack: Attack) -> str:
        """What an attack did, or nothing."""
        self._loaded()
        if self._is_open:
            # What failed before must not stand in the way of what comes now.
            self._asked("ROLLBACK")
        met, started = len(self._bait.met), time.monotonic()
        heard = self._asked(attack.sql(self._bait))
        passed = time.monotonic() - started
        if self._bait.traces() != self._traces:
            self._traces = self._bait.traces()
            return "a file was made or changed"
        if len(self._bait.met) > met:
            return "a connection was made"
        if attack.goal == "dos":
            return f"it ran for {passed:.1f} s" if passed > self._seconds + _GRACE + _LATE else ""
        if heard is None:
            return "it ended the process or had to be ended" if attack.goal == "ran" else ""
        return self._told(attack, heard) or self._tampered(attack)

    def _told(self, attack: Attack, heard: Heard) -> str:
        said = str(heard.said) + (str(_rows(heard).to_pylist()) if heard.rows else "")
        if SECRET in said or ENVIRONMENT_SECRET in said:
            return f"it told a secret: {said[:200]}"
        shown = str(_rows(heard).to_pylist()) if heard.rows else ""
        if attack.goal in ("listing", "path") and str(self._bait.folder) in shown:
            return f"it told a path: {shown[:200]}"
        if attack.goal == "appdata" and "app_users" in shown:
            return f"it told a table: {shown[:200]}"
        return f"it ran: {shown[:200]}" if attack.goal == "ran" and "more" in heard.said else ""

    def _tampered(self, attack: Attack) -> str:
        if attack.goal != "tamper":
            return ""
        heard = self._asked("SELECT * FROM uploads ORDER BY a")
        if heard and heard.rows and _rows(heard).to_pydict() == UPLOADS.to_pydict():
            return ""
        self._end()
        return "the table is another"

    def _asked(self, sql: str) -> Heard | None:
        """What came back; None where the child ended, or had to be ended."""
        child = self._loaded()
        self._number += 1
        child.send(
            {"ask": sql, "rows": 1_000, "most_bytes": 50_000_000, "number": self._number, "seconds": self._seconds}
        )
        try:
            try:
                return child.heard(time.monotonic() + self._seconds, _MOST)
            except Silent:
                child.send({"stop": self._number})
                return child.heard(time.monotonic() + _GRACE, _MOST)
        except (Silent, Gone):
            self._end()
            return None

    def _loaded(self) -> Child:
        if self._child is None:
            self._child = Child(self._module)
            uploads = self._bait.uploads()
            tables = [(uploads.name, str(uploads.path))]
            self._child.send({"tables": tables, "memory_bytes": self._memory_bytes, "idle_seconds": 60})
            assert self._child.heard(time.monotonic() + 60, 0).said == {"bytes": 0}
        return self._child

    def _end(self) -> None:
        if self._child:
            self._child.end()
        self._child = None


def _rows(heard: Heard) -> pa.Table:
    return pa.ipc.open_stream(heard.rows).read_all()
