"""The chart builder: what is drawn is chosen from the tables, and the SQL that it comes to is shown."""

from collections.abc import Mapping, Sequence

import streamlit as st

from kam_core.errors import KamError
from kam_core.text.invisible import marked
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from kam_core.values.guess import is_id
from kam_core.values.model import ValueType
from kam_core.workbench.builder import MOST_POINTS
from kam_core.workbench.chart import Bucket, Chart, Field, Join, Kind, Measure, Order
from kam_core.workbench.conditions import repeats_of
from kam_core.workbench.fence import Fence
from kam_core.workbench.shape import Shape
from pages.session import state
from pages.widgets import bench_ask, bench_fields, bench_filters, bench_profile, bench_words

_TABLE, _JOIN, _LEFT, _RIGHT = "bench_table", "bench_join", "bench_left", "bench_right"
_KIND, _X, _Y, _MEASURE, _SPLIT = "bench_kind", "bench_x", "bench_y", "bench_measure", "bench_split"
_BUCKET, _ORDER = "bench_bucket", "bench_order"
_COUNTED = "bench_counted"
_FEW = 20
_DAYS = (ValueType.DAY, ValueType.MOMENT)
_OF_NUMBERS = (Measure.SUM, Measure.MEAN, Measure.MEDIAN)


def choose(shapes: Sequence[Shape]) -> Chart | None:
    """The chart as it is chosen; null where something it needs is not."""
    with st.container(border=True, gap="small"):
        shape = bench_profile.pick(shapes, _TABLE)
        join = _join(shape, [one for one in shapes if one.name != shape.name])
        asked = [shape, *(one for one in shapes if join and one.name == join.right.table)]
        fields = bench_fields.of(asked)
        with st.grid(4, min_column_width=145, gap="small"):
            kind = bench_fields.choose_word(_("Chart"), bench_words.kinds(), key=_KIND)
            x = bench_fields.choose(_("For each"), fields, key=_X, first=_first(fields))
            measure, y = _measured(kind, fields)
            split = _split(kind, fields)
            bucket = _bucket(kind, x)
            order = _order(kind, x)
            most = _most(kind)
        conditions = bench_filters.choose(fields, shapes)
    if x is None:
        return None
    return Chart(shape.name, kind, x, y, measure, split, conditions, order, most, bucket, join)


def fill(chart: Chart) -> None:
    """Choose what a chart has; before the boxes are shown in a run, or from a callback."""
    held: Mapping[str, object] = {
        _TABLE: chart.table,
        _JOIN: chart.join.right.table if chart.join else None,
        _LEFT: bench_fields.id_of(chart.join.left) if chart.join else None,
        _RIGHT: bench_fields.id_of(chart.join.right) if chart.join else None,
        _KIND: chart.kind,
        _X: bench_fields.id_of(chart.x),
        _Y: bench_fields.id_of(chart.y) if chart.y else None,
        _COUNTED: bench_fields.id_of(chart.y) if chart.y else None,
        _MEASURE: chart.measure,
        _SPLIT: bench_fields.id_of(chart.split) if chart.split else None,
        _BUCKET: chart.bucket or Bucket.MONTH,
        _ORDER: chart.order,
        _key_of_most(chart.kind): chart.most,
    }
    for key, value in held.items():
        state.set_widget(key, value)
    bench_filters.fill(chart.conditions)


def warn_of_repeats(chart: Chart, shapes: Sequence[Shape]) -> None:
    """Say where the joined table has several rows for one value, so that rows count more than once."""
    join = chart.join
    if join is None:
        return

    def question(fence: Fence) -> object:
        return fence.ask(repeats_of(join)).rows.to_pylist()[0]["most"]

    try:
        most = bench_ask.ask(shapes, ("repeats", join), question)
    except KamError:
        # The chart itself says what is wrong.
        return
    if isinstance(most, int) and most > 1:
        st.warning(
            ngettext(
                "{table} has up to {n} row for one value of {column}: whatever joins several is counted that often.",
                "{table} has up to {n} rows for one value of {column}: whatever joins several is counted that often.",
                most,
                table=plain(join.right.table),
                column=plain(join.right.column),
            ),
            icon=":material/content_copy:",
        )


