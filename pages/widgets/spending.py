"""What an account got that an ordinary customer would not, by year."""

import polars as pl

from kam_core.plans import choices
from kam_core.text.words import _
from pages.widgets import download, table
from pages.widgets.table import As, Column


def show(investments: pl.DataFrame, currency: str) -> None:
    """Money and hours a year and kind; what has no day stands last."""
    sums = by_year(investments)
    title = _("Investments by year")
    columns = [
        Column("year", _("Year"), help=_("Empty: no date was given.")),
        Column("kind", _("Kind"), words={code: _(label) for code, label in choices.INVESTMENTS.items()}),
        Column("amount", _("Amount ({currency})", currency=currency), As.MONEY),
        Column("hours", _("Hours"), As.DECIMAL),
    ]
    table.show(sums, columns, key="spending", says=title, whole=sums.height < 20)
    download.buttons(lambda: sums, title=title, key="spending")


def by_year(investments: pl.DataFrame) -> pl.DataFrame:
    """Sums of `amount` and `hours` by `year` (text) and `kind`, the newest first; null where nobody gave any."""
    known = investments.with_columns(pl.col("spent_on").dt.year().cast(pl.String).alias("year"))
    sums = known.group_by("year", "kind").agg(
        pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name) for name in ("amount", "hours")
    )
    return sums.sort("year", "kind", descending=[True, False], nulls_last=True)
