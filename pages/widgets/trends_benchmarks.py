"""What others quote, with source, year and caveat; beside it our own value."""

import polars as pl
import streamlit as st

from kam_core.kpis import benchmarks, catalogue
from kam_core.kpis.benchmarks import Benchmark
from kam_core.kpis.model import Kpi
from kam_core.kpis.wording import shown as written
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.widgets import download, table
from pages.widgets.table import Column


def beside(kpi: Kpi, own: float | None) -> None:
    """What is quoted of a KPI, under its chart."""
    quoted = benchmarks.of_kpi(kpi.code)
    if not quoted:
        st.caption(_("Nobody is quoted on this KPI."))
    for one in quoted:
        with st.container(border=True, gap=None):
            st.markdown(plain(_(one.text)))
            st.caption(plain(source(one)))
            st.caption(_("Your own value: {value}.", value=plain(written(own, kpi.unit, ""))))


def show() -> None:
    """All of them in one table."""
    title = _("What others quote")
    st.header(title)
    st.caption(
        _(
            "Quoted, not checked: none of it is a goal. Where a KPI of ours measures the same, its chart shows the "
            "quoted figure as a line beside your own."
        )
    )
    rows = pl.DataFrame(
        [
            {
                "text": _(one.text),
                "kpi": _(catalogue.BY_CODE[one.kpi].name) if one.kpi in catalogue.BY_CODE else None,
                "source": _(one.source),
                "year": str(one.year) if one.year else _("not given"),
                "caveat": _(one.caveat),
            }
            for one in benchmarks.benchmarks()
        ],
        schema=dict.fromkeys(("text", "kpi", "source", "year", "caveat"), pl.String),
    )
    columns = [
        Column("text", _("What is quoted")),
        Column("kpi", _("Our KPI")),
        Column("source", _("Source")),
        Column("year", _("Year")),
        Column("caveat", _("Caveat")),
    ]
    table.show(rows, columns, key="benchmarks", says=title, whole=True)
    download.buttons(lambda: rows, title=title, key="benchmarks")


def source(one: Benchmark) -> str:
    """Who says it, when, and what is wrong with it."""
    year = str(one.year) if one.year else _("year not given")
    return _("{source}, {year}. {caveat}", source=_(one.source), year=year, caveat=_(one.caveat))