def _join(shape: Shape, others: Sequence[Shape]) -> Join | None:
    if not others:
        return None
    names = [one.name for one in others]
    if state.widget(_JOIN) not in names:
        state.set_widget(_JOIN, None)
    with st.grid(3, min_column_width=200, gap="small"):
        chosen = st.selectbox(
            _("Together with"), names, index=None, format_func=marked, key=_JOIN, placeholder=_("No other table")
        )
        if chosen is None:
            return None
        other = next(one for one in others if one.name == chosen)
        mine, theirs = bench_fields.of([shape]), bench_fields.of([other])
        left, right = _same(mine, theirs)
        mine_field = bench_fields.choose(_("Key here"), mine, key=_LEFT, first=left)
        their_field = bench_fields.choose(_("Key there"), theirs, key=_RIGHT, first=right)
    return Join(mine_field, their_field) if mine_field and their_field else None


def _same(mine: Mapping[str, Field], theirs: Mapping[str, Field]) -> tuple[str | None, str | None]:
    """The first columns of both that are called the same."""
    names = {field.column.casefold(): one for one, field in theirs.items()}
    for one, field in mine.items():
        if field.column.casefold() in names:
            return one, names[field.column.casefold()]
    return None, None


def _first(fields: Mapping[str, Field]) -> str | None:
    """A column that is likely to be worth a bar for each of its values."""
    texts = [one for one, field in fields.items() if field.type is ValueType.TEXT]
    return next((one for one in texts if not is_id(fields[one].column)), next(iter(fields), None))


def _measured(kind: Kind, fields: Mapping[str, Field]) -> tuple[Measure, Field | None]:
    if kind in (Kind.SCATTER, Kind.BOX):
        wanted = {one: field for one, field in fields.items() if field.type is ValueType.NUMBER or kind is Kind.SCATTER}
        return Measure.COUNT, bench_fields.choose(_("Values of"), wanted, key=_Y, first=_number(wanted))
    measure = bench_fields.choose_word(_("Measure"), bench_words.measures(), key=_MEASURE)
    if measure is Measure.COUNT:
        return measure, bench_fields.choose(_("Rows with a value in"), fields, key=_COUNTED, empty=_("All rows"))
    wanted = {one: field for one, field in fields.items() if field.type is ValueType.NUMBER}
    offered = wanted if measure in _OF_NUMBERS else fields
    return measure, bench_fields.choose(_("Of"), offered, key=_Y, first=_number(offered))


def _number(fields: Mapping[str, Field]) -> str | None:
    return next((one for one, field in fields.items() if field.type is ValueType.NUMBER), None)


def _split(kind: Kind, fields: Mapping[str, Field]) -> Field | None:
    if kind is Kind.BOX:
        return None
    label = _("And for each") if kind is Kind.HEAT_MAP else _("Split by")
    return bench_fields.choose(label, fields, key=_SPLIT, empty=_("Nothing"))


def _bucket(kind: Kind, x: Field | None) -> Bucket | None:
    if x is None or x.type not in _DAYS or kind is Kind.SCATTER:
        return None
    return bench_fields.choose_word(_("Days by"), bench_words.buckets(), key=_BUCKET, first=Bucket.MONTH)


def _order(kind: Kind, x: Field | None) -> Order:
    if kind in (Kind.LINE, Kind.SCATTER):
        return Order.BY_X
    by_x = kind is Kind.HEAT_MAP or (x is not None and x.type is not ValueType.TEXT)
    first = Order.BY_X if by_x else Order.LARGEST
    return bench_fields.choose_word(_("Order"), bench_words.orders(), key=_ORDER, first=first)


def _most(kind: Kind) -> int | None:
    label, key = _("At most lines") if kind is Kind.LINE else _("At most"), _key_of_most(kind)
    if not state.has_widget(key):
        # More bars than a screen shows are asked for, not met by chance.
        state.set_widget(key, _FEW if kind is Kind.BAR else None)
    return st.number_input(label, min_value=1, max_value=MOST_POINTS, key=key, placeholder=_("All"), step=1)


def _key_of_most(kind: Kind) -> str:
    return f"bench_most_{'bars' if kind is Kind.BAR else 'others'}"
