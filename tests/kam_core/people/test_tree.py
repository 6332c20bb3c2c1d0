import polars as pl
import pytest

from kam_core.people.tree import placed

Told = tuple[str, str | None, str | None, int | None]


def people(*told: Told, gone: str = "") -> pl.DataFrame:
    """(name, level, reports to, power); a name is an id as well."""
    rows = [
        {"contact_id": name, "contact_name": name, "level": level, "reports_to": boss, "power": power}
        for name, level, boss, power in told
    ]
    schema = {"contact_id": pl.String, "contact_name": pl.String, "level": pl.String, "reports_to": pl.String}
    frame = pl.DataFrame(rows, schema=schema | {"power": pl.Int32})
    return frame.with_columns((pl.col("contact_id") == gone).alias("gone"))


def spots(frame: pl.DataFrame) -> dict[str, tuple[int, int | None]]:
    """Column and boss's row of each, in the order of rows."""
    found = placed(frame)
    assert found["row"].to_list() == list(range(found.height))
    return {name: (column, boss) for name, column, boss in found.select("contact_id", "column", "boss_row").iter_rows()}


def test_each_stands_below_the_boss_in_the_column_of_the_level_the_powerful_first() -> None:
    frame = people(
        ("worker", "working", "weak", None),
        ("weak", "middle", "top", 2),
        ("strong", "middle", "top", 4),
        ("top", "executive", None, 5),
        ("other", "executive", None, 3),
    )
    assert spots(frame) == {"top": (0, None), "strong": (1, 0), "weak": (1, 0), "worker": (2, 2), "other": (0, None)}


def test_levels_that_nobody_has_take_no_room_and_unknown_ones_stand_last() -> None:
    frame = people(("a", None, None, None), ("b", "working", None, None), ("c", "regional hero", None, 5))
    assert spots(frame) == {"b": (0, None), "c": (1, None), "a": (1, None)}
    assert placed(frame)["level_shown"].to_list() == ["working", "unknown", "unknown"]


def test_who_reports_within_a_level_stands_to_the_right() -> None:
    frame = people(("a", "middle", None, 5), ("b", "middle", "a", 4), ("c", "middle", "b", 3), ("d", "working", "c", 2))
    assert [round(indent, 2) for indent in placed(frame)["indent"]] == [0.0, 0.14, 0.28, 0.0]


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(people(("a", "middle", "b", 5), ("b", "middle", "a", 4)), id="two who report to each other"),
        pytest.param(people(("a", "middle", None, 5), ("b", "middle", "a", 4)), id="the same, without the circle"),
    ],
)
def test_a_circle_is_cut_at_the_most_powerful_link(frame: pl.DataFrame) -> None:
    assert sorted(spots(frame)) == ["a", "b"]
    assert [boss for _, boss in spots(frame).values()].count(None) == 1


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(people(("a", "middle", "a", 1)), id="reports to oneself"),
        pytest.param(people(("a", "middle", "nobody", 1)), id="to somebody unknown"),
        pytest.param(people(("a", "middle", "b", 1), ("b", "executive", None, 5), gone="b"), id="to somebody who left"),
    ],
)
def test_a_boss_who_is_not_there_is_none(frame: pl.DataFrame) -> None:
    assert spots(frame) == {"a": (0, None)}


def test_a_thousand_in_one_line_are_laid_out() -> None:
    line = [(f"{at:04}", "working", f"{at - 1:04}" if at else None, None) for at in range(1000)]
    assert placed(people(*line))["contact_id"].to_list() == [name for name, *_ in line]


def test_nobody_is_an_empty_frame_of_the_same_columns() -> None:
    assert placed(people()).columns[:6] == ["contact_id", "row", "column", "indent", "boss_row", "level_shown"]
