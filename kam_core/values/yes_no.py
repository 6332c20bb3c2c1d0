"""A column of text as yes and no, in the languages that exports come in."""

import polars as pl

from kam_core.text.words import ngettext
from kam_core.values import missing
from kam_core.values.model import Fault, Typed, ValueType
from kam_core.values.script import plain

# Each pair is how one program or language says it; a column that mixes pairs is rather one of text.
_PAIRS = (
    (("yes",), ("no",)),
    (("y",), ("n",)),
    (("true",), ("false",)),
    (("t",), ("f",)),
    (("1",), ("0",)),
    (("on",), ("off",)),
    (("ja",), ("nein", "nee", "nej")),
    (("j",), ("n",)),
    (("wahr",), ("falsch",)),
    (("sí", "si", "sì"), ("no",)),
    (("verdadero",), ("falso",)),
    (("oui",), ("non",)),
    (("vrai",), ("faux",)),
    (("sim",), ("não", "nao")),
    (("tak",), ("nie",)),
    (("kyllä",), ("ei",)),
    (("はい",), ("いいえ",)),
    (("是",), ("否", "不是")),
    (("有",), ("无", "無", "没有")),
    (("真",), ("假",)),
    (("có",), ("không",)),
    (("đúng",), ("sai",)),
    (("بله", "بلی", "آری"), ("خیر", "نه")),
    (("نعم",), ("لا",)),
)
_TICKS = frozenset({"x", "✓", "✔", "☑", "√"})
_CROSSES = frozenset({"✗", "✘", "☐", "✕"})
_YES = frozenset(word for yes, _no in _PAIRS for word in yes) | _TICKS
_NO = frozenset(word for _yes, no in _PAIRS for word in no) | _CROSSES


def yes_no(column: pl.Series) -> Typed:
    """Each value as yes or no.

    Where the only word of the column is a tick or an x, an empty cell is a no; else it is null.
    """
    text = plain(column.str.strip_chars()).str.to_lowercase()
    frame = pl.DataFrame({"raw": column, "text": text})
    ticked = set(text.drop_nulls().unique().to_list()) - {""} <= _TICKS and bool((text != "").any())
    blank = pl.col("text").fill_null("") == ""
    value = (
        pl.when(pl.col("text").is_in(sorted(_YES)))
        .then(pl.lit(value=True))
        .when(pl.col("text").is_in(sorted(_NO)) | (blank & ticked))
        .then(pl.lit(value=False))
    )
    frame = frame.with_columns(value=value, missing=missing.is_missing(pl.col("text")))
    lost = (
        pl.col("value").is_null() & ~blank & ~pl.col("missing") | pl.col("text").is_null() & pl.col("raw").is_not_null()
    )
    faults = frame.select(pl.when(lost).then(pl.lit(Fault.NO_YES_NO.value))).to_series()
    absent = frame.filter(pl.col("missing") & pl.col("value").is_null())["raw"]
    notes = [missing.said_missing(len(absent), absent[0])] if len(absent) else []
    if ticked and (count := int((frame["value"] == False).sum())):  # noqa: E712
        notes.append(_said_blank(count))
    return Typed(ValueType.YES_NO, column, frame["value"], faults, notes=tuple(notes), missing=len(absent))


def _said_blank(count: int) -> str:
    return ngettext(
        "One empty cell was read as no, because the others are ticked.",
        "{n} empty cells were read as no, because the others are ticked.",
        count,
    )


def looks_yes_no(words: frozenset[str]) -> bool:
    """Whether these words, without case, are those of one way to say yes and no, other than 1 and 0."""
    if words <= _TICKS:
        return True
    return words != {"1"} and any(words <= {*yes, *no} for yes, no in _PAIRS if "1" not in yes)
