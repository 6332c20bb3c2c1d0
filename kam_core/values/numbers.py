"""A column of text as exact numbers."""

from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from kam_core.errors import RefusedError
from kam_core.values import number_notes
from kam_core.values.decimals import WIDTH, decimals
from kam_core.values.marks import COMMA, DOT, Marks, mark_of_row, marks
from kam_core.values.model import Ask, Decided, Typed, TypedTold, ValueType
from kam_core.values.number_parts import digits, faults, parts
from kam_core.values.plain_numbers import PlainNumbers, plain_numbers
from kam_core.values.shares import Shares, shares


def numbers(column: pl.Series, told: TypedTold, *, share: bool = False, places: int = 4) -> Typed:
    """The numbers of a column.

    Args:
        column: texts, as the file has them.
        told: what a person decided.
        share: the numbers are parts of a whole: "30%", "30" and "0.3" all become 0.3, as the column shows.
        places: decimals that are kept; what lies behind them is rounded half up.

    Raises:
        RefusedError: the factor is no power of ten, or the decimal mark neither dot nor comma.
    """
    power = _power(told.factor)
    if told.decimal not in (None, DOT, COMMA):
        raise RefusedError("“{mark}” is no decimal mark; a dot or a comma is.", mark=told.decimal)
    text = column.str.strip_chars()
    # Where each number is moved, none is read by the short way.
    easy = plain_numbers(text, told, places) if not share and not power else _no_plain_numbers(len(text))
    done = easy.text.cast(pl.Decimal(WIDTH, places), strict=False)
    hard = pl.DataFrame({"text": text, "easy": easy.text}).with_row_index("row")
    hard = hard.filter(pl.col("easy").is_null() & (pl.col("text") != "")).select("row", "text")
    if hard.is_empty():
        decided = Decided(Marks(easy.dots, easy.commas, 0, None).decimal, easy.thousands, told.factor)
        return Typed(ValueType.NUMBER, column, done, pl.repeat(None, len(column), dtype=pl.String, eager=True), decided)
    return _Hard(parts(hard), easy, told, power, share=share, places=places).typed(column, done)


def _no_plain_numbers(count: int) -> PlainNumbers:
    return PlainNumbers(pl.repeat(None, count, dtype=pl.String, eager=True), 0, 0)


def _power(factor: Decimal | None) -> int:
    """The power of ten that a factor is."""
    if factor is None:
        return 0
    power = factor.adjusted() if factor.is_finite() and factor > 0 else 0
    if factor != Decimal(1).scaleb(power):
        raise RefusedError("{factor} is not a power of ten; use 1, 10, 1000 or the like.", factor=factor)
    return power


@dataclass(frozen=True, slots=True)
class _Hard:
    """The rows of a column that took more than a look."""

    parts: pl.DataFrame
    easy: PlainNumbers
    told: TypedTold
    power: int
    share: bool
    places: int

    def typed(self, column: pl.Series, done: pl.Series) -> Typed:
        """The whole column, those rows put in."""
        shown = marks(self._cores(), self.easy.dots, self.easy.commas)
        read, kind = self._read(shown)
        whole = pl.DataFrame({"value": done}).with_row_index("row")
        found = whole.join(read.select("row", "value", "fault", "code"), on="row", how="left", maintain_order="left")
        found = found.with_columns(value=pl.coalesce("value", "value_right"))
        asks = tuple(ask for ask in (self._ask_of_mark(shown), kind.ask) if ask)
        return Typed(
            ValueType.NUMBER,
            column,
            found["value"],
            found["fault"],
            self._decided(read, shown, kind),
            number_notes.notes(read, shown, self.told),
            asks,
            int(read["missing"].sum()),
            found["code"].rename("currency") if found["code"].count() else None,
        )

    def _cores(self) -> pl.DataFrame:
        return self.parts.filter(pl.col("core").is_not_null() & pl.col("known"))

    def _ask_of_mark(self, shown: Marks) -> Ask | None:
        return None if self.told.decimal else shown.ask()

    def _read(self, shown: Marks) -> tuple[pl.DataFrame, Shares]:
        """Each row with its `value`, its `fault` and whether it was `rounded`."""
        decimal = self.told.decimal or shown.guess()
        frame = self.parts.with_columns(mark=mark_of_row(decimal, alone=self.told.decimal is None))
        frame = frame.with_columns(
            core=pl.when(pl.col("known") & pl.col("mark").is_not_null() & ~pl.col("missing")).then("core"),
        )
        good = frame.filter(pl.col("core").is_not_null()).with_columns(*digits())
        unit = pl.col("unit").is_null()
        good = good.with_columns(
            shift=pl.col("shift") + pl.col("exponent") + pl.when(unit).then(self.power).otherwise(0)
        )
        kind = shares(good, told=self.told.percent) if self.share else Shares(good, None, None)
        values = kind.parts.select("row").hstack(decimals(kind.parts, self.places))
        read = self.parts.with_columns(mark=frame["mark"]).join(values, on="row", how="left", maintain_order="left")
        return read.with_columns(fault=faults()), kind

    def _decided(self, read: pl.DataFrame, shown: Marks, kind: Shares) -> Decided:
        signs = read["sign"].drop_nulls().unique().sort().to_list()
        return Decided(
            decimal=self.told.decimal or shown.guess(),
            thousands=tuple(m for m in (".", ",", "'", " ") if m in self.easy.thousands or _parts_thousands(read, m)),
            factor=self.told.factor,
            percent=kind.percent,
            currencies=tuple(signs),
        )


def _parts_thousands(read: pl.DataFrame, mark: str) -> bool:
    parted = (pl.col("mark") != mark) & pl.col("core").str.contains(mark, literal=True) & pl.col("value").is_not_null()
    return bool(read.select(parted.any()).item())
