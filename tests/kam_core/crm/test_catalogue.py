"""The CSV files beside the code agree with each other."""

import csv
from pathlib import Path

import pytest

from kam_core.crm import catalogue
from kam_core.crm.catalogue import ANY_KIND, NEEDS, TYPES, fields, kinds
from kam_core.crm.headers import key

FOLDER = Path(catalogue.__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@pytest.mark.parametrize("name", ["fields", "presets", "synonyms", "values", "kinds"])
def test_every_row_has_all_its_columns(name: str) -> None:
    assert [row for row in rows(name) if None in row or None in row.values()] == []


def test_fields_have_types_and_needs_that_there_are() -> None:
    wrong = [
        (row["kind"], row["field"])
        for row in rows("fields")
        if row["type"] not in TYPES or row["need"] not in NEEDS or row["kind"] not in kinds()
    ]
    assert wrong == []


def test_presets_and_synonyms_name_fields_that_there_are() -> None:
    named = [*rows("presets"), *rows("synonyms")]
    assert [r for r in named if r["field"] and r["kind"] != ANY_KIND and r["field"] not in fields(r["kind"])] == []


def test_no_word_of_a_kind_stands_for_two_fields() -> None:
    for kind in kinds():
        said: dict[str, str] = {}
        for row in rows("synonyms"):
            words = row["words"].split("|") if row["kind"] == kind else []
            assert [word for word in words if said.setdefault(key(word), row["field"]) != row["field"]] == []


def test_no_value_of_a_topic_means_two_things() -> None:
    said: dict[tuple[str, str], str] = {}
    for row in rows("values"):
        for word in row["words"].split("|"):
            assert said.setdefault((row["topic"], key(word)), row["means"]) == row["means"]


def test_the_key_of_each_kind_is_among_its_stored_fields() -> None:
    assert all(fields(one.name)[name].stored for one in kinds().values() for name in one.key)
