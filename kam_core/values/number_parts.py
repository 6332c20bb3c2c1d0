"""Numbers in text taken apart: sign, currency, unit, digits with their marks, exponent."""

from dataclasses import asdict, fields

import polars as pl

from kam_core.values import missing
from kam_core.values.affixes import Affix, affix
from kam_core.values.marks import COMMA, DOT, shown_by
from kam_core.values.model import Fault
from kam_core.values.script import plain

# What stands before the digits, the digits with their marks, an exponent, what stands behind. A mark before the first
# digit belongs to the number, unless a letter stands before it: "Rs.500".
_PARTS = (
    r"^(?P<before>(?:[^0-9]*\p{L}\.?)?[^0-9\p{L}.,٫]*)"
    r"(?P<core>[.,٫]?[0-9](?:[0-9.,٫' ]*[0-9])?)"
    r"(?:[eE](?P<exponent>[+-]?[0-9]{1,4}))?"
    r"(?P<after>[^0-9]*)$"
)
_ENDLESS = r"(?i)^[-+]?(?:inf|infinity|∞|1?\.#inf|1?\.#ind|1?\.#qnan)$"
# A column with more ways to dress a number than this is none of numbers.
_MOST_AFFIXES = 5_000
_LONGEST = 200
_TYPES = {bool: pl.Boolean, int: pl.Int64}


def parts(rows: pl.DataFrame) -> pl.DataFrame:
    """Texts taken apart.

    Args:
        rows: `row` and `text` (trimmed, not empty).

    Returns:
        `row`, `text`, `core` and `exponent` (null where the text is no number), what `marks.shown_by` makes of the
        core, the fields of `Affix` (null where it is none), `coined` (the currency shows that a mark parts thousands),
        `missing` (the text is a word for "nothing"), `foreign` (digits or signs were those of another script) and
        `endless`.
    """
    clean = plain(rows["text"])
    split = clean.set(clean.str.len_bytes() > _LONGEST, None).str.extract_groups(_PARTS).struct.unnest()
    frame = rows.with_columns(clean=clean).hstack(split)
    frame = frame.join(_affixes(frame), on=["before", "after"], how="left", maintain_order="left")
    return frame.with_columns(
        missing=missing.is_missing(pl.col("clean")) | (pl.col("clean") == ""),
        foreign=pl.col("clean") != pl.col("text"),
        endless=pl.col("clean").str.contains(_ENDLESS),
        coined=pl.col("parting")
        .str.contains(pl.col("core").str.extract("([.,])"), literal=True)
        .fill_null(value=False),
        **shown_by(pl.col("core")),
        exponent=pl.col("exponent").cast(pl.Int64).fill_null(0),
    ).drop("before", "after", "clean", "parting")


def _affixes(frame: pl.DataFrame) -> pl.DataFrame:
    pairs = frame.select("before", "after").drop_nulls().unique().head(_MOST_AFFIXES)
    met = [affix(before, after) for before, after in pairs.iter_rows()]
    schema = {each.name: _TYPES.get(type(getattr(Affix(), each.name)), pl.String) for each in fields(Affix)}
    known = pl.DataFrame([asdict(each) for each in met], schema=schema)
    return pairs.hstack(known).with_columns(pl.Series("parting", [each.parting for each in met], dtype=pl.String))


def digits(mark: str = "mark") -> tuple[pl.Expr, pl.Expr]:
    """`whole` and `part`: the digits of `core` before and after the decimal mark that column `mark` names."""
    bare = pl.col("core").str.replace_all("[' ]", "")
    dotted = pl.when(pl.col(mark) == DOT).then(bare.str.replace_all(COMMA, "", literal=True))
    commaed = dotted.otherwise(bare.str.replace_all(DOT, "", literal=True).str.replace_all(COMMA, DOT, literal=True))
    halves = commaed.str.replace_all("٫", DOT, literal=True).str.splitn(DOT, 2)
    return halves.struct.field("field_0").alias("whole"), halves.struct.field("field_1").fill_null("").alias("part")


def faults() -> pl.Expr:
    """Why each row has no `value`; null where it has one or where nothing was written."""
    return (
        pl.when(pl.col("missing") | pl.col("value").is_not_null())
        .then(pl.lit(None, dtype=pl.String))
        .when("endless")
        .then(pl.lit(Fault.ENDLESS.value))
        .when(pl.col("core").is_null())
        .then(pl.lit(Fault.NO_NUMBER.value))
        .when(pl.col("known").fill_null(value=False).not_())
        .then(pl.lit(Fault.UNKNOWN_UNIT.value))
        .when(pl.col("mark").is_not_null())
        .then(pl.lit(Fault.TOO_LARGE.value))
        .when(pl.col("as_dot") & pl.col("as_comma"))
        .then(pl.lit(Fault.UNSURE_MARK.value))
        .otherwise(pl.lit(Fault.MARKS.value))
    )
