"""Exact decimals out of digits as text: moved by powers of ten, rounded half up, never through a float."""

import polars as pl

WIDTH = 18
_FARTHEST = 60


def decimals(frame: pl.DataFrame, places: int) -> pl.DataFrame:
    """Numbers out of their parts.

    Args:
        frame: `whole` and `part` (digits before and after the decimal mark, either may be empty), `shift` (the power
            of ten that the number is multiplied by) and `negative`, a row a number.
        places: decimals that are kept.

    Returns:
        `value` Decimal(18, places), null where the number is too large, and `rounded`, true where digits that are not
        0 lay behind the last place.
    """
    if frame.is_empty():
        return pl.DataFrame(schema={"value": pl.Decimal(WIDTH, places), "rounded": pl.Boolean})
    numbered = frame.with_row_index("at")
    groups = numbered.partition_by("shift", as_dict=True)
    moved = [_moved(group, shift) for (shift,), group in groups.items()]
    return pl.concat(moved).sort("at").select(*_rounded(places))


def _moved(group: pl.DataFrame, shift: int) -> pl.DataFrame:
    """The same numbers with the mark `shift` digits farther right."""
    whole, part = pl.col("whole"), pl.col("part")
    # Beyond this, a number is 0 or too large whatever it is; texts need not grow to show it.
    by = max(-_FARTHEST, min(_FARTHEST, shift))
    if by > 0:
        padded = part.str.pad_end(by, "0")
        whole, part = pl.concat_str(whole, padded.str.slice(0, by)), padded.str.slice(by)
    elif by < 0:
        padded = whole.str.pad_start(-by, "0")
        part = pl.concat_str(padded.str.tail(-by), part)
        whole = padded.str.head(by)
    return group.select("at", "negative", whole=whole, part=part)


def _rounded(places: int) -> tuple[pl.Expr, pl.Expr]:
    whole = pl.col("whole").str.strip_chars_start("0")
    part = pl.col("part").str.strip_chars_end("0")
    fits = whole.str.len_bytes() <= WIDTH - places
    rounded = part.str.len_bytes() > places
    digits = pl.concat_str(whole, part.str.slice(0, places).str.pad_end(places, "0"))
    up = part.str.slice(places, 1).is_in(list("56789"))
    # Half up is away from zero, as invoices round; polars itself would round half to even.
    kept = pl.when(fits).then(pl.concat_str(pl.lit("0"), digits)).cast(pl.Int64) + up
    written = kept.cast(pl.String).str.zfill(places + 1)
    mark = [written.str.head(-places), pl.lit("."), written.str.tail(places)] if places else [written]
    signed = pl.concat_str(pl.when("negative").then(pl.lit("-")).otherwise(pl.lit("")), *mark)
    return signed.cast(pl.Decimal(WIDTH, places), strict=False).alias("value"), rounded.alias("rounded")
