"""What stands in the places of a fault, as somebody reads it."""

from datetime import UTC, date, datetime

import pytest

from pages.session.boundary import said


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(date(2013, 11, 29), "Nov 29, 2013", id="a day"),
        pytest.param(datetime(2013, 11, 29, 8, 5, tzinfo=UTC), "Nov 29, 2013, 08:05 UTC", id="a moment"),
        pytest.param("zero\u200bwidth", "zero‹U+200B›width", id="a name with what cannot be seen"),
        pytest.param(30, 30, id="a number"),
    ],
)
def test_places_are_said_as_on_every_screen(value: object, expected: object) -> None:
    assert said(value) == expected
