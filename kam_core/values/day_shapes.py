"""How a day is written: its three numbers, and which of them is the year."""

import polars as pl

from kam_core.values.month_names import months, weekday

_WORDS = r"(?:^|\b)(?:ngày|năm|de|del|of|the|le|den|el)(?:\b|$)"
_EAST_ASIAN_WEEKDAY = r"日\s*\(?(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日]曜日?)\)?$"
# "mar. 4 mars 2025": what reads as the name of a month is that of a weekday (mardi, martes) where a whole day follows.
_WEEKDAY_LIKE_A_MONTH = r"^ #[0-9]+# [.,\s]*(.*#.*|[0-9]+\s?[-/.年].+[-/.月].+)$"
_ORDINAL = r"([0-9])(?:st|nd|rd|th|er|o|a|\.)(\s|$)"
_YMD = r"^(?P<y>[0-9]{4})\s?[-/.年]\s?(?P<m>[0-9]{1,2})\s?[-/.月]\s?(?P<d>[0-9]{1,2})\s?日?$"
_XYZ = r"^(?P<a>[0-9]{1,2})\s?(?P<by>[-/.])\s?(?P<b>[0-9]{1,2})\s?[-/.]\s?(?P<c>[0-9]{4}|[0-9]{2})$"
_NAMED = r"(?P<sign>[#%])(?P<m>[0-9]{1,2})[#%]"
_DMY = rf"^(?P<d>[0-9]{{1,2}}) {_NAMED} (?P<y>[0-9]{{4}}|[0-9]{{2}})$"
_MDY = rf"^{_NAMED} (?P<d>[0-9]{{1,2}}) (?P<y>[0-9]{{4}}|[0-9]{{2}})$"
_YND = rf"^(?P<y>[0-9]{{4}}) {_NAMED} (?P<d>[0-9]{{1,2}})$"
_COMPACT = r"^(?P<y>(?:1[34]|19|2[01])[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])$"
_PART = (
    r"^q[1-4]\b|\bq[1-4]$|^[0-9]{4}[ -]?q[1-4]|quý|季|^(?:fy|h[12]|hy|kw|w|cw)\b?[ -]?[0-9]|"
    r"^[0-9]{4}-?w[0-9]{1,2}|^[0-9]{4}$|^[0-9]{4}\s?[-/.年]\s?[0-9]{1,2}\s?月?$|^[0-9]{4}年$|"
    r"^[0-9]{1,2}\s?[-/.]\s?[0-9]{4}$|^#[0-9]+#( [0-9]{2,4})?$|^%[0-9]+%( [0-9]{2,4})?$|"
    r"^[0-9]{4} [#%][0-9]+[#%]$|سه ?ماهه"
)


def shapes(days: pl.Series) -> pl.DataFrame:
    """What stands in days that were written without their time.

    Args:
        days: texts in lower case with plain digits, each once.

    Returns:
        A row a text: `day` (the text); `y`, `m`, `d` where the order is plain; `a`, `b`, `c` where it is not, `c` being
        the year; `dotted` (dots part them); `named` ("%" where the name is that of a Persian month); `part` (it is a
        month, a quarter or a year). Numbers Int32, null where they do not apply.
    """
    frame = pl.DataFrame({"day": days, "plain": _plain(days)})
    found = frame.with_columns(
        ymd=pl.col("plain").str.extract_groups(_YMD),
        compact=pl.col("plain").str.extract_groups(_COMPACT),
        dmy=pl.col("plain").str.extract_groups(_DMY),
        mdy=pl.col("plain").str.extract_groups(_MDY),
        ynd=pl.col("plain").str.extract_groups(_YND),
        xyz=pl.col("plain").str.extract_groups(_XYZ),
    )
    return _year_first(
        found.select(
            "day",
            **{name: _first(name, "ymd", "compact", "dmy", "mdy", "ynd") for name in ("y", "m", "d")},
            **{name: pl.col("xyz").struct.field(name).cast(pl.Int32) for name in ("a", "b", "c")},
            dotted=pl.col("xyz").struct.field("by") == ".",
            named=_first_text("sign", "dmy", "mdy", "ynd"),
            short=_first_text("y", "dmy", "mdy").str.len_bytes() == 2,
            short_c=pl.col("xyz").struct.field("c").str.len_bytes() == 2,
            part=pl.col("plain").str.contains(_PART),
        )
    )


def _plain(days: pl.Series) -> pl.Series:
    """Days without weekdays and small words, the names of months as marks."""
    if not days.str.contains(r"\p{L}").any():
        return days
    bare = (
        days.str.replace(weekday(), "")
        .str.replace(_EAST_ASIAN_WEEKDAY, "日")
        .str.replace_all(r"(?:tháng|thg)\.?\s*0?([0-9]{1,2})", " #$1# ")
    )
    named = bare.str.replace_many(list(months()), list(months().values()), leftmost=True)
    named = named.str.replace(_WEEKDAY_LIKE_A_MONTH, "$1")
    bare = named.str.replace_all(_WORDS, " ").str.replace_all(_ORDINAL, "$1 $2")
    apart = bare.str.replace_all(r"[-/.,،'\s]+", " ").str.strip_chars()
    frame = pl.DataFrame({"bare": bare.str.replace_all(r"\s+", " ").str.strip_chars(), "apart": apart})
    return frame.select(pl.when(pl.col("apart").str.contains("[#%]")).then("apart").otherwise("bare")).to_series()


def _first(name: str, *shapes: str) -> pl.Expr:
    return _first_text(name, *shapes).cast(pl.Int32)


def _first_text(name: str, *shapes: str) -> pl.Expr:
    return pl.coalesce(pl.col(shape).struct.field(name) for shape in shapes)


def _year_first(frame: pl.DataFrame) -> pl.DataFrame:
    """Two digits of a year made four, and "99/12/31" known for a year in front."""
    year = pl.when("short").then(_century(pl.col("y"))).otherwise("y")
    frame = frame.with_columns(y=year, front=pl.col("short_c") & (pl.col("a") > 31) & ~pl.col("dotted"))
    front = pl.col("front").fill_null(value=False)
    frame = frame.with_columns(
        y=pl.when(front).then(_century(pl.col("a"))).otherwise("y"),
        m=pl.when(front).then("b").otherwise("m"),
        d=pl.when(front).then("c").otherwise("d"),
        c=pl.when("short_c").then(_century(pl.col("c"))).otherwise("c"),
        two_digits=pl.col("short").fill_null(value=False) | pl.col("short_c").fill_null(value=False),
    )
    none = [pl.when(~front).then(name).alias(name) for name in ("a", "b", "c", "dotted")]
    return frame.with_columns(*none).drop("short", "short_c", "front")


def _century(year: pl.Expr) -> pl.Expr:
    # As POSIX has it: 69 to 99 are the last century.
    return year + pl.when(year < 69).then(2000).otherwise(1900)
