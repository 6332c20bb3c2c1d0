"""What is to be said of a file that was read, before it is loaded: as the kind that it is, or is taken for."""

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from kam_core.commands import doubts
from kam_core.commands.arguments import ANY
from kam_core.crm.catalogue import fields
from kam_core.crm.decisions import Decisions, Question
from kam_core.crm.proposal import Match, Proposal
from kam_core.crm.propose import propose, sampled
from kam_core.crm.reading_values import Values, values_of
from kam_core.reading.model import Reading
from kam_core.text.words import _
from kam_core.values.columns import typed
from kam_core.values.model import Typed

_AT_ONCE = 50


class Outcome(StrEnum):
    """Whether a file can be loaded, and whether a person should look at it before."""

    OK = "ok"
    WARN = "warn"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class ColumnSaid:
    """One column: its name, what it holds, a value of it, and the field that it fills (None: it stays an extra)."""

    name: str
    type: str
    sample: str | None
    field: str | None = None
    how: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is and whether it can be loaded; `message` and `warnings` are whole sentences."""

    outcome: Outcome
    message: str
    proposal: Proposal
    columns: tuple[ColumnSaid, ...]
    warnings: tuple[str, ...]
    questions: tuple[Question, ...]


def verdict(reading: Reading, file_name: str, kind: str | None) -> Verdict:
    """Judge a file as `kind`; None is the kind that it is taken for, and 'any' requires nothing of it."""
    proposal = propose(reading.names, sampled(reading), file_name, None if kind == ANY else kind)
    values = values_of(reading, proposal, Decisions()) if proposal.kind else Values(pl.DataFrame())
    extras = _extras(reading, proposal)
    missing = () if kind == ANY else proposal.missing()
    lookalikes = doubts.lookalikes(reading, proposal, extras) if missing else ()
    warnings = [
        *reading.warnings,
        *doubts.on_guesses(reading),
        *doubts.on_one_column(reading),
        *doubts.on_matches(proposal),
        *values.notes,
        *doubts.on_questions(values.questions),
        *doubts.on_faults(values.faults),
        *doubts.on_extras(extras),
        *doubts.on_empty(reading, proposal),
        *doubts.on_repeats(reading, proposal),
        *(doubts.on_missing(missing, lookalikes) if lookalikes else ()),
    ]
    warnings = list(dict.fromkeys(warnings))
    columns = tuple(_said(proposal, match, extras) for match in proposal.matches)
    refused = bool(missing) and not lookalikes
    outcome = Outcome.REJECT if refused else Outcome.WARN if warnings or reading.rejected_count else Outcome.OK
    message = _message(reading, proposal, missing if refused else (), warnings)
    return Verdict(outcome, message, proposal, columns, tuple(warnings), tuple(values.questions))


def _extras(reading: Reading, proposal: Proposal) -> dict[str, Typed]:
    """The columns that fill no field, by header, as what they look like; a few at a time to spare memory."""
    free = [match for match in proposal.matches if match.field is None]
    found: dict[str, Typed] = {}
    for start in range(0, len(free), _AT_ONCE):
        some = free[start : start + _AT_ONCE]
        columns = pl.read_parquet(reading.rows, columns=[f"c{match.column}" for match in some])
        found |= {match.header: typed(columns[f"c{match.column}"], header=match.header) for match in some}
    return found


def _said(proposal: Proposal, match: Match, extras: dict[str, Typed]) -> ColumnSaid:
    known = fields(proposal.kind or "").get(match.field or "")
    kind = known.type if known else str(extras[match.header].type)
    sample = match.samples[0] if match.samples else None
    how = None if match.field is None else str(match.how)
    return ColumnSaid(match.header, kind, sample, match.field, how, match.confidence)


def _message(reading: Reading, proposal: Proposal, missing: tuple[str, ...], warnings: list[str]) -> str:
    kind = proposal.kind or _("no kind that we know")
    if missing:
        return _("A file of {kind} needs {fields}; no column has it.", kind=kind, fields=", ".join(missing))
    counted = _(
        "{rows} of {rows_in} rows can be loaded, in {columns} columns: {kind}.",
        rows=reading.row_count,
        rows_in=reading.rows_in,
        columns=len(reading.names),
        kind=kind,
    )
    return " ".join((counted, *warnings))
