"""What is asked: files that are dropped, samples, tables of the portfolio, and datasets that were kept."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kam_core.text.invisible import marked
from kam_core.text.plain import plain
from kam_core.text.words import _
from kam_core.workbench import datasets
from kam_core.workbench.portfolio import PORTFOLIO
from kam_core.workbench.shape import Shape
from pages.session import bench, bench_tables, readings, resources, state, uploads
from pages.session.bench_tables import Entry
from pages.session.boundary import explained
from pages.widgets import bench_open, bench_table

_PORTFOLIO, _DATASETS = "bench_portfolio", "bench_datasets"


def drop() -> None:
    """Take what is dropped; the browser's copy is let go at once."""
    desk = uploads.desk()
    dropped = st.file_uploader(
        _("Drop up to ten files: CSV, TSV, TXT, XLSX, XLS, ODS, Parquet, JSON lines, also as .gz or in a .zip"),
        accept_multiple_files=True,
        key=f"bench_drop_{desk.round}",
        label_visibility="visible" if not desk.asked else "collapsed",
    )
    if dropped:
        with explained():
            bench.take(dropped)
            st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if not desk.asked:
            st.button(
                _("Try it with the sample files"), icon=":material/science:", on_click=_samples, key="bench_samples"
            )
        _portfolio()
        _datasets()
        bench_open.listed()


def _samples() -> None:
    with explained():
        bench.take_samples()


def _portfolio() -> None:
    with st.popover(_("Add tables of the portfolio"), icon=":material/table_chart:"):
        st.caption(_("Copies, as the portfolio is now: no question reaches the portfolio itself."))
        state.set_widget(_PORTFOLIO, list(bench.bench().portfolio))
        st.multiselect(
            _("Tables"),
            list(PORTFOLIO),
            format_func=lambda name: _(PORTFOLIO[name]) if name in PORTFOLIO else name,
            key=_PORTFOLIO,
            on_change=_chose_portfolio,
            placeholder=_("None yet"),
        )


def _chose_portfolio() -> None:
    chosen = state.widget(_PORTFOLIO)
    bench.bench().portfolio = [one for one in chosen if one in PORTFOLIO] if isinstance(chosen, list) else []


def _datasets() -> None:
    there = resources.kept_with_plans(datasets.datasets)
    if there.is_empty() and not bench.bench().datasets:
        return
    names = dict(there.select("bench_dataset_id", "table_name").iter_rows())
    with st.popover(_("Add datasets"), icon=":material/inventory_2:"):
        held = [one for one in bench.bench().datasets if one in names]
        state.set_widget(_DATASETS, held)
        st.multiselect(
            _("Datasets"),
            list(names),
            format_func=lambda one: marked(str(names.get(one, one))),
            key=_DATASETS,
            on_change=_chose_datasets,
            args=(names,),
            placeholder=_("None yet"),
        )


def _chose_datasets(names: dict[str, str]) -> None:
    chosen = state.widget(_DATASETS)
    bench.bench().datasets = [one for one in chosen if one in names] if isinstance(chosen, list) else []


def read_all() -> list[Entry]:
    """All tables of this visit, each made by now; what fails is told with its file."""
    place = st.empty()
    if all(readings.is_read(upload) for upload in uploads.desk().asked.values()):
        return bench_tables.entries()
    try:
        return bench_tables.entries(partial(_tell, place.progress(0.0)))
    finally:
        place.empty()


def _tell(bar: DeltaGenerator, step: str, share: float) -> None:
    bar.progress(min(1.0, max(0.0, share)), plain(step))


def show(there: Sequence[Entry]) -> list[Shape]:
    """Each table in a line; returns those that can be asked."""
    if there:
        with st.container(gap="xsmall", key="bench_tables"):
            for entry in there:
                bench_table.line(entry)
    shapes = [entry.shape for entry in there if entry.shape is not None]
    bench.bench().shapes = tuple(shapes)
    return shapes
