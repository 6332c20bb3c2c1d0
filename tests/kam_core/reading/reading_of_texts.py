"""Texts for the tests of reading, and what came of them."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from kam_core.reading.model import Reading, Told
from kam_core.reading.text import read_text


@dataclass(frozen=True)
class Outcome:
    """A reading, with its two files as lists."""

    reading: Reading
    lines: list[int]
    rows: list[tuple[str | None, ...]]
    rejected: list[tuple[int, str, str]]

    @property
    def said(self) -> str:
        return " ".join(self.reading.warnings)


def outcome(
    folder: Path, content: bytes | str, told: Told | None = None, name: str = "file.csv", **options: int
) -> Outcome:
    """What `read_text` makes of a file with this content."""
    path, out = folder / name, folder / "out"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    out.mkdir(exist_ok=True)
    reading = read_text(path, out, told or Told(), **options)
    columns = pq.read_table(reading.rows).to_pydict()
    lines = columns.pop("line")
    assert list(columns) == [f"c{place}" for place in range(len(reading.names))]
    rejected = pq.read_table(reading.rejected).to_pylist()
    assert reading.row_count == len(lines)
    assert reading.rejected_count == len(rejected)
    assert reading.rows_in == reading.row_count + reading.rejected_count
    return Outcome(
        reading,
        lines,
        list(zip(*columns.values(), strict=True)),
        [(row["line"], row["raw"], row["reason"]) for row in rejected],
    )
