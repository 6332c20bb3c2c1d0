"""What a person should look at before a file is loaded, in whole sentences."""

import re
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from kam_core.crm.catalogue import fields, kinds
from kam_core.crm.decisions import Question
from kam_core.crm.proposal import How, Proposal
from kam_core.reading.model import Reading
from kam_core.text.words import _, ngettext
from kam_core.values.model import Typed, ValueType

_FEW = 5
_SAMPLE = 1_000
_MOST = 0.8
# Gaps as in columns of fixed width, and signs that divide cells.
_GAPS = re.compile(r" {2,}")
_SIGNS = (";", "|", "\t", ",")
_NUMBERED = re.compile(r" \(\d+\)$")
_UNSURE = frozenset((How.FUZZY, How.CONTENT))
_HOLDS = {
    "text": ValueType.TEXT,
    "day": ValueType.DAY,
    "moment": ValueType.MOMENT,
    "yes_no": ValueType.YES_NO,
}


def on_guesses(reading: Reading) -> Iterator[str]:
    """On guesses of the reading that are open."""
    for guess in reading.guesses:
        if not guess.sure and guess.others:
            others = ", ".join(guess.others[:_FEW])
            yield _(
                "{name} was taken for {value}; it may be {others}.", name=guess.name, value=guess.value, others=others
            )


def on_one_column(reading: Reading) -> Iterator[str]:
    """On lines that were read as one cell, though their parts stand apart as in a table."""
    if len(reading.names) == 1 and reading.row_count > 1:
        cells = pl.scan_parquet(reading.rows).head(_SAMPLE).select(pl.col("c0").fill_null("")).collect()["c0"].to_list()
        lines = (reading.names[0], *cells)
        alike = any(lines[0].count(sign) > 1 and len({line.count(sign) for line in lines}) == 1 for sign in _SIGNS)
        gaps = sum(len(_GAPS.findall(cell)) > 1 for cell in cells) > _MOST * len(cells)
        if gaps or alike:
            yield _("Each line was read as one cell, though parts of it stand apart; say what divides them.")


def on_matches(proposal: Proposal) -> Iterator[str]:
    """On columns whose field was found by likeness, or whose name is in another language."""
    open_ = [match for match in proposal.matches if match.how in _UNSURE or _is_translated(match.how, match.header)]
    if open_:
        pairs = ", ".join(f"{match.header} → {match.field}" for match in open_[:_FEW])
        yield _(
            "Columns were matched by what their names mean or by what is in them; look at them: {pairs}.", pairs=pairs
        )


def _is_translated(how: How, header: str) -> bool:
    return how == How.SYNONYM and not header.isascii()


def on_questions(questions: Sequence[Question]) -> Iterator[str]:
    """On what the values cannot tell."""
    for question in questions:
        yield f"{question.header}: {question.ask.question}"


def on_faults(faults: Sequence[pl.DataFrame]) -> Iterator[str]:
    """On values that could not be read, by column: how many, and the first."""
    for frame in faults:
        if not frame.is_empty():
            yield _one_column(frame["header"][0], frame.height, frame["reason"][0])


def on_extras(extras: Mapping[str, Typed]) -> Iterator[str]:
    """On columns that fill no field."""
    for header, read in extras.items():
        yield from (f"{header}: {note}" for note in read.notes)
        yield from (f"{header}: {ask.question}" for ask in read.asks)
        if (n := int(read.failed.sum())) > 0:
            yield _one_column(header, n, read.rejected()["reason"][0])


def _one_column(header: str, n: int, reason: str) -> str:
    return ngettext(
        "{header}: {n} value could not be read: {reason}",
        "{header}: {n} values could not be read, such as: {reason}",
        n,
        header=header,
        reason=reason,
    )


def on_repeats(reading: Reading, proposal: Proposal) -> Iterator[str]:
    """On rows that are there twice, and on ids that should tell rows apart and do not."""
    key = [proposal.by_field()[name] for name in _key(proposal) if name in proposal.by_field()]
    rows = pl.scan_parquet(reading.rows)
    alike = rows.drop("line").select(pl.struct(pl.all()).hash().is_duplicated().sum()).collect().item()
    if alike:
        yield _("{n} rows are there more than once; each counts as often as it is there.", n=alike)
    if key and len(key) == len(_key(proposal)):
        column = pl.col(f"c{key[0].column}")
        twice = rows.filter(column.is_not_null()).select(column.is_duplicated().sum()).collect().item()
        if twice:
            yield _("{header}: {n} rows share their id with another row.", header=key[0].header, n=twice)


def on_empty(reading: Reading, proposal: Proposal) -> Iterator[str]:
    """On fields that are needed and whose column has no value in any row."""
    for name, match in proposal.by_field().items():
        needed = proposal.kind and fields(proposal.kind)[name].need in ("value", "column")
        if needed and reading.row_count:
            column = pl.scan_parquet(reading.rows).select(pl.col(f"c{match.column}").is_not_null().any())
            if not column.collect().item():
                yield _("{header}: no row has a value, and each needs one.", header=match.header)


def _key(proposal: Proposal) -> tuple[str, ...]:
    """The field that tells rows of this kind apart, if it is one alone; a day of export beside it tells nothing."""
    key = kinds()[proposal.kind].key if proposal.kind else ()
    key = tuple(name for name in key if name != "snapshot_on")
    return key if len(key) == 1 else ()


def lookalikes(reading: Reading, proposal: Proposal, extras: Mapping[str, Typed]) -> tuple[str, ...]:
    """Columns among several of one name that may hold each field that is missing; none where one cannot be found."""
    free = [name for name in reading.names if name in extras and _NUMBERED.search(name)]
    for name in proposal.missing():
        wanted = _HOLDS.get(fields(proposal.kind or "")[name].type, ValueType.NUMBER)
        if not any(extras[header].type == wanted for header in free):
            return ()
    return tuple(free)


def on_missing(missing: Sequence[str], among: Sequence[str]) -> Iterator[str]:
    """On fields whose column may be one of several that are called the same."""
    yield _(
        "No column is called {fields}; it may be one of those that share a name: {names}.",
        fields=", ".join(missing),
        names=", ".join(among),
    )
