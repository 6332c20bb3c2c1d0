"""Whether a deal is open, won or lost: from what the CRM flags, else from its state, else from its stage."""

from collections.abc import Mapping

import polars as pl

from kam_core.crm.decisions import Meaning
from kam_core.crm.dictionary import meaning

# What a state says comes before what a stage is called.
_SAID = ("status", "stage")
_CLOSED = ("won", "lost", "discard")


def with_status(frame: pl.DataFrame, told: Mapping[str, str]) -> tuple[pl.DataFrame, tuple[Meaning, ...]]:
    """The frame with a `status` of 'open', 'won', 'lost' or 'discard', and what each stage and state was taken for."""
    names: list[str] = [name for name in _SAID if name in frame.columns]
    said = {name: _meanings(frame, name, told) for name in names}
    by = {name: _replaced(name, means) for name, means in said.items()}
    words = pl.coalesce(*by.values(), pl.lit("open")) if by else pl.lit("open")
    status = _flagged(frame, words) if not told else pl.coalesce(*_told(said, told), _flagged(frame, words))
    result = frame.with_columns(status.alias("means"))
    return result, tuple(_listed(result, name, means) for name in by for means in said[name].items())


def _meanings(frame: pl.DataFrame, name: str, told: Mapping[str, str]) -> dict[str, str | None]:
    values = frame[name].drop_nulls().unique(maintain_order=True)
    return {value: told.get(value) or meaning("status", value) for value in values}


def _replaced(name: str, means: Mapping[str, str | None]) -> pl.Expr:
    if not means:
        return pl.lit(None, dtype=pl.String)
    return pl.col(name).replace_strict(list(means), list(means.values()), default=None, return_dtype=pl.String)


def _told(said: Mapping[str, Mapping[str, str | None]], told: Mapping[str, str]) -> list[pl.Expr]:
    return [_replaced(name, {value: told[value] for value in means if value in told}) for name, means in said.items()]


def _flagged(frame: pl.DataFrame, words: pl.Expr) -> pl.Expr:
    """What flags say comes first: a CRM sets them itself, whatever its stages are called."""
    there = {name for name in ("is_won", "is_closed", "active", "loss_reason") if name in frame.columns}
    there = {name for name in there if frame[name].null_count() < len(frame)}
    found = words
    if there & {"active", "loss_reason"}:
        lost = [~pl.col("active")] if "active" in there else []
        lost += [pl.col("loss_reason").is_not_null()] if "loss_reason" in there else []
        found = (
            pl.when(pl.any_horizontal(*lost).fill_null(value=False) & (words == "open"))
            .then(pl.lit("lost"))
            .otherwise(found)
        )
    if "is_closed" in there:
        ended = pl.when(words.is_in(_CLOSED)).then(words).otherwise(pl.lit("lost"))
        found = pl.when(pl.col("is_closed")).then(ended).otherwise(pl.lit("open"))
    if "is_won" in there:
        not_won = pl.when(found == "won").then(pl.lit("lost" if "is_closed" in there else "open")).otherwise(found)
        found = pl.when(pl.col("is_won")).then(pl.lit("won")).otherwise(not_won)
    return found


def _listed(frame: pl.DataFrame, name: str, means: tuple[str, str | None]) -> Meaning:
    value, known = means
    held = frame.filter(pl.col(name) == value)["means"]
    most = held.mode().sort()
    return Meaning(value, str(most[0]) if len(most) else known or "open", len(held), known is not None)
