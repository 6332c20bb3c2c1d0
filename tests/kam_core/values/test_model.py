"""A question has its answers, and a failed value its reason."""

import polars as pl
import pytest

from kam_core.errors import RefusedError
from kam_core.values.columns import typed
from kam_core.values.model import SENTENCES, Ask, Fault, Order, TypedTold, ValueType


def asked(wanted: ValueType, *texts: str, share: bool = False) -> Ask:
    (ask,) = typed(pl.Series(texts), wanted, share=share).asks
    return ask


def test_each_reading_of_a_question_answers_it() -> None:
    decimal = asked(ValueType.NUMBER, "1.234")
    order = asked(ValueType.DAY, "03/04/2025")
    percent = asked(ValueType.NUMBER, "1", share=True)
    assert TypedTold().answered(decimal, ".") == TypedTold(decimal=".")
    assert TypedTold(zone="UTC").answered(order, "m/d") == TypedTold(zone="UTC", order=Order.MONTH_FIRST)
    assert TypedTold().answered(percent, "true") == TypedTold(percent=True)
    assert TypedTold().answered(percent, "false") == TypedTold(percent=False)


def test_an_answer_that_was_not_offered_is_refused() -> None:
    with pytest.raises(RefusedError, match="“y/m” does not answer"):
        TypedTold().answered(asked(ValueType.DAY, "03/04/2025"), "y/m")


def test_an_answer_gives_the_reading_that_was_shown() -> None:
    ask = asked(ValueType.DAY, "03/04/2025")
    for reading, shown in ask.readings:
        found = typed(pl.Series(["03/04/2025"]), ValueType.DAY, TypedTold().answered(ask, reading))
        assert (found.values[0].isoformat(), found.asks) == (shown, ())


def test_every_fault_has_its_sentence_with_the_value_in_it() -> None:
    assert set(SENTENCES) == set(Fault)
    assert all("“{value}”" in sentence for sentence in SENTENCES.values())


def test_rejected_rows_keep_what_was_written_and_cut_it_only_in_the_reason() -> None:
    long = "x" * 200
    found = typed(pl.Series(["1", long, "{value}", "2"]), ValueType.NUMBER)
    assert found.rejected().rows() == [
        (1, long, f"“{'x' * 60}…” is not a number; write one like 1234.5."),
        (2, "{value}", "“{value}” is not a number; write one like 1234.5."),
    ]
