"""Opinions with evidence."""

from datetime import date

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.errors import ConflictError, RefusedError, UnknownAccountError
from kam_core.scoring import criteria, measures, ratings
from kam_core.scoring.explanation import explain
from kam_core.store.moments import moments
from kam_core.store.request import new_request
from kam_core.store.store import Store

BETA = AccountId("002")


def rate(store: Store, rating: float | None, version: int, criterion: str = "fit", evidence: str = "Pilot") -> None:
    request = new_request("P1", "account")
    ratings.rate(store, request, BETA, criterion, rating=rating, evidence=evidence, expected_version=version)


def fit_of_beta(store: Store, day: date) -> object:
    criteria_set = criteria.in_force(store.database, day)
    values = measures.values(store.database, measures.everybody(store.database), day, criteria_set.criteria)
    return values["rated:fit"][1]


def test_a_rating_counts_from_today_and_a_null_withdraws_it(rated: Store) -> None:
    today = moments(rated.database).today
    rate(rated, 4.0, 0)
    assert fit_of_beta(rated, today) == 4.0
    assert fit_of_beta(rated, date(2026, 1, 15)) is None
    rate(rated, None, 1, evidence="It was another Beta")
    assert fit_of_beta(rated, today) is None


def test_fit_is_the_mean_of_what_is_rated_of_solution_culture_and_industry(rated: Store) -> None:
    today = moments(rated.database).today
    rate(rated, 1.0, 0)
    rate(rated, 4.0, 0, "fit_solution", "The pilot ran")
    assert fit_of_beta(rated, today) == 4.0
    rate(rated, 5.0, 0, "fit_industry", "Our focus")
    assert fit_of_beta(rated, today) == 4.5
    rate(rated, 3.0, 0, "fit_culture", "Slow answers")
    assert fit_of_beta(rated, today) == 4.0
    rate(rated, None, 1, "fit_culture", "Another Beta")
    assert fit_of_beta(rated, today) == 4.5

    fit = explain(rated.database, BETA, today).filter(criterion="fit").row(0, named=True)
    assert (fit["value"], fit["weight"]) == (4.5, 10.0)
    assert fit["evidence"] == "Fit of our solution: The pilot ran; Fit with the industries we focus on: Our focus"


def test_parts_are_asked_for_in_the_place_of_their_criterion(rated: Store) -> None:
    today = moments(rated.database).today
    rate(rated, 4.0, 0, "fit_solution", "The pilot ran")
    asked = ratings.newest(rated.database, BETA, today)
    assert [code for code in asked["criterion"] if code.startswith("fit")] == [
        "fit_solution",
        "fit_culture",
        "fit_industry",
    ]
    solution, culture = asked.filter(pl.col("criterion").is_in(["fit_solution", "fit_culture"])).rows()
    assert solution == ("fit_solution", "Fit of our solution", 4.0, "Ada Abel", today, "The pilot ran", 1)
    assert culture == ("fit_culture", "Fit of our cultures", None, None, None, None, 0)


def test_a_rating_is_told_with_who_when_and_why(rated: Store) -> None:
    today = moments(rated.database).today
    rate(rated, 4.0, 0, evidence="  They asked for a pilot ")
    told = ratings.trail(rated.database, BETA).filter(criterion="fit")
    assert told.rows() == [("fit", today, 4.0, "Ada Abel", "They asked for a pilot", False)]


def test_every_change_is_in_the_history_and_raises_what_scores_are_made_of(rated: Store) -> None:
    before = rated.database.read("scoring", "basis")["basis"][0]
    rate(rated, 4.0, 0)
    rate(rated, 2.0, 1, evidence="After the pilot")
    assert rated.database.read("scoring", "basis")["basis"][0] != before
    changes = rated.database.read("accounts", "whole_history").filter(record_id="fit/002")
    told = changes.filter(pl.col("field").is_in(["rating", "evidence"])).sort("sequence")
    assert told.select("who", "field", "old_value", "new_value").rows() == [
        ("P1", "rating", None, "4.0"),
        ("P1", "evidence", None, "Pilot"),
        ("P1", "rating", "4.0", "2.0"),
        ("P1", "evidence", "Pilot", "After the pilot"),
    ]


def test_a_second_rater_is_told_and_nothing_is_kept(rated: Store) -> None:
    rate(rated, 4.0, 0)
    with pytest.raises(ConflictError) as refused:
        rate(rated, 1.0, 0, evidence="I disagree")
    assert refused.value.places["who"] == "Ada Abel"
    assert (refused.value.places["theirs"], refused.value.places["mine"]) == ("4.0 (Pilot)", "1.0 (I disagree)")
    assert fit_of_beta(rated, moments(rated.database).today) == 4.0


@pytest.mark.parametrize(
    ("rating", "criterion", "evidence"),
    [
        pytest.param(0.5, "fit", "x", id="below the scale"),
        pytest.param(5.5, "fit", "x", id="above the scale"),
        pytest.param(3.0, "fit", "  ", id="no evidence"),
        pytest.param(3.0, "fit", "x" * 2001, id="too much evidence"),
        pytest.param(3.0, "shoe_size", "x", id="no such criterion"),
        pytest.param(3.0, "current_revenue", "x", id="computed"),
    ],
)
def test_what_breaks_a_rule_is_refused(rated: Store, rating: float, criterion: str, evidence: str) -> None:
    with pytest.raises(RefusedError):
        rate(rated, rating, 0, criterion, evidence)


def test_an_unknown_account_is_refused(rated: Store) -> None:
    with pytest.raises(UnknownAccountError):
        ratings.rate(
            rated, new_request("P1", "account"), AccountId("9"), "fit", rating=3, evidence="x", expected_version=0
        )
