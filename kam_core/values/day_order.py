"""Whether a column writes the day or the month first, by those values that can only be read one way."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from kam_core.text.words import _
from kam_core.values.model import Ask, Order

# From here on, what nearly all values of a column show is taken for the rest.
_NEARLY_ALL = 10


@dataclass(frozen=True, slots=True)
class Orders:
    """What the values of a column show.

    `day_first` and `month_first` count values that can only be read so, `either` those that can be read both ways and
    differ; `dotted` are those of them that have dots, which nearly everybody writes day first. `sample` is one that can
    be read both ways, `parts` its three numbers.
    """

    day_first: int
    month_first: int
    either: int
    dotted: int
    sample: str | None
    parts: tuple[int, int, int] | None

    @property
    def order(self) -> Order | None:
        """The order of the column, if its values show one."""
        if self.day_first and self.day_first >= _NEARLY_ALL * self.month_first:
            return Order.DAY_FIRST
        if self.month_first and self.month_first >= _NEARLY_ALL * self.day_first:
            return Order.MONTH_FIRST
        return Order.DAY_FIRST if self.dotted and not self.disagree else None

    @property
    def disagree(self) -> bool:
        """Whether values show both, neither of them nearly always."""
        most, least = max(self.day_first, self.month_first), min(self.day_first, self.month_first)
        return least > 0 and most < _NEARLY_ALL * least

    def guess(self) -> Order | None:
        """The order to read with until somebody answers; most of the world writes the day first."""
        if self.disagree:
            return None
        return self.order or (Order.DAY_FIRST if self.either else None)

    def ask(self) -> Ask | None:
        """The question, where values can be read two ways and no other value shows which."""
        if self.order or not self.either or self.sample is None or self.parts is None:
            return None
        first, second, year = self.parts
        return Ask(
            "order",
            _("Does “{sample}” write the day or the month first?", sample=self.sample),
            self.sample,
            (
                (Order.DAY_FIRST.value, date(year, second, first).isoformat()),
                (Order.MONTH_FIRST.value, date(year, first, second).isoformat()),
            ),
        )


def orders(shaped: pl.DataFrame) -> Orders:
    """Count what days show, each with its `rows`, as `day_shapes.shapes` gives them."""
    a, b, c, rows = (pl.col(name) for name in ("a", "b", "c", "rows"))
    # Persian days are never written month first, and years that nobody means show nothing.
    frame = shaped.filter(c.is_between(1900, 2199) & a.is_between(1, 31) & b.is_between(1, 31))
    either = (a <= 12) & (b <= 12) & (a != b)
    day_first, month_first, both, dotted = frame.select(
        day_first=rows.filter((a > 12) & (b <= 12)).sum(),
        month_first=rows.filter((b > 12) & (a <= 12)).sum(),
        either=rows.filter(either).sum(),
        dotted=rows.filter(either & pl.col("dotted")).sum(),
    ).row(0)
    for sample, *parts in frame.filter(either).select("day", "a", "b", "c").head(1).rows():
        return Orders(day_first, month_first, both, dotted, sample, (parts[0], parts[1], parts[2]))
    return Orders(day_first, month_first, both, dotted, None, None)


def in_order(order: Order | None, *, alone: bool) -> tuple[pl.Expr, pl.Expr]:
    """Day and month out of `a` and `b`; null where they do not fit.

    Args:
        order: the order of the column; null where its values disagree.
        alone: each value that can only be read one way is read that way.
    """
    a, b = pl.col("a"), pl.col("b")
    persian = pl.col("c").is_between(1300, 1500)
    day_first = pl.lit(value=order is Order.DAY_FIRST) | persian | (a == b)
    month_first = pl.lit(value=order is Order.MONTH_FIRST) & ~persian
    if alone:
        day_first, month_first = day_first | ((a > 12) & (b <= 12)), month_first | ((b > 12) & (a <= 12) & ~persian)
    day = pl.when(day_first).then(a).when(month_first).then(b)
    month = pl.when(day_first).then(b).when(month_first).then(a)
    return day, month
