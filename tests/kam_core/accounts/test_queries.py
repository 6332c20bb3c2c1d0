import json
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts import queries
from kam_core.accounts.model import Account
from kam_core.errors import UnknownAccountError
from kam_core.store.store import Store

HOSTILE = [row["name"] for row in json.loads((Path(__file__).parents[2] / "inputs" / "hostile_names.json").read_text())]


def found(store: Store, text: str, limit: int = 10) -> list[str]:
    return queries.search(store.database, text, limit)["account_id"].to_list()


def test_an_account_is_told_with_its_owner_and_what_its_file_said_besides(company: Store) -> None:
    assert queries.account(company.database, "A") == Account(
        id="A",
        name="Äpfel & Söhne",
        parent_id=None,
        parent_name=None,
        segment="Retail",
        industry="Food",
        country="DE",
        territory=None,
        currency="EUR",
        owner_id="P1",
        owner_name="Ana Lima",
        domain="apfel.example",
        illustrative=True,
        extra={"Bank": "Nord", "Since": 1999},
    )


def test_an_account_names_its_parent(company: Store) -> None:
    child = queries.account(company.database, "F")

    assert (child.parent_id, child.parent_name, child.illustrative) == ("B", "Bolt Works", False)
    assert queries.children(company.database, "B")["account_id"].to_list() == ["F"]


@pytest.mark.parametrize("account_id", ["", "nobody", "a", "A'--", "\ud800"])
def test_an_unknown_account_is_refused_by_its_id(company: Store, account_id: str) -> None:
    with pytest.raises(UnknownAccountError):
        queries.account(company.database, account_id)


def test_people_are_listed_active_ones_first(company: Store) -> None:
    assert queries.people(company.database).rows() == [
        ("P1", "Ana Lima", "Key account manager", "South", True),
        ("P2", "Bo Ek", "Key account manager", "North", True),
        ("P3", "Cy Old", None, "North", False),
    ]


def test_choices_are_what_accounts_have(company: Store) -> None:
    assert queries.choices(company.database) == queries.Choices(
        owners=(("P1", "Ana Lima"), ("P2", "Bo Ek"), ("P3", "Cy Old")),
        segments=("Retail", "Wholesale"),
        industries=("Food",),
        countries=("DE", "FR", "US"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ECLAIR", ["E"], id="case and accents do not matter"),
        pytest.param("söhne", ["A"], id="nor do typed ones"),
        pytest.param("works", ["B", "F"], id="anywhere in the name"),
        pytest.param(" bolt ", ["B", "F"], id="blanks around it do not matter"),
        pytest.param("d", ["D"], id="the account whose id it is comes first"),
        pytest.param("100%", ["D"], id="a percent sign is a percent sign"),
        pytest.param("_", ["D"], id="an underscore is an underscore"),
        pytest.param("nobody", [], id="nobody"),
    ],
)
def test_search(company: Store, text: str, expected: list[str]) -> None:
    assert found(company, text)[: len(expected) or 1] == expected


def test_search_gives_at_most_as_many_as_asked_and_the_first_by_name_without_a_text(company: Store) -> None:
    assert found(company, "", limit=3) == ["A", "B", "F"]


def test_search_takes_any_character_and_finds_a_hostile_name_by_itself(company: Store) -> None:
    named = pl.DataFrame({"account_name": HOSTILE}).with_row_index("n")
    rows = named.select(pl.format("H{}", "n").alias("account_id"), "account_name", batch_id=pl.lit(2, pl.Int32))
    company.writer.load(lambda kept: kept.insert("facts.account", rows))

    short = [(account_id, name) for account_id, name, _ in rows.iter_rows() if len(name) <= 200 and name.strip()]
    assert len(short) > 50
    for account_id, name in short:
        assert account_id in found(company, name, limit=1000), name
    assert found(company, "\ud800") == found(company, "?")


def test_owned_by_lists_the_accounts_of_one_person(company: Store) -> None:
    assert queries.owned_by(company.database, "P2")["account_id"].to_list() == ["B", "F", "C"]


def test_an_empty_store_has_typed_empty_answers(store: Store) -> None:
    assert queries.people(store.database).schema == {
        "person_id": pl.String,
        "person_name": pl.String,
        "title": pl.String,
        "territory": pl.String,
        "active": pl.Boolean,
    }
    assert queries.choices(store.database) == queries.Choices((), (), (), ())
    assert found(store, "x") == []
