"""What a person decided of a file, and what it became."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from kam_core.crm.proposal import Holds
from kam_core.values.model import Ask, Decided, TypedTold


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided in place of a guess.

    `columns` by header. `meanings` says for values of stages and states (as the file writes them) what they mean:
    'open', 'won', 'lost' or 'discard'. `snapshot_on` is the day of the export; `currency` that of amounts without
    one.
    """

    columns: Mapping[str, TypedTold] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    snapshot_on: date | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a column cannot answer itself; the answer goes into `Decisions.columns` under its header."""

    header: str
    ask: Ask


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a value of a stage or state was taken for, and how many rows have it; `known` where we know the word."""

    value: str
    means: str
    rows: int
    known: bool


@dataclass(frozen=True, slots=True)
class Assumed:
    """What rows of a file do not say, and what holds for them: a guess unless it was `told`.

    `name` is 'snapshot_on' (`value` is a day as ISO has it) or 'currency' (its code; null: the company's own). `rows`
    are those without one; `sample` is what the guess is made of, or the first amount that it concerns.
    """

    name: str
    value: str | None
    rows: int
    sample: str | None
    told: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file as one of its kind, ready to be loaded.

    `path` is a Parquet file: `line` (of the file), all stored fields of the kind in their order and with their types
    (null where the file has none), other references under their field's name, then each further column of the file
    as text under its own header. `fields` are the stored fields that the file fills. `references` says of each
    reference what it holds.

    `rejected` is a Parquet file of `line`, `raw`, `reason`: the rows that were not read, and those left out here.
    `rows_in` = `row_count` + `rejected_count`, always. `duplicates` counts those of them that stand in the file
    again, `altered` how many of these are not alike.

    `doubts` is a Parquet file of `line`, `header`, `raw`, `reason`: values that could not be read in rows that stay;
    they are null. `total` sums the amounts of what stays, by currency ('' where none is known); null where the kind
    has no amount.
    """

    kind: str
    path: Path
    rejected: Path
    doubts: Path
    rows_in: int
    row_count: int
    rejected_count: int
    duplicates: int
    altered: int
    doubt_count: int
    fields: tuple[str, ...]
    extras: tuple[str, ...]
    references: dict[str, Holds]
    decided: dict[str, Decided]
    questions: tuple[Question, ...]
    meanings: tuple[Meaning, ...]
    notes: tuple[str, ...]
    total: dict[str, Decimal] | None
    assumed: tuple[Assumed, ...]
