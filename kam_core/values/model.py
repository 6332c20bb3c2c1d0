"""What a column of text holds once it was read as values: the values, what failed, what was decided, what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

import polars as pl

from kam_core.errors import RefusedError
from kam_core.text.words import _, later


class ValueType(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    YES_NO = "yes_no"


class Order(StrEnum):
    """What comes first in a day written in numbers."""

    DAY_FIRST = "d/m"
    MONTH_FIRST = "m/d"


class Fault(StrEnum):
    """Why a value could not be read; `SENTENCES` says it to a person."""

    NO_NUMBER = "no number"
    UNKNOWN_UNIT = "unknown unit"
    MARKS = "marks"
    UNSURE_MARK = "unsure mark"
    ENDLESS = "endless"
    TOO_LARGE = "too large"
    NO_DAY = "no day"
    NOT_IN_CALENDAR = "not in calendar"
    PART_OF_YEAR = "part of year"
    OUT_OF_RANGE = "out of range"
    OTHER_ORDER = "other order"
    UNSURE_ORDER = "unsure order"
    NO_TIME = "no time"
    NO_YES_NO = "no yes or no"


SENTENCES: Mapping[Fault, str] = {
    Fault.NO_NUMBER: later("“{value}” is not a number; write one like 1234.5."),
    Fault.UNKNOWN_UNIT: later(
        "What stands beside the number in “{value}” is not known; write the number alone, like 1234.5."
    ),
    Fault.MARKS: later("The dots and commas of “{value}” do not make a number; write one like 1234.5."),
    Fault.UNSURE_MARK: later(
        "“{value}” may be thousands or a fraction, and the column writes both; write a number like 1234.5."
    ),
    Fault.ENDLESS: later("“{value}” cannot be added up; a number like 1234.5 is expected."),
    Fault.TOO_LARGE: later("“{value}” is larger than the product can keep."),
    Fault.NO_DAY: later("“{value}” is not a day; write one like 2026-02-28."),
    Fault.NOT_IN_CALENDAR: later("“{value}” is a day that no calendar has; write one like 2026-02-28."),
    Fault.PART_OF_YEAR: later("“{value}” is part of a year, not a day; write a day like 2026-02-28."),
    Fault.OUT_OF_RANGE: later("“{value}” lies outside the years 1900 to 2199."),
    Fault.OTHER_ORDER: later(
        "“{value}” writes day and month in another order than the rest of its column; write it like 2026-02-28."
    ),
    Fault.UNSURE_ORDER: later(
        "“{value}” may be two days, and the column writes day and month in both orders; write it like 2026-02-28."
    ),
    Fault.NO_TIME: later("The time in “{value}” is not one of a day; write it like 2026-02-28 14:30."),
    Fault.NO_YES_NO: later("“{value}” is neither yes nor no."),
}


@dataclass(frozen=True, slots=True)
class TypedTold:
    """What a person decided in place of a guess; None is "guess".

    `decimal` is the decimal mark, "." or ",". `factor` multiplies each number that names no unit of its own and is a
    power of ten (10: the column is in toman and is kept in rials). `percent` says that the numbers of a share are
    percent (30), not parts of one (0.3). `zone` is the IANA name of the time zone in which times without an offset
    were written and in which a moment falls on a day.
    """

    decimal: str | None = None
    factor: Decimal | None = None
    percent: bool | None = None
    order: Order | None = None
    zone: str | None = None

    def answered(self, ask: "Ask", reading: str) -> "TypedTold":
        """With one of the readings of a question as its answer.

        Raises:
            RefusedError: the question has no such reading.
        """
        if reading not in dict(ask.readings):
            question = ask.question
            raise RefusedError("“{reading}” does not answer: {question}", reading=reading, question=question)
        match ask.name:
            case "decimal":
                return replace(self, decimal=reading)
            case "order":
                return replace(self, order=Order(reading))
            case _:
                return replace(self, percent=reading == "true")


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that the column cannot answer itself.

    `name` is the field of `TypedTold` that answers it: "decimal", "order" or "percent". `readings` pairs each possible
    answer with what it makes of `sample`. The first is in use until somebody answers; where a column writes both,
    values that could be either fail until then.
    """

    name: str
    question: str
    sample: str
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was taken for the whole column; None where nothing had to be decided.

    `thousands` lists the marks that part thousands, `currencies` the codes or signs that stand beside numbers.
    `percent` says whether bare numbers of a share were percent.
    """

    decimal: str | None = None
    thousands: tuple[str, ...] = ()
    factor: Decimal | None = None
    percent: bool | None = None
    currencies: tuple[str, ...] = ()
    order: Order | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A column as values.

    `values` has a value a row of `raw`, null where there was none or it failed: String, Decimal(18, places), Date,
    Datetime in microseconds (UTC, without a zone) or Boolean. `faults` has the name of a `Fault` where a value failed,
    null elsewhere. `currency` has the ISO code that stands beside each number, null where none does or where a sign
    belongs to several; it is None if no row has one. `notes` are whole sentences on what a person should know,
    `missing` counts the words for "nothing" that were taken as such.
    """

    type: ValueType
    raw: pl.Series
    values: pl.Series
    faults: pl.Series
    decided: Decided = field(default_factory=Decided)
    notes: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    missing: int = 0
    currency: pl.Series | None = None

    @property
    def failed(self) -> pl.Series:
        """True for each row whose value could not be read."""
        return self.faults.is_not_null()

    def rejected(self) -> pl.DataFrame:
        """One row a failed value, in the order of the column: `row` UInt32 from 0, `raw` and `reason` String."""
        frame = pl.DataFrame({"raw": self.raw, "fault": self.faults}).with_row_index("row")
        return frame.filter(pl.col("fault").is_not_null()).select("row", "raw", reason=_reasons())


def _reasons() -> pl.Expr:
    """A sentence for each row out of `raw` and `fault`, its value cut to what a person can read."""
    value = pl.col("raw")
    shown = (
        pl.when(value.str.len_chars() > 60).then(pl.concat_str(value.str.slice(0, 60), pl.lit("…"))).otherwise(value)
    )
    sentence = pl.lit(None, dtype=pl.String)
    for fault, template in SENTENCES.items():
        before, mark, after = _(template).partition("{value}")
        said = pl.concat_str(pl.lit(before), shown, pl.lit(after)) if mark else pl.lit(before)
        sentence = pl.when(pl.col("fault") == fault.value).then(said).otherwise(sentence)
    return sentence
