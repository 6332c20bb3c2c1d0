from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

from kam_core.workbench.histogram import Bin
from kam_core.workbench.profile import EXACT_ROWS, profile
from kam_core.workbench.shape import Shape
from kam_core.workbench.tables import shape_of

Lay = Callable[..., Shape]
Asking = Callable[..., Callable[[str], object]]


def test_each_column_is_what_a_hand_would_count(lay: Lay, asking: Asking) -> None:
    rows = [["A", "1", "2026-01-01", "yes"], ["A", "2", "2026-03-01", "no"], ["B", "", "2026-02-01", "yes"]]
    shape = lay("a.csv", ["name", "amount", "day", "won"], *rows)
    name, amount, day, won = profile(shape, asking(shape))  # type: ignore[arg-type]
    assert (name.rows, name.missing, name.distinct, name.exact) == (3, 0, 2, True)
    assert (name.smallest, name.largest, name.mean) == ("A", "B", None)
    assert name.frequent == ("A", 2)
    assert name.bins == (Bin("A", "A", 2), Bin("B", "B", 1))
    assert (amount.missing, amount.distinct, amount.smallest, amount.largest, amount.mean) == (1, 2, 1, 2, 1.5)
    assert (day.smallest, day.largest) == (date(2026, 1, 1), date(2026, 3, 1))
    assert [one.low for one in day.bins] == ["2026-01-01", "2026-02-01", "2026-03-01"]
    assert won.frequent == ("true", 2)


def test_numbers_lie_in_twenty_bars_of_one_width(lay: Lay, asking: Asking) -> None:
    shape = lay("a.csv", ["x", "n"], *[["x", str(n)] for n in range(1, 101)])
    _, numbers = profile(shape, asking(shape))  # type: ignore[arg-type]
    # 1 to 100 in steps of 4.95: the first bar holds 1 to 5, the last 96 to 100.
    assert [one.rows for one in numbers.bins] == [5] * 20
    assert (numbers.bins[0].low, numbers.bins[-1].high) == (1.0, 100)
    assert numbers.frequent is None


def test_days_lie_in_bars_of_whole_days(lay: Lay, asking: Asking) -> None:
    days = pl.date_range(date(2026, 1, 1), date(2026, 1, 30), eager=True).cast(pl.String).to_list()
    shape = lay("a.csv", ["x", "day"], *[["x", one] for one in days])
    _, column = profile(shape, asking(shape))  # type: ignore[arg-type]
    # Thirty days in bars of two: fifteen.
    assert [one.rows for one in column.bins] == [2] * 15
    assert column.bins[1].low == date(2026, 1, 3)


def test_a_column_without_values_and_a_table_without_rows_have_a_profile(lay: Lay, asking: Asking) -> None:
    shape = lay("a.csv", ["x", "none"], ["1", ""], ["2", ""])
    _, none = profile(shape, asking(shape))  # type: ignore[arg-type]
    assert (none.rows, none.missing, none.distinct, none.smallest, none.bins) == (2, 2, 0, None, ())
    empty = lay("b.csv", ["x", "y"])
    assert [(one.rows, one.bins) for one in profile(empty, asking(empty))] == [(0, ()), (0, ())]  # type: ignore[arg-type]


def test_a_wide_table_and_long_names_take_several_questions_of_a_length_that_is_taken(lay: Lay, asking: Asking) -> None:
    header = [f"{at} {'“' * 290}" for at in range(60)]
    shape = lay("wide.csv", header, *[[str(at + row) for at in range(60)] for row in range(3)])
    ask, asked = asking(shape), []

    def counted(sql: str) -> object:
        asked.append(sql)
        return ask(sql)

    found = profile(shape, counted)  # type: ignore[arg-type]
    assert [one.smallest for one in found] == list(range(60))
    assert max(map(len, asked)) < 20_000
    assert max(sql.count("(") + sql.count(")") for sql in asked) < 500


def test_many_rows_are_estimated_and_say_so(tmp_path: Path, asking: Asking) -> None:
    count = EXACT_ROWS + 1
    shape = shape_of(pl.DataFrame({"n": range(count), "few": ["a", "b", "c"] * (count // 3)}), "many", tmp_path)
    each, few = profile(shape, asking(shape))  # type: ignore[arg-type]
    assert not each.exact
    assert abs(each.distinct - count) < 0.1 * count
    assert few.frequent == ("a", count // 3)
    assert sum(one.rows for one in each.bins) == count


def test_small_steps_of_large_amounts_lie_in_bars(tmp_path: Path, asking: Asking) -> None:
    amounts = [Decimal("99999999999999") + Decimal(at) / 10_000 for at in range(1, 41)]
    numbers = [2**62 + at for at in range(40)]
    values = {"amount": pl.Series(amounts, dtype=pl.Decimal(18, 4)), "number": pl.Series(numbers, dtype=pl.Int64)}
    shape = shape_of(pl.DataFrame(values), "large", tmp_path)
    # Forty neighbours in twenty bars of 39 / 20: two in each.
    assert [[one.rows for one in column.bins] for column in profile(shape, asking(shape))] == [[2] * 20] * 2  # type: ignore[arg-type]


def test_numbers_from_end_to_end_have_bars(tmp_path: Path, asking: Asking) -> None:
    numbers = pl.Series([-(2**63), *range(-10, 11), 2**63 - 1], dtype=pl.Int64)
    most = Decimal("9999999999999999.99")
    amounts = pl.Series([-most, *map(Decimal, range(-10, 11)), most], dtype=pl.Decimal(18, 2))
    shape = shape_of(pl.DataFrame({"number": numbers, "amount": amounts}), "wide", tmp_path)
    for column in profile(shape, asking(shape)):  # type: ignore[arg-type]
        # What lies about zero is in the two bars of the middle; in which of them each is, nobody can see.
        found = [one.rows for one in column.bins]
        assert (found[0], found[9] + found[10], found[19], sum(found)) == (1, 21, 1, 23)


def test_days_up_to_the_last_of_the_calendar_have_bars(tmp_path: Path, asking: Asking) -> None:
    days = [*(date(2026, 1, 1 + at) for at in range(30)), date(9999, 12, 31)]
    frame = pl.DataFrame({"day": days, "time": pl.Series(days).cast(pl.Datetime("us"))})
    shape = shape_of(frame, "endless", tmp_path)
    for column in profile(shape, asking(shape)):  # type: ignore[arg-type]
        assert [one.rows for one in column.bins] == [30, *[0] * 18, 1]
        assert str(column.bins[-1].high)[:10] == "9999-12-31"
