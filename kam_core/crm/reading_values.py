"""The columns of a file as values of the fields that they fill."""

from dataclasses import dataclass, field, replace

import polars as pl

from kam_core.crm.catalogue import Field, fields
from kam_core.crm.decisions import Decisions, Question
from kam_core.crm.ids import same_form
from kam_core.crm.proposal import Holds, Match, Proposal
from kam_core.crm.units import currency_of, factor_of
from kam_core.crm.unmarked import unmarked
from kam_core.reading.model import Reading
from kam_core.text.words import _
from kam_core.values.columns import typed
from kam_core.values.model import Decided, Typed, TypedTold, ValueType

_TYPES = {
    "text": ValueType.TEXT,
    "whole": ValueType.NUMBER,
    "money": ValueType.NUMBER,
    "rate": ValueType.NUMBER,
    "number": ValueType.NUMBER,
    "share": ValueType.NUMBER,
    "day": ValueType.DAY,
    "moment": ValueType.MOMENT,
    "yes_no": ValueType.YES_NO,
}
# As the loader's types are.
SCHEMA: dict[str, pl.DataType] = {
    "text": pl.String(),
    "whole": pl.Int32(),
    "money": pl.Decimal(18, 4),
    "rate": pl.Decimal(18, 8),
    "number": pl.Float64(),
    "share": pl.Float64(),
    "day": pl.Date(),
    "moment": pl.Datetime("us"),
    "yes_no": pl.Boolean(),
}
# What databases write into a text where there is nothing; any other word may be a name.
_NOTHING = ("NULL", "\\N", "#N/A")
_LARGEST_WHOLE = 2**31 - 1


@dataclass(slots=True)
class Values:
    """What a file holds.

    `frame` has a row a row of the file: `row` from 0, `line`, and a column a field. `faults` has a row a value that
    could not be read: `row`, `field`, `header`, `raw`, `reason`.
    """

    frame: pl.DataFrame
    faults: list[pl.DataFrame] = field(default_factory=list)
    decided: dict[str, Decided] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def doubt(self, name: str, header: str, wrong: pl.Expr, reason: str) -> None:
        """Empty a field where `wrong` is true, and list the value."""
        self.list_doubts(self.frame.filter(wrong), name, header, reason)
        self.frame = self.frame.with_columns(pl.when(wrong).then(None).otherwise(pl.col(name)).alias(name))

    def list_doubts(self, rows: pl.DataFrame, name: str, header: str, reason: str) -> None:
        """List what these rows hold in a field."""
        raw = pl.col(name).cast(pl.String) if name in rows.columns else pl.lit(None, dtype=pl.String)
        told = {"field": pl.lit(name), "header": pl.lit(header), "raw": raw, "reason": pl.lit(reason)}
        self.faults.append(rows.select("row", **told))


def values_of(reading: Reading, proposal: Proposal, decisions: Decisions) -> Values:
    """The values of all columns that fill a field, one column after the other to spare memory.

    Raises:
        RefusedError: what was decided makes no sense; the message says why.
    """
    lines = pl.read_parquet(reading.rows, columns=["line"]).with_row_index("row").rechunk()
    found = Values(lines)
    for match in proposal.matches:
        if match.field is not None:
            _add(found, reading, proposal, match, decisions)
    return found


def _add(found: Values, reading: Reading, proposal: Proposal, match: Match, decisions: Decisions) -> None:
    name = match.field or ""
    known = fields(proposal.kind or "")[name]
    texts = pl.read_parquet(reading.rows, columns=[f"c{match.column}"]).rechunk()
    raw = texts.select(unmarked(pl.col(f"c{match.column}"))).to_series()
    told = decisions.columns.get(match.header, TypedTold())
    if told.factor is None and known.type == "money" and (factor := factor_of(match.header)) is not None:
        told = replace(told, factor=factor)
        found.notes.append(_("{header}: amounts are multiplied by {factor}.", header=match.header, factor=factor))
    read = typed(raw, _TYPES[known.type], told, share=known.type == "share", places=8 if known.type == "rate" else 4)
    found.decided[match.header] = read.decided
    found.questions += [Question(match.header, ask) for ask in read.asks]
    found.notes += [_("{header}: {note}", header=match.header, note=note) for note in read.notes]
    _fault(found, read, match)
    found.frame = found.frame.with_columns(_value(read, known, match, proposal.source).alias(name))
    _currency(found, read, match, known)
    if known.type == "whole":
        number = pl.col(name)
        found.doubt(
            name,
            match.header,
            (number != number.round(0)) | (number.abs() > _LARGEST_WHOLE),
            _("This is not a whole number."),
        )
        found.frame = found.frame.with_columns(number.cast(pl.Int32))
    _in_range(found, known, match)


def _value(read: Typed, known: Field, match: Match, source: str | None) -> pl.Series:
    if known.type == "text":
        texts = read.values.set(read.values.is_in(_NOTHING), None) if not known.name.endswith("_name") else read.values
        is_id = match.holds is Holds.ID or (known.name.endswith("_id") and match.holds is None)
        return same_form(texts, source) if is_id else texts
    return read.values if known.type == "whole" else read.values.cast(SCHEMA[known.type])


def _fault(found: Values, read: Typed, match: Match) -> None:
    if read.failed.any():
        said = read.rejected().with_columns(field=pl.lit(match.field), header=pl.lit(match.header))
        found.faults.append(said.select("row", "field", "header", "raw", "reason"))


def _currency(found: Values, read: Typed, match: Match, known: Field) -> None:
    """Keep what the amounts themselves say of their currency, for rows without one of their own."""
    named = currency_of(match.header)
    if known.type != "money" or not known.stored or (read.currency is None and named is None):
        return
    own = pl.lit(None, dtype=pl.String) if read.currency is None else pl.lit(read.currency)
    column = pl.coalesce(own, pl.lit(named, dtype=pl.String)).alias(f"currency of {known.name}")
    found.frame = found.frame.with_columns(column)


def _in_range(found: Values, known: Field, match: Match) -> None:
    number = pl.col(known.name)
    if known.low is not None:
        found.doubt(
            known.name, match.header, number < known.low, _("This is below {low}, the least there is.", low=known.low)
        )
    if known.high is not None:
        found.doubt(
            known.name,
            match.header,
            number > known.high,
            _("This is above {high}, the most there is.", high=known.high),
        )
