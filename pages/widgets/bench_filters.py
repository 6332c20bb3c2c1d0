"""Which rows count: filters, each a column, a comparison and what it is compared with."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import streamlit as st

from kam_core.errors import KamError
from kam_core.text.invisible import marked
from kam_core.text.words import _
from kam_core.values.model import ValueType
from kam_core.workbench.chart import Condition, Field, Test
from kam_core.workbench.fence import Fence
from kam_core.workbench.frequent import frequent_of
from kam_core.workbench.shape import Column, Shape
from kam_core.workbench.wording import Value
from pages.session import bench, state
from pages.widgets import bench_ask, bench_fields, bench_words

_MOST = 8
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
_TESTS = {
    ValueType.TEXT: (Test.IS, Test.IS_NOT, Test.CONTAINS, Test.PRESENT, Test.MISSING),
    ValueType.NUMBER: (Test.AT_LEAST, Test.AT_MOST, Test.MORE, Test.LESS, Test.IS, Test.PRESENT, Test.MISSING),
    ValueType.DAY: (Test.AT_LEAST, Test.LESS, Test.IS, Test.PRESENT, Test.MISSING),
    ValueType.MOMENT: (Test.AT_LEAST, Test.LESS, Test.PRESENT, Test.MISSING),
    ValueType.YES_NO: (Test.IS, Test.PRESENT, Test.MISSING),
}
_ALONE = (Test.PRESENT, Test.MISSING)


def choose(fields: Mapping[str, Field], shapes: Sequence[Shape]) -> tuple[Condition, ...]:
    """The filters that are complete; one that says nothing yet limits nothing."""
    now = bench.bench()
    found = [_one(place, fields, shapes) for place in now.filters]
    if len(now.filters) < _MOST:
        st.button(_("Add a filter"), icon=":material/filter_alt:", key="bench_filter_add", on_click=_add)
    return tuple(one for one in found if one is not None)


def fill(conditions: Sequence[Condition]) -> None:
    """Put filters there, in the place of those that are."""
    now = bench.bench()
    now.filters = [_next() for _condition in conditions]
    for place, one in zip(now.filters, conditions, strict=True):
        state.set_widget(f"bench_filter_{place}", bench_fields.id_of(one.field))
        state.set_widget(_key_of_test(place, one.field), one.test)
        if one.values:
            held = [_in_box(value) for value in one.values]
            state.set_widget(
                _key_of_value(place, one.field, one.test), held if _is_many(one.field, one.test) else held[0]
            )


def _add() -> None:
    bench.bench().filters.append(_next())


def _next() -> int:
    now = bench.bench()
    now.next_filter += 1
    return now.next_filter


def _remove(place: int) -> None:
    bench.bench().filters.remove(place)


def _one(place: int, fields: Mapping[str, Field], shapes: Sequence[Shape]) -> Condition | None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        with st.container(width=240):
            field = bench_fields.choose(_("Where"), fields, key=f"bench_filter_{place}")
        if field is None:
            return None
        with st.container(width=160):
            words = {test: said for test, said in bench_words.tests().items() if test in _TESTS[field.type]}
            test = bench_fields.choose_word(_("Compared"), words, key=_key_of_test(place, field))
        values: tuple[Value, ...] = ()
        if test not in _ALONE:
            with st.container(width=320):
                values = _values(_key_of_value(place, field, test), field, test, shapes)
        st.button(
            _("Take away"),
            icon=":material/close:",
            type="tertiary",
            key=f"bench_filter_out_{place}",
            on_click=_remove,
            args=(place,),
        )
    return Condition(field, test, values) if values or test in _ALONE else None


def _key_of_test(place: int, field: Field) -> str:
    return f"bench_filter_{place}_test_{field.type.value}"


def _key_of_value(place: int, field: Field, test: Test) -> str:
    kind = "many" if _is_many(field, test) else "one"
    return f"bench_filter_{place}_{kind}_{bench_fields.id_of(field)}"


def _is_many(field: Field, test: Test) -> bool:
    return field.type is ValueType.TEXT and test in (Test.IS, Test.IS_NOT)


def _in_box(value: Value) -> Value:
    return float(value) if isinstance(value, Decimal) else value


def _values(key: str, field: Field, test: Test, shapes: Sequence[Shape]) -> tuple[Value, ...]:
    """What somebody compares with; nothing while nobody said."""
    label = _("With")
    match field.type:
        case ValueType.TEXT if _is_many(field, test):
            return _some(key, field, shapes)
        case ValueType.TEXT:
            text = st.text_input(label, key=key)
            return (text,) if text else ()
        case ValueType.NUMBER:
            held = st.number_input(label, value=None, key=key)
            return () if held is None else (int(held) if held == int(held) else held,)
        case ValueType.YES_NO:
            said = st.selectbox(label, [True, False], format_func=bench_words.value, key=key)
            return () if said is None else (said,)
        case _days:
            day = st.date_input(label, value=None, min_value=_EARLIEST, max_value=_LATEST, key=key)
            return (day,) if isinstance(day, date) else ()


def _some(key: str, field: Field, shapes: Sequence[Shape]) -> tuple[Value, ...]:
    """Texts: the frequent ones are offered, any other can be typed."""
    held = state.widget(key)
    there = [str(one) for one in held] if isinstance(held, list) else []
    offered = list(dict.fromkeys([*_frequent(field, shapes), *there]))
    chosen = st.multiselect(
        _("With"),
        offered,
        format_func=lambda one: marked(str(one)),
        key=key,
        accept_new_options=True,
        placeholder=_("Choose, or type one"),
    )
    return tuple(str(one) for one in chosen)


def _frequent(field: Field, shapes: Sequence[Shape]) -> list[str]:
    shape = next(one for one in shapes if one.name == field.table)
    column = Column(field.column, field.type)

    def question(fence: Fence) -> dict[str, tuple[tuple[str, int], ...]]:
        return frequent_of(shape, [column], fence.ask)

    try:
        found = bench_ask.ask(bench.bench().shapes, ("frequent", shape.table, field.column), question)
    except KamError:
        # Whoever types a value needs no list; what is wrong shows where the chart is asked for.
        return []
    return [value for value, _rows in found[field.column]]
