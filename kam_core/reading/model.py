"""What is known of a file once it was read: its rows as text, what was guessed, and every row that was left out."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said of a file in place of a guess; None is "guess".

    `header_rows` counts the rows of the header (0: the file has none) and `first_line` is the line where the header,
    or else the data, starts. `sheet` is a sheet of a workbook and `member` a file of an archive, by name.
    """

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    header_rows: int | None = None
    first_line: int | None = None
    sheet: str | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """One thing that a file does not say of itself: what was taken for true, and what else it might be.

    `name` is a field of `Told`. A guess that is not `sure` is asked back on the screen; `sample` shows what it does
    to the file.
    """

    name: str
    value: str
    sure: bool
    others: tuple[str, ...] = ()
    sample: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of a file that is not among its rows: where it starts, what stands there, and why it was left out."""

    line: int
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read.

    `rows` is a Parquet file: `line` BIGINT (where the row starts in the file, counted from 1; the row of a sheet),
    then a text column a column of the file, called `c0`, `c1`, …; null is an empty cell. Days and times of workbooks,
    JSON and Parquet stand there as ISO text, numbers as plain decimals. `rejected` is a Parquet file: `line`, `raw`,
    `reason`, as `Rejected` has them. `names` are the names of the columns as shown: each once, whatever the case;
    without a header they are made up. `warnings` are whole sentences on what was done to the file or left out.

    `rows_in` = `row_count` + `rejected_count`, always.
    """

    path: Path
    file_hash: str
    form: str
    rows: Path
    rejected: Path
    names: tuple[str, ...]
    has_header: bool
    rows_in: int
    row_count: int
    rejected_count: int
    guesses: tuple[Guess, ...] = ()
    warnings: tuple[str, ...] = ()
