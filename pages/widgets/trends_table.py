"""One KPI over time as a table: the twin of its chart."""

from collections.abc import Sequence

import polars as pl

from kam_core.kpis.model import Kpi, Unit
from kam_core.kpis.trend import Trend
from kam_core.text.words import _
from pages.widgets import download, kpi_strip, table, trends_notes
from pages.widgets.table import As, Column
from pages.widgets.trends_view import Shown

_INDEX = 10_000


def show(shown: Shown, ours: Trend, everybody: Sequence[Trend], title: str) -> None:
    """One row a point, the newest first, with what was noted since the one before."""
    # An index of 0 to 1 is shown times 10,000, as everywhere.
    times = _INDEX if ours.kpi.unit is Unit.INDEX else 1
    rows = ours.points.with_columns(pl.col("value") * times)
    columns = [Column("month", _("Year to"), As.MONTH), Column("value", _(ours.kpi.name), _as(ours.kpi))]
    for one in everybody:
        rows = rows.join(one.points.select("month", everybody=pl.col("value") * times), on="month", how="left")
        columns.append(Column("everybody", _("All accounts"), _as(one.kpi)))
    columns += [
        Column("n", kpi_strip.counted_name(ours.kpi.counted), As.COUNT, _("On how many it rests.")),
        Column("coverage", _("Known"), As.PERCENT),
    ]
    noted = trends_notes.beside(shown, rows)
    if noted["notes"].is_not_null().any():
        rows = noted
        columns.append(Column("notes", _("Noted"), help=_("What was noted of a day up to it, since the row before.")))
    newest_first = rows.sort("month", descending=True)
    table.show(newest_first, columns, key=f"trend_table_{ours.kpi.code}", says=title)
    download.buttons(lambda: _file(ours, rows), title=_(ours.kpi.name), key=f"trend_{ours.kpi.code}")


def _file(ours: Trend, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(pl.lit(ours.kpi.code).alias("kpi"), pl.all())


def _as(kpi: Kpi) -> As:
    return {Unit.MONEY: As.MONEY, Unit.RATIO: As.PERCENT}.get(kpi.unit, As.DECIMAL)
