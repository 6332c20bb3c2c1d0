"""Yes and no in the languages that exports come in."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kam_core.values.model import Fault
from kam_core.values.yes_no import looks_yes_no, yes_no


def read(*texts: str | None) -> list[bool | None]:
    return yes_no(pl.Series(texts, dtype=pl.String)).values.to_list()


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        *(("Yes", "No"), ("TRUE", "false"), ("1", "0"), ("Y", "n"), ("ja", "nein"), ("sí", "no"), ("oui", "non")),
        *(
            ("是", "否"),
            ("có", "không"),
            ("co\u0301", "kho\u0302ng"),
            ("بله", "خیر"),
            ("بلي", "خير"),
            ("✓", "✗"),
            ("１", "０"),
        ),
    ],
)
def test_yes_and_no_in_many_languages(yes: str, no: str) -> None:
    assert read(yes, no, None) == [True, False, None]


def test_an_empty_cell_is_no_where_the_others_are_ticked() -> None:
    found = yes_no(pl.Series(["x", "", None, "X"]))
    assert found.values.to_list() == [True, False, False, True]
    assert found.notes == ("2 empty cells were read as no, because the others are ticked.",)
    assert read("x", "no", "") == [True, False, None]


def test_words_that_say_neither_are_named() -> None:
    found = yes_no(pl.Series(["yes", "maybe", "N/A"]))
    assert found.values.to_list() == [True, None, None]
    assert found.rejected().rows() == [(1, "maybe", "“maybe” is neither yes nor no.")]
    assert found.missing == 1
    assert found.faults.to_list() == [None, Fault.NO_YES_NO.value, None]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"yes", "no"}, True),
        ({"oui"}, True),
        ({"x"}, True),
        ({"1", "0"}, False),
        ({"yes", "no", "true", "0", "x"}, False),
        ({"yes", "nein"}, False),
        ({"yes", "maybe"}, False),
    ],
)
def test_only_one_way_to_say_it_looks_like_yes_and_no(words: set[str], expected: bool) -> None:
    assert looks_yes_no(frozenset(words)) is expected


@settings(max_examples=20)
@given(st.lists(st.none() | st.text(max_size=6)))
def test_any_text_is_yes_no_null_or_named(texts: list[str | None]) -> None:
    found = yes_no(pl.Series(texts, dtype=pl.String))
    assert len(found.values) == len(texts)
    assert not (found.values.is_not_null() & found.failed).any()
