from datetime import date

import polars as pl
import pytest

from kam_core.charts.bench import MOST_SERIES, answer, hidden_rows, series_of
from kam_core.charts.bench_words import Words
from kam_core.charts.theme import Mode
from kam_core.workbench.chart import Kind, View

WORDS = Words(missing="missing", one="{x}: {value}", parted="{x}, {split}: {value}", written=str)
FRAME = pl.DataFrame({"region": ["West", None, "<b>x</b>"], "won": [3, 2, 1]})


def test_bars_of_names_lie_down_with_the_first_row_on_top() -> None:
    figure = answer(FRAME, View(Kind.BAR, "region", ("won",)), words=WORDS, mode=Mode.LIGHT)
    (bars,) = figure.data
    assert (bars.orientation, list(bars.x), list(bars.y)) == (
        "h",
        [3, 2, 1],
        ["West", "missing", "&#60;b&#62;x&#60;/b&#62;"],
    )
    assert (figure.layout.yaxis.autorange, figure.layout.yaxis.type) == ("reversed", "category")
    assert next(iter(bars.hovertext)) == "West: 3"


def test_bars_of_days_stand_on_their_days() -> None:
    frame = pl.DataFrame({"month": [date(2026, 1, 1), date(2026, 3, 1)], "won": [1, 2]})
    figure = answer(frame, View(Kind.BAR, "month", ("won",)), words=WORDS, mode=Mode.LIGHT)
    (bars,) = figure.data
    assert (bars.orientation, list(bars.x), list(bars.y)) == ("v", [date(2026, 1, 1), date(2026, 3, 1)], [1, 2])


def test_an_id_of_digits_is_a_name_and_no_number() -> None:
    frame = pl.DataFrame({"id": ["007", "1e5"], "n": [1, 2]})
    for kind in (Kind.LINE, Kind.SCATTER):
        figure = answer(frame, View(kind, "id", ("n",)), words=WORDS, mode=Mode.LIGHT)
        assert figure.layout.xaxis.type == "category"
        assert list(figure.data[0].x) == ["007", "1e5"]


def test_each_part_of_a_split_has_its_own_line_up_to_what_can_be_told_apart() -> None:
    parts = [f"part {at}" for at in range(20)]
    frame = pl.DataFrame({"x": [1] * 20, "part": parts, "n": range(20)})
    view = View(Kind.LINE, "x", ("n",), "part")
    figure = answer(frame, view, words=WORDS, mode=Mode.DARK)
    assert series_of(frame, view) == 20
    assert [line.name for line in figure.data] == parts[:MOST_SERIES]
    assert figure.layout.showlegend
    assert len({(line.line.color, line.line.dash) for line in figure.data}) == MOST_SERIES


def test_a_heat_map_has_a_cell_a_pair_and_none_where_nothing_is() -> None:
    frame = pl.DataFrame({"x": ["a", "b", "b"], "y": ["u", "u", "v"], "n": [1, 2, 3]})
    (cells,) = answer(frame, View(Kind.HEAT_MAP, "x", ("n",), "y"), words=WORDS, mode=Mode.LIGHT).data
    assert (list(cells.x), list(cells.y)) == (["a", "b"], ["u", "v"])
    assert [list(row) for row in cells.z] == [[1, 2], [None, 3]]


def test_a_box_has_the_five_figures_of_its_row() -> None:
    names = ("low", "first", "middle", "third", "high")
    frame = pl.DataFrame({"x": ["a"], **{name: [at] for at, name in enumerate(names)}})
    (box,) = answer(frame, View(Kind.BOX, "x", names), words=WORDS, mode=Mode.LIGHT).data
    figures = (box.lowerfence, box.q1, box.median, box.q3, box.upperfence)
    assert [list(one) for one in figures] == [[0], [1], [2], [3], [4]]


@pytest.mark.parametrize("kind", list(Kind))
def test_an_answer_of_missing_values_is_drawn(kind: Kind) -> None:
    frame = pl.DataFrame({"x": [None, None], "n": [None, None], "s": ["a", "b"]}, schema_overrides={"n": pl.Float64})
    view = View(kind, "x", ("n",) * 5 if kind is Kind.BOX else ("n",), None if kind is Kind.BOX else "s")
    assert answer(frame, view, words=WORDS, mode=Mode.LIGHT).data


TWICE = pl.DataFrame({"x": ["a", "a", "b", None, ""], "s": ["u", "v", "u", "u", "u"], "n": [1, 2, 3, 4, 5]})


@pytest.mark.parametrize(
    ("kind", "split", "rows"),
    [
        # The second "a"; the empty text, which is called missing as well.
        (Kind.BAR, None, 2),
        (Kind.BAR, "s", 1),
        (Kind.HEAT_MAP, "s", 1),
        # Points lie where they lie, each to be seen.
        (Kind.SCATTER, None, 0),
        (Kind.LINE, None, 0),
    ],
)
def test_rows_on_the_place_of_another_are_counted(kind: Kind, split: str | None, rows: int) -> None:
    assert hidden_rows(TWICE, View(kind, "x", ("n",), split), WORDS) == rows


def test_what_is_no_number_has_its_cell_where_nothing_is() -> None:
    frame = pl.DataFrame({"x": [1.0, float("nan"), float("nan")], "y": ["u", "u", "v"], "n": [1, 2, 3]})
    view = View(Kind.HEAT_MAP, "x", ("n",), "y")
    (cells,) = answer(frame, view, words=WORDS, mode=Mode.LIGHT).data
    assert (list(cells.x), [list(row) for row in cells.z]) == ([1.0, None], [[1, 2], [None, 3]])
    assert hidden_rows(frame, view, WORDS) == 0
