"""What was kept of the workbench: questions to open, datasets to ask; what is put away can be brought back."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.plain import plain
from kam_core.text.words import _
from kam_core.workbench import datasets, questions
from pages.session import bench, link, resources, state
from pages.widgets import bench_keep, pages_of, saving

_DATASETS = "bench_datasets"
_PAGE = 50

Put = Callable[[Request, str, bool], object]


def show() -> None:
    """Both lists, where there is anything in them."""
    _questions()
    _datasets()


def _questions() -> None:
    there, away = (resources.kept_with_plans(questions.questions, away=one) for one in (False, True))
    if there.is_empty() and away.is_empty():
        return
    with st.popover(_("Kept questions"), icon=":material/bookmark:"):
        listed = _page(there.select("bench_question_id", "title"), key="bench_questions_page", says=_("Kept questions"))
        for question_id, title in listed.iter_rows():
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                key = f"bench_open_{question_id}"
                st.button(plain(title), key=key, type="tertiary", on_click=_open, args=(question_id,))
                _put(question_id, title, _put_question, away=True)
        _brought_back(away.select("bench_question_id", "title"), _put_question, key="bench_questions_away_page")


def _open(question_id: str) -> None:
    bench.bench().filled_from = None
    link.choose(bench_keep.NAME, [question_id])


def _datasets() -> None:
    there, away = (resources.kept_with_plans(datasets.datasets, away=one) for one in (False, True))
    if there.is_empty() and away.is_empty() and not bench.bench().datasets:
        return
    names = dict(there.select("bench_dataset_id", "table_name").iter_rows())
    with st.popover(_("Add datasets"), icon=":material/inventory_2:"):
        state.set_widget(_DATASETS, [one for one in bench.bench().datasets if one in names])
        st.multiselect(
            _("Datasets"),
            list(names),
            format_func=lambda one: marked(str(names.get(one, one))),
            key=_DATASETS,
            on_change=_chose,
            args=(names,),
            placeholder=_("None yet"),
        )
        listed = _page(there.select("bench_dataset_id", "table_name"), key="bench_datasets_page", says=_("Datasets"))
        for dataset_id, name in listed.iter_rows():
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(plain(name), width="content")
                _put(dataset_id, name, _put_dataset, away=True)
        _brought_back(away.select("bench_dataset_id", "table_name"), _put_dataset, key="bench_datasets_away_page")


def _chose(names: dict[str, str]) -> None:
    chosen = state.widget(_DATASETS)
    bench.bench().datasets = [one for one in chosen if one in names] if isinstance(chosen, list) else []


def _page(every: pl.DataFrame, *, key: str, says: str) -> pl.DataFrame:
    """The rows of the page that is chosen."""
    return every.slice(pages_of.first_row(every.height, _PAGE, key=key, says=says), _PAGE)


def _brought_back(away: pl.DataFrame, put: Put, *, key: str) -> None:
    if away.is_empty():
        return
    with st.expander(_("Put away")):
        for one_id, name in _page(away, key=key, says=_("Put away")).iter_rows():
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(plain(name), width="content")
                _put(one_id, name, put, away=False)


def _put(one_id: str, name: str, put: Put, *, away: bool) -> None:
    label = _("Put away") if away else _("Bring back")
    about = _("Put {name} away", name=plain(name)) if away else _("Bring {name} back", name=plain(name))
    if st.button(label, key=f"bench_away_{one_id}", type="tertiary", help=about):
        done = _("It is put away; it can be brought back.") if away else _("It is back.")
        saving.save(lambda request: put(request, one_id, away), done=done)


def _put_question(request: Request, question_id: str, away: bool) -> None:  # noqa: FBT001  (one of two that are called alike)
    questions.put_away(resources.store(), request, question_id, away=away)


def _put_dataset(request: Request, dataset_id: str, away: bool) -> None:  # noqa: FBT001  (one of two that are called alike)
    datasets.put_away(resources.store(), request, dataset_id, away=away)
