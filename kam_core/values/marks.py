"""Which of dot and comma is the decimal mark of a column, by those values that can only be read one way."""

from dataclasses import dataclass

import polars as pl

from kam_core.text.words import _
from kam_core.values.model import Ask

DOT, COMMA = ".", ","
# From here on, what nearly all values of a column show is taken for the rest.
_NEARLY_ALL = 10


def _shape(decimal: str, thousands: str) -> str:
    """A number with this decimal mark: plain, in groups of three, or in the groups of India; ٫ is always decimal."""
    # Alternatives instead of a set: within one number, thousands have one mark.
    groups = [rf"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+" for mark in (thousands, "'", " ")]
    indian = rf"[1-9][0-9]?(?:{thousands}[0-9]{{2}})+{thousands}[0-9]{{3}}"
    return rf"^(?:[0-9]+|{'|'.join(groups)}|{indian})?(?:[{decimal}٫][0-9]+)?$"


_AS_DOT = _shape(DOT, COMMA)
_AS_COMMA = _shape(COMMA, r"\.")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the values of a column show.

    `dot` and `comma` count values that can only be read with this decimal mark, `either` those that can be read with
    both and differ, such as 1.234; `sample` is one of these, `sample_mark` the mark in it.
    """

    dot: int
    comma: int
    either: int
    sample: str | None

    @property
    def decimal(self) -> str | None:
        """The decimal mark of the column, if its values show one."""
        if self.dot and self.dot >= _NEARLY_ALL * self.comma:
            return DOT
        if self.comma and self.comma >= _NEARLY_ALL * self.dot:
            return COMMA
        return None

    @property
    def disagree(self) -> bool:
        """Whether values show both, neither of them nearly always."""
        return bool(self.dot and self.comma) and self.decimal is None

    def guess(self) -> str | None:
        """The decimal mark to read with until somebody answers: three digits behind a mark are rather a thousand."""
        if self.decimal or self.disagree or not self.either or self.sample is None:
            return self.decimal
        return DOT if COMMA in self.sample else COMMA

    def ask(self) -> Ask | None:
        """The question, where values can be read two ways and no other value shows which."""
        if self.decimal or not self.either or self.sample is None:
            return None
        question = _("Is the mark in “{sample}” a decimal mark, or does it part thousands?", sample=self.sample)
        order = (DOT, COMMA) if self.guess() == DOT else (COMMA, DOT)
        return Ask("decimal", question, self.sample, tuple((mark, _as_read(self.sample, mark)) for mark in order))


def shown_by(core: pl.Expr) -> dict[str, pl.Expr]:
    """How a number can be read: `as_dot` and `as_comma` (with this decimal mark), `marked` (it has one of the two)."""
    return {
        "as_dot": core.str.contains(_AS_DOT),
        "as_comma": core.str.contains(_AS_COMMA),
        "marked": core.str.contains("[.,]"),
    }


def marks(cores: pl.DataFrame, dots: int, commas: int) -> Marks:
    """Count what the numbers show.

    Args:
        cores: `core` (a number without sign and unit), what `shown_by` makes of it, `text`, and `coined` (its currency
            shows that its mark parts thousands).
        dots: how many numbers were read already, because their dot can only be a decimal mark.
        commas: the same for commas.
    """
    either = pl.col("as_dot") & pl.col("as_comma") & pl.col("marked")
    by_comma = either & pl.col("coined") & pl.col("core").str.contains(COMMA, literal=True)
    by_dot = either & pl.col("coined") & pl.col("core").str.contains(DOT, literal=True)
    dot, comma, doubtful, sample = cores.select(
        dot=(pl.col("as_dot") & ~pl.col("as_comma") | by_comma).sum(),
        comma=(pl.col("as_comma") & ~pl.col("as_dot") | by_dot).sum(),
        either=(either & ~pl.col("coined")).sum(),
        sample=pl.col("text").filter(either & ~pl.col("coined")).first(),
    ).row(0)
    return Marks(dot + dots, comma + commas, doubtful, sample)


def mark_of_row(decimal: str | None, *, alone: bool) -> pl.Expr:
    """The decimal mark that each number is read with, or null where it fits none.

    Args:
        decimal: the mark of the column; null where its values disagree.
        alone: a row that can only be read with the other mark is read with that one.
    """
    dot, comma = pl.col("as_dot"), pl.col("as_comma")
    if not alone:
        return pl.when(dot if decimal == DOT else comma).then(pl.lit(decimal))
    thousand = pl.when(pl.col("core").str.contains(COMMA, literal=True)).then(pl.lit(DOT)).otherwise(pl.lit(COMMA))
    column = pl.when("coined").then(thousand).otherwise(pl.lit(decimal, dtype=pl.String))
    either = pl.when(~pl.col("marked")).then(pl.lit(DOT)).otherwise(column)
    return pl.when(dot & comma).then(either).when(dot).then(pl.lit(DOT)).when(comma).then(pl.lit(COMMA))


def _as_read(sample: str, decimal: str) -> str:
    return sample.replace(COMMA if decimal == DOT else DOT, "").replace(decimal, DOT)
