"""What a visitor brings to the workbench, and what comes back."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class BenchTable:
    """One table that a visitor may ask: its name in SQL, unique whatever the case, and its rows as Parquet.

    The columns are typed and called as the visitor sees them; any text may be a name.
    """

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class BenchLimits:
    """The most that one question may take.

    After `seconds` it is interrupted, and a second later its process is ended. `memory_bytes` is what DuckDB may
    take; None is 256 MB and twice the loaded tables, at most 4 GB. `rows` are shown, `result_bytes` leave. After
    `idle_seconds` without a question the process ends by itself; the next question loads the tables again. Of all
    visitors' together, `processes` stay; one more ends the one that was idle for longest.
    """

    seconds: float = 3.0
    memory_bytes: int | None = None
    rows: int = 1_000
    result_bytes: int = 50_000_000
    idle_seconds: float = 900.0
    processes: int = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question found: `rows` in the question's order, `more` where there were more than the limit allows."""

    rows: pa.Table
    more: bool
    seconds: float
