from datetime import date
from decimal import Decimal

import pytest

from kam_core.errors import FieldsError
from kam_core.plans.answer_values import as_text, as_value, value_field
from kam_core.questions.catalogue import question
from kam_core.records.model import Type, Value


@pytest.mark.parametrize(
    ("asked", "takes"),
    [
        pytest.param("T01", Type.PERSON, id="the owner is one of us"),
        pytest.param("U02", Type.PERSON, id="who finds out is one of us"),
        pytest.param("P01", Type.CONTACT, id="who approves is one of them"),
        pytest.param("I01", Type.NUMBER, id="a share is a number"),
        pytest.param("R07", Type.WHOLE, id="a rating is whole"),
        pytest.param("I03", Type.DAY, id="a date is a day"),
        pytest.param("R04", Type.CHOICE, id="a choice is one of its own"),
        pytest.param("N01", Type.LONG_TEXT, id="anything else is text"),
    ],
)
def test_an_answer_takes_what_its_question_asks_for(asked: str, takes: Type) -> None:
    assert value_field(question(asked)).type == takes


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        ("I01", "12.5", Decimal("12.5")),
        ("R07", "3", 3),
        ("I03", "2026-03-31", date(2026, 3, 31)),
        ("R04", "more tenders|slower approvals", "more tenders|slower approvals"),
        ("N01", "  ", None),
    ],
)
def test_an_answer_is_read_by_its_type_and_kept_as_text(asked: str, text: str, value: Value) -> None:
    assert as_value(question(asked), text) == value
    assert as_text(value) == (text.strip() or None)


def test_numbers_are_kept_without_the_zeros_they_do_not_need() -> None:
    assert [as_text(Decimal(one)) for one in ("1200.0000", "0.50", "-0", "1E+3")] == ["1200", "0.5", "0", "1000"]


@pytest.mark.parametrize(("asked", "text"), [("I01", "a lot"), ("I03", "2026-02-31"), ("R07", "3.5")])
def test_text_that_is_no_such_value_is_told_at_the_answer(asked: str, text: str) -> None:
    with pytest.raises(FieldsError) as refused:
        as_value(question(asked), text)
    assert set(refused.value.faults) == {"value"}
