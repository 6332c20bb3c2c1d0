"""A file that was read and mapped, as a Parquet file of its kind that the loader takes, and all that was left out."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

from kam_core.crm.catalogue import fields
from kam_core.crm.checking import Checked, checked
from kam_core.crm.decisions import Decisions, Prepared
from kam_core.crm.filling import AMOUNTS, filled
from kam_core.crm.made import Filling
from kam_core.crm.proposal import Holds, Proposal
from kam_core.crm.reading_values import SCHEMA, Values, values_of
from kam_core.crm.unmarked import unmarked
from kam_core.errors import ContractError, RefusedError
from kam_core.reading.model import Reading
from kam_core.text.words import _

_GUESS = Decisions()


def prepare(
    reading: Reading, proposal: Proposal, folder: Path, today: date, *, told: Decisions = _GUESS, file_name: str = ""
) -> Prepared:
    """Make the file that is loaded out of a file that was read.

    Args:
        reading: the file, read.
        proposal: what it is, and which column is which field.
        folder: where the files made here go; it is there.
        today: no export is from a later day.
        told: what was decided in place of a guess.
        file_name: as it came, where `reading.path` has another.

    Raises:
        RefusedError: the kind is not known yet, or what was decided makes no sense.
        ContractError: columns that the kind needs are missing; all are named.
    """
    if proposal.kind is None:
        raise RefusedError("Say first which kind of file it is.")
    name = file_name or reading.path.name
    if proposal.missing():
        raise ContractError(name, [_("the column {name} is missing", name=field) for field in proposal.missing()])
    at = Filling(values_of(reading, proposal, told), proposal, told, name, today)
    filled(at)
    found = checked(at, reading.rows)
    path, rejected, doubts = (folder / f"{part}.parquet" for part in ("prepared", "left_out", "doubts"))
    extras = _write(at, reading, found, path)
    _reject(reading, found, rejected)
    _lines(at.values, found.doubts).select("line", "header", "raw", "reason").write_parquet(doubts)
    rows = reading.row_count - len(found.refused)
    return Prepared(
        kind=proposal.kind,
        path=path,
        rejected=rejected,
        doubts=doubts,
        rows_in=reading.rows_in,
        row_count=rows,
        rejected_count=reading.rejected_count + len(found.refused),
        duplicates=found.duplicates,
        altered=found.altered,
        doubt_count=len(found.doubts),
        fields=_filled(at),
        extras=extras,
        references=_references(at),
        decided=at.values.decided,
        questions=tuple(at.values.questions),
        meanings=at.meanings,
        notes=tuple(dict.fromkeys(at.values.notes)),
        total=_total(at.values, proposal.kind, found),
        assumed=tuple(at.assumed),
    )


def _stored(kind: str) -> list[str]:
    return [name for name, field in fields(kind).items() if field.stored]


def _filled(at: Filling) -> tuple[str, ...]:
    """The stored fields that a column of the file fills, or that were made of others."""
    frame, mapped_ones = at.values.frame, at.proposal.by_field()
    there = [name for name in _stored(at.proposal.kind or "") if name in frame.columns]
    return tuple(name for name in there if name in mapped_ones or frame[name].null_count() < len(frame))


def _linked(kind: str, frame: pl.DataFrame) -> list[str]:
    """The columns that name other records and that the kind has no place for, kept for whoever looks these up."""
    there = fields(kind)
    return [name for name in frame.columns if name in there and there[name].refers and not there[name].stored]


def _write(at: Filling, reading: Reading, found: Checked, path: Path) -> tuple[str, ...]:
    """Write what stays; its names, whatever the case, are each there once."""
    kind, frame = at.proposal.kind or "", at.values.frame
    there = fields(kind)
    columns = [
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(SCHEMA[there[name].type]).alias(name)
        for name in _stored(kind)
    ]
    ours = frame.lazy().select("row", "line", *columns, *_linked(kind, frame))
    taken = {name.casefold() for name in ours.collect_schema().names()}
    extras: dict[str, str] = {}
    for match in at.proposal.matches:
        known = there.get(match.field or "")
        if known is None or not (known.stored or known.refers):
            extras[f"c{match.column}"] = _free(match.header, taken)
    texts = pl.scan_parquet(reading.rows).select(
        unmarked(pl.col(name)).alias(header) for name, header in extras.items()
    )
    whole = pl.concat([ours, texts], how="horizontal") if extras else ours
    if len(found.refused):
        whole = whole.join(found.refused.lazy().select("row"), on="row", how="anti", maintain_order="left")
    whole.drop("row").sink_parquet(path, compression="lz4")
    return tuple(extras.values())


def _free(header: str, taken: set[str]) -> str:
    """A name for a further column, other than those that are there."""
    name, number = header, 2
    while name.casefold() in taken:
        name, number = f"{header} ({number})", number + 1
    taken.add(name.casefold())
    return name


def _reject(reading: Reading, found: Checked, path: Path) -> None:
    """Write all rows that are left out, by reading and by checking, in the order of the file."""
    read = pl.scan_parquet(reading.rejected).select(
        pl.col("line").cast(pl.Int64), pl.col("raw").cast(pl.String), pl.col("reason").cast(pl.String)
    )
    cells = [_cell(f"c{place}") for place in range(len(reading.names))]
    rows = pl.scan_parquet(reading.rows).with_row_index("row")
    left = rows.join(found.refused.lazy(), on="row", how="inner", maintain_order="left")
    # In one piece, for the sake of `concat_str`: see `checking`.
    whole = left.collect().rechunk()
    ours = whole.select("line", pl.concat_str(cells, separator=",").alias("raw"), "reason")
    pl.concat([read.collect(), ours]).sort("line", maintain_order=True).write_parquet(path)


def _cell(name: str) -> pl.Expr:
    """A cell as a CSV file has it."""
    text = pl.col(name).fill_null("")
    quoted = pl.concat_str(pl.lit('"'), text.str.replace_all('"', '""', literal=True), pl.lit('"'))
    return pl.when(text.str.contains('[",\r\n]')).then(quoted).otherwise(text)


def _lines(values: Values, frame: pl.DataFrame) -> pl.DataFrame:
    return frame.join(values.frame.select("row", "line"), on="row", how="left").sort("row")


def _references(at: Filling) -> dict[str, Holds]:
    """What each reference of the prepared file holds; one that was filled from a name holds names."""
    kind = at.proposal.kind or ""
    held = {match.field: match.holds for match in at.proposal.matches if match.holds is not None}
    found = {name: held.get(name, Holds.NAME) for name in at.values.frame.columns if _refers(kind, name)}
    if kind == "targets":
        owners = [held[name] for name in ("person_id", "account_id", "person_name", "account_name") if name in held]
        found["scope_id"] = owners[0] if owners else Holds.ID
    return {name: holds for name, holds in found.items() if holds is not None}


def _refers(kind: str, name: str) -> bool:
    return name in fields(kind) and fields(kind)[name].refers is not None


def _total(values: Values, kind: str, found: Checked) -> dict[str, Decimal] | None:
    amount = AMOUNTS.get(kind)
    if amount is None or amount not in values.frame.columns or kind in ("products", "cost_drivers"):
        return None
    stays = values.frame.join(found.refused, on="row", how="anti") if len(found.refused) else values.frame
    currency = pl.col("currency") if "currency" in stays.columns else pl.lit(None, dtype=pl.String)
    sums = (
        stays.group_by(currency.fill_null("").alias("in")).agg(pl.col(amount).cast(pl.Decimal(38, 4)).sum()).sort("in")
    )
    return {row[0]: Decimal(row[1]) for row in sums.iter_rows()}
