"""The measures of health as they are defined."""

import re
from pathlib import Path

import pytest

from kam_core.health.caps import CAPS
from kam_core.health.measures import MEASURES, WEIGHTS, nominal_weight
from kam_core.health.model import Group

ROOT = Path(__file__).parents[3]


def test_the_groups_have_100_points_together_and_share_them_equally() -> None:
    assert WEIGHTS == {
        Group.COMMERCIAL: 25,
        Group.RELATIONSHIP: 25,
        Group.DELIVERY: 20,
        Group.VALUE: 15,
        Group.FUTURE: 15,
    }
    assert sum(map(nominal_weight, MEASURES)) == pytest.approx(100)


def test_the_caps_are_those_of_the_model() -> None:
    assert {cap.code: cap.limit for cap in CAPS} == {"open_grievance": 49, "contract_notice": 59, "advocate_left": 64}


def test_each_measure_names_tables_that_exist() -> None:
    schema = "".join(file.read_text() for file in (ROOT / "kam_core/store/migrations").glob("*.sql"))
    named = {table for one in (*MEASURES, *CAPS) for table in re.findall(r"\b(?:app|facts)\.\w+", one.table)}
    assert named
    assert [table for table in named if f"CREATE TABLE {table} " not in schema] == []
