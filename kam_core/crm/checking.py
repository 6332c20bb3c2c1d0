"""Which rows of a file are left out of what is loaded, each with its reasons, and which values are doubtful."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from kam_core.crm.catalogue import LEADS, fields, kinds
from kam_core.crm.made import Filling
from kam_core.crm.proposal import Proposal
from kam_core.crm.reading_values import Values
from kam_core.text.words import _

_SCOPES = {"scope": ("person", "account", "company"), "period_months": (1, 3)}
_FAULTS = {
    "row": pl.UInt32,
    "field": pl.String,
    "header": pl.String,
    "raw": pl.String,
    "reason": pl.String,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows left out (`row`, `reason`) and the values in doubt (`row`, `header`, `raw`, `reason`).

    `duplicates` counts the rows left out that stand in the file again, `altered` those of them that are not alike.
    """

    refused: pl.DataFrame
    doubts: pl.DataFrame
    duplicates: int
    altered: int


def checked(at: Filling, rows: Path) -> Checked:
    """Check a file that was filled up."""
    values, kind = at.values, at.proposal.kind or ""
    faults = _faults(values)
    needed = [name for name, field in fields(kind).items() if field.stored and field.need == "value"]
    unreadable = faults.filter(pl.col("field").is_in(_asked(kind)) & _still_empty(values, faults))
    reasons = [unreadable.select("row", reason=pl.format("{}: {}", "header", "reason")), *_of_kind(at)]
    for name in needed:
        lacking = _lacking(values, name, at.proposal)
        reasons.append(lacking.join(unreadable.filter(field=name), on="row", how="anti"))
    refused = _together(reasons)
    # What is made of the others is only worth a word where these are there.
    made = [_lacking(values, name, at.proposal) for name in _asked(kind) if name not in needed]
    refused = _together([refused, *(one.join(refused, on="row", how="anti") for one in made)])
    doubts = faults.join(refused, on="row", how="anti").select("row", "header", "raw", "reason")
    again, altered = _again(values, kind, refused, rows)
    return Checked(_together([refused, again]), doubts, len(again), altered)


def _faults(values: Values) -> pl.DataFrame:
    """All values that could not be read."""
    # In one piece: polars 2.1 panics where it puts texts together of which one piece is empty.
    listed = (one.cast(_FAULTS) for one in values.faults)  # type: ignore[arg-type]
    return pl.concat([pl.DataFrame(schema=_FAULTS), *listed], rechunk=True)


def _asked(kind: str) -> list[str]:
    """The stored fields that each row needs, those among them that we make."""
    return [name for name, field in fields(kind).items() if field.stored and field.need in ("value", "made")]


def _together(reasons: list[pl.DataFrame]) -> pl.DataFrame:
    """One row a row that is left out, all its reasons in one text."""
    typed = [one.select(pl.col("row").cast(pl.UInt32), pl.col("reason").cast(pl.String)) for one in reasons]
    return (
        pl.concat(typed)
        .group_by("row", maintain_order=True)
        .agg(pl.col("reason").unique(maintain_order=True).str.join(" "))
        .sort("row")
    )


def _still_empty(values: Values, faults: pl.DataFrame) -> pl.Series:
    """Whether nothing else filled the field whose value could not be read."""
    empty = pl.Series([True] * len(faults), dtype=pl.Boolean)
    for name in faults["field"].unique():
        if name in values.frame.columns:
            there = values.frame[name].is_not_null().gather(faults["row"])
            empty = empty & ~((faults["field"] == name) & there)
    return empty


def _lacking(values: Values, name: str, proposal: Proposal) -> pl.DataFrame:
    header = next((match.header for match in proposal.matches if match.field == name), name)
    rows = values.frame.filter(pl.col(name).is_null()) if name in values.frame.columns else values.frame
    lead = LEADS.get(proposal.kind or "") if name == "account_id" else None
    # Whoever knows the accounts can tell whose these rows are.
    rows = rows.filter(pl.col(lead).is_null()) if lead in rows.columns else rows
    return _said(rows, _("There is no {name}.", name=header))


def _of_kind(at: Filling) -> list[pl.DataFrame]:
    """What the values themselves forbid."""
    frame = at.values.frame
    found = []
    if "is_deleted" in frame.columns:
        found.append(_said(frame.filter(pl.col("is_deleted")), _("It was deleted in the CRM.")))
    if at.proposal.kind == "opportunities":
        found.append(_said(frame.filter(status="discard"), _("The CRM marks it as void.")))
    if at.proposal.kind == "targets":
        for name, among in _SCOPES.items():
            said = _("{name} is none of {among}.", name=name, among=", ".join(map(str, among)))
            found += [_said(frame.filter(~pl.col(name).is_in(among)), said)] if name in frame.columns else []
    return found


def _said(rows: pl.DataFrame, reason: str) -> pl.DataFrame:
    return rows.select("row", reason=pl.lit(reason))


def _again(values: Values, kind: str, refused: pl.DataFrame, rows: Path) -> tuple[pl.DataFrame, int]:
    """The rows whose key stands again further down: the last one counts, as the newest of an export that grew."""
    names = kinds()[kind].key
    if not {*names} <= {*values.frame.columns}:
        return pl.DataFrame(schema={"row": pl.UInt32, "reason": pl.String}), 0
    key = [pl.col(name) for name in names]
    frame = values.frame.select("row", "line", pl.struct(*key).hash().alias("hash"))
    frame = frame.join(refused, on="row", how="anti") if len(refused) else frame
    frame = frame.filter(pl.col("hash").is_duplicated())
    if frame.is_empty():
        return frame.select("row", reason=pl.lit(None, dtype=pl.String)), 0
    content = pl.scan_parquet(rows).with_row_index("row").join(frame.lazy().select("row"), on="row", how="semi")
    said = content.select("row", pl.struct(pl.exclude("row", "line")).hash().alias("content")).collect()
    # The hash only found candidates: the keys themselves decide.
    frame = frame.join(values.frame.select("row", *key), on="row").join(said, on="row").sort("row")
    last = (
        frame.with_columns(
            pl.col("line").last().over(names).alias("last line"),
            pl.col("row").last().over(names).alias("last row"),
            (pl.col("content") == pl.col("content").last().over(names)).alias("alike"),
        )
        .filter(pl.col("row") != pl.col("last row"))
        .rechunk()
    )
    alike = pl.format(_("The same row stands again in line {line}, which counts.", line="{}"), "last line")
    newer = pl.format(
        _("Line {line} has the same key and other values; it counts, as the later one.", line="{}"), "last line"
    )
    return (
        last.select("row", reason=pl.when("alike").then(alike).otherwise(newer)),
        int((~last["alike"]).sum()),
    )
