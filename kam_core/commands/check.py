"""`check`: what a file is, as which kind it can be loaded, and what a person should look at before."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from kam_core.commands.arguments import Asked
from kam_core.commands.report import Report
from kam_core.commands.verdict import Outcome, Verdict, verdict
from kam_core.errors import KamError
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading
from kam_core.reading.read import read
from kam_core.text.words import _

# Whoever runs it looks on and may stop it; a bomb must still not take the machine.
_LIMITS = Limits(file_bytes=None, rows=None, memory_bytes=4_000_000_000, seconds=600)
_MOST_REJECTED = 100_000
_SHOWN = 20
_LONGEST = 200


def run(asked: Asked) -> Report:
    """Read the file and judge it; nothing is loaded."""
    return checked(asked.files[0], asked.kind, _LIMITS)


def checked(path: Path, kind: str | None, limits: Limits) -> Report:
    """What is to be said of the file as `kind`; None is the kind that it is taken for, 'any' requires nothing."""
    with tempfile.TemporaryDirectory(prefix="kam-check-") as folder:
        try:
            return judged(read(path, Path(folder), limits=limits), kind)
        except KamError as fault:
            return refusal(path, fault)


def judged(reading: Reading, kind: str | None) -> Report:
    """What is to be said of a file that was read, as `checked` says."""
    found = verdict(reading, reading.path.name, kind)
    rejected = pl.read_parquet(reading.rejected, n_rows=_MOST_REJECTED).to_dicts()
    guesses = {guess.name: guess.value for guess in reading.guesses}
    answer = {
        "outcome": str(found.outcome),
        "message": found.message,
        "file": str(reading.path),
        "file_hash": reading.file_hash,
        "form": reading.form,
        "kind": found.proposal.kind,
        "kind_reason": found.proposal.kind_reason,
        "other_kinds": list(found.proposal.others),
        "source": found.proposal.source,
        "rows": reading.row_count,
        "rows_in": reading.rows_in,
        "columns": [asdict(column) for column in found.columns],
        "encoding": guesses.get("encoding"),
        "delimiter": guesses.get("delimiter"),
        "has_header": reading.has_header,
        "guesses": [asdict(guess) for guess in reading.guesses],
        "questions": [asdict(question) for question in found.questions],
        "warnings": list(found.warnings),
        "rejected": rejected,
        "rejected_count": reading.rejected_count,
    }
    return Report(tuple(_sentences(found, rejected)), answer, refused=found.outcome == Outcome.REJECT)


def refusal(path: Path, fault: KamError) -> Report:
    """What is to be said of a file that cannot be read at all: nothing is known of it but why."""
    message = _(fault.message, **fault.places)
    answer: dict[str, object] = {
        "outcome": str(Outcome.REJECT),
        "message": message,
        "hint": _(fault.hint),
        "file": str(path),
        "kind": None,
        "rows": 0,
        "rows_in": 0,
        "columns": [],
        "encoding": None,
        "delimiter": None,
        "guesses": [],
        "questions": [],
        "warnings": [],
        "rejected": [],
        "rejected_count": 0,
    }
    return Report((message, _(fault.hint)), answer, refused=True)


def _sentences(found: Verdict, rejected: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield f"{found.outcome}: {found.message}"
    yield found.proposal.kind_reason
    for column in found.columns:
        filled = _("{name}: {type}, such as {sample}", name=column.name, type=column.type, sample=column.sample or "–")
        yield filled + (f" → {column.field}" if column.field else "")
    for row in rejected[:_SHOWN]:
        yield _("Line {line}: {reason} {raw}", line=row["line"], reason=row["reason"], raw=row["raw"][:_LONGEST])
    if len(rejected) > _SHOWN:
        yield _("… and {n} more rows that were left out.", n=len(rejected) - _SHOWN)
