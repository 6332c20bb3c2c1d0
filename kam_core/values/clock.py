"""Days and the times behind them taken apart, and numbers that count days or seconds."""

import polars as pl

_SPLIT = (
    r"^(?P<day>.*?[^\s,،])"
    r"(?:(?:t|[\s,،]+(?:at |um |lúc |ساعت )?)"
    r"(?P<early>am|pm|sa|ch|上午|下午)?\s?"
    r"(?P<hour>[0-9]{1,2})[:h时時](?P<minute>[0-9]{2})(?:[:分](?P<second>[0-9]{2}))?(?:[.,](?P<fraction>[0-9]{1,9}))?[分秒]?"
    r"\s?(?P<late>am|pm|a\.m\.|p\.m\.|sa|ch|ق\.ظ|ب\.ظ|ق ظ|ب ظ)?"
    r"\s?(?P<offset>z|(?:utc|gmt)?[+-][0-9]{1,2}(?::?[0-9]{2})?|utc|gmt)?)?$"
)
_TAIL = (
    r"^(?P<whole>(?:[.,](?P<fraction>[0-9]{1,9}))?\s?(?P<offset>z|(?:utc|gmt)?[+-][0-9]{1,2}(?::?[0-9]{2})?|utc|gmt)?)$"
)
_AFTERNOON = ["pm", "p.m.", "ch", "下午", "ب.ظ", "ب ظ"]
_SECOND = 1_000_000
_DAY = 86_400 * _SECOND
# Day 0 of spreadsheets is 1899-12-30.
_SHEET_EPOCH = 25_569


def split(text: pl.Series) -> pl.DataFrame:
    """Moments taken apart.

    Args:
        text: moments in lower case with plain digits.

    Returns:
        A row a text: `day` (what stands before the time), `time` in microseconds from midnight (0 where no time was
        written, null where it is none of a clock), `timed` (a time other than midnight was written), `offset` in
        microseconds east of UTC (null where none was written), `leap` (its second is the 60th).
    """
    machine = _by_machine(text)
    is_hard = machine["time"].is_null()
    if not is_hard.any():
        return machine
    rows = pl.DataFrame({"text": text}).with_row_index("row")
    hard = rows.filter(is_hard)
    both = [rows.filter(~is_hard).hstack(machine.filter(~is_hard)), hard.hstack(_by_people(hard["text"]))]
    return pl.concat(both).sort("row").drop("row", "text")


def _by_machine(text: pl.Series) -> pl.DataFrame:
    """Moments as programs write them, cut at fixed places, which is fast; `time` is null for all others."""
    # Numbers that count days or seconds have no time beside them.
    counts = pl.col("text").str.contains("^[0-9]+$")
    short = pl.col("text").str.len_bytes() == len("2026-02-28 14:30")
    head = pl.when(short).then(pl.col("text") + ":00").otherwise(pl.col("text").str.slice(0, 19))
    tail = pl.when(short).then(pl.lit("")).otherwise(pl.col("text").str.slice(19))
    frame = pl.DataFrame({"text": text}).select(
        "text", head=head.str.replace("t", " ", literal=True), tail=tail, counts=counts
    )
    tails = frame.select("tail").unique()
    tails = tails.hstack(tails["tail"].str.extract_groups(_TAIL).struct.unnest()).with_columns(
        micro=_micro(), offset_=_offset(), sound=pl.col("whole").is_not_null() & _offset_is_sound()
    )
    frame = frame.join(tails.select("tail", "micro", "offset_", "sound"), on="tail", how="left", maintain_order="left")
    # A leap second is left to the other way.
    second = (
        pl.when(~pl.col("head").str.ends_with("60")).then("head").str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False)
    )
    midnight = second.dt.truncate("1d")
    time = pl.when("counts").then(0).when("sound").then((second - midnight).dt.total_microseconds() + pl.col("micro"))
    return frame.select(
        day=pl.when("counts").then("text").otherwise(pl.col("head").str.slice(0, 10)),
        time=time,
        timed=time != 0,
        offset="offset_",
        leap=pl.lit(value=False),
    )


def _by_people(text: pl.Series) -> pl.DataFrame:
    """Moments as people write them."""
    parts = text.str.replace("日", "日 ", literal=True).str.strip_chars().str.extract_groups(_SPLIT).struct.unnest()
    numbers = [pl.col(name).cast(pl.Int64).fill_null(0).alias(name) for name in ("hour", "minute", "second")]
    half = pl.coalesce("early", "late")
    frame = parts.with_columns(
        *numbers,
        written=pl.col("hour").is_not_null(),
        half=half,
        pm=half.is_in(_AFTERNOON),
        micro=_micro(),
    )
    leap = (pl.col("second") == 60) & (pl.col("minute") == 59)
    twelve = pl.when("pm").then(pl.col("hour") % 12 + 12).otherwise(pl.col("hour") % 12)
    hour = pl.when(pl.col("half").is_null() | (pl.col("hour") > 12)).then("hour").otherwise(twelve)
    sound = (pl.col("hour") < 24) & (pl.col("minute") < 60) & ((pl.col("second") < 60) | leap)
    time = ((hour * 60 + pl.col("minute")) * 60 + pl.col("second")) * _SECOND + pl.col("micro")
    return frame.select(
        "day",
        time=pl.when(~pl.col("written")).then(0).when(sound & _offset_is_sound()).then(time),
        timed=(time != 0) & pl.col("written"),
        offset=_offset(),
        leap=leap.fill_null(value=False),
    )


def _micro() -> pl.Expr:
    return pl.col("fraction").str.pad_end(6, "0").str.slice(0, 6).cast(pl.Int64).fill_null(0)


def _offset_is_sound() -> pl.Expr:
    return pl.col("offset").is_null() | _offset().is_not_null()


def _offset() -> pl.Expr:
    sign = pl.when(pl.col("offset").str.contains("-", literal=True)).then(-1).otherwise(1)
    digits = pl.col("offset").str.replace_all("[^0-9]", "")
    short = digits.str.len_bytes() <= 2
    hours = pl.when(short).then(digits).otherwise(digits.str.head(-2)).cast(pl.Int64, strict=False).fill_null(0)
    minutes = pl.when(short).then(pl.lit("0")).otherwise(digits.str.tail(2)).cast(pl.Int64).fill_null(0)
    sound = (hours <= 14) & (minutes < 60)
    return pl.when(pl.col("offset").is_not_null() & sound).then(sign * (hours * 60 + minutes) * 60 * _SECOND)


def counted(day: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Numbers that count time.

    Returns:
        Microseconds since 1970: for days as spreadsheets count them (five digits, and a fraction), and for seconds
        (ten digits), milliseconds (13) or microseconds (16) since 1970, which are moments in UTC. Null for others.
    """
    sheet = pl.when(day.str.contains(r"^[1-7][0-9]{4}(?:[.,][0-9]+)?$")).then(day.str.replace(",", ".", literal=True))
    serial = sheet.cast(pl.Float64) - _SHEET_EPOCH
    # To the second: the fraction of a day is a rounded float in the sheet already.
    serial = (serial * 86_400).round(0).cast(pl.Int64) * _SECOND
    number = pl.when(day.str.contains(r"^[1-9](?:[0-9]{9}|[0-9]{12}|[0-9]{15})$")).then(day).cast(pl.Int64)
    length = day.str.len_bytes()
    unit = pl.when(length == 10).then(_SECOND).when(length == 13).then(1_000).otherwise(1)
    return serial, number * unit
