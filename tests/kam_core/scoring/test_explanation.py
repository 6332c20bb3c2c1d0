"""Why an account stands where it stands."""

from datetime import date

import pytest

from kam_core.accounts.model import AccountId
from kam_core.scoring import criteria, explanation, scores
from kam_core.store.store import Store

ALPHA, BETA, GAMMA = AccountId("001"), AccountId("002"), AccountId("003")


@pytest.fixture
def scored(rated: Store, day: date) -> Store:
    scores.ensure(rated, day)
    return rated


def test_contributions_are_in_points_and_missing_ones_are_named(scored: Store, day: date) -> None:
    parts = explanation.explain(scored.database, ALPHA, day)
    attractive = parts.filter(axis="attractiveness")
    assert dict(attractive.select("criterion", "contribution").iter_rows()) == pytest.approx(
        {
            "growth_potential": 25 * 100 / 75,
            "strategic_importance": 15 * 100 / 75,
            "current_revenue": 15 * 100 / 75,
            "net_margin": None,
            "fit": 10 * 50 / 75,
            "effort": 10 * 75 / 75,
            "logo": None,
            "industry_growth": None,
        }
    )
    assert attractive.filter("missing")["criterion"].to_list() == ["net_margin", "logo", "industry_growth"]
    assert dict(attractive.select("criterion", "value").iter_rows()) == {
        "growth_potential": 1200.0,
        "strategic_importance": 5.0,
        "current_revenue": 1800.0,
        "net_margin": None,
        "fit": 3.0,
        "effort": 2.0,
        "logo": None,
        "industry_growth": None,
    }


@pytest.mark.parametrize("account", [ALPHA, BETA, GAMMA])
def test_contributions_sum_to_the_score(scored: Store, day: date, account: AccountId) -> None:
    kept = scores.on(scored.database, day).filter(account_id=account).row(0, named=True)
    parts = explanation.explain(scored.database, account, day)
    for axis in ("attractiveness", "strength"):
        assert parts.filter(axis=axis)["contribution"].sum() == pytest.approx(kept[axis])


def test_each_value_says_where_it_comes_from(scored: Store, day: date) -> None:
    def source(account: AccountId, criterion: str) -> tuple[object, ...]:
        parts = explanation.explain(scored.database, account, day).filter(criterion=criterion)
        return parts.select("source", "who", "on_day", "evidence", "illustrative").row(0)

    assert source(ALPHA, "fit") == ("rating", "Ada Abel", date(2025, 9, 1), "After the pilot", True)
    assert source(ALPHA, "growth_potential") == ("potential", "Ada Abel", date(2025, 6, 1), None, True)
    assert source(BETA, "growth_potential") == ("wallet", None, date(2025, 7, 1), "asked their buyer", True)
    assert source(BETA, "wallet_share_vs_rival") == ("rivals", None, None, None, True)
    assert source(BETA, "current_revenue") == ("orders", None, None, None, False)
    assert source(BETA, "logo") == (None, None, None, None, False)


def test_an_account_that_is_not_loaded_has_an_empty_explanation(scored: Store, day: date) -> None:
    parts = explanation.explain(scored.database, AccountId("9"), day)
    assert parts.is_empty()
    assert parts.columns == explanation.explain(scored.database, ALPHA, day).columns


def test_the_trail_is_under_one_set_and_ends_with_the_score(scored: Store, day: date) -> None:
    trail = explanation.trail(scored.database, ALPHA, [day, date(2025, 2, 28), date(2025, 6, 30)])
    assert trail["day"].to_list() == [date(2025, 2, 28), date(2025, 6, 30), day]
    assert trail["attractiveness"][-1] == pytest.approx(90.0)
    assert trail["criteria_version"].to_list() == [criteria.in_force(scored.database, day).version] * 3
    # On 2025-02-28 only revenue (3500, above all edges) and margin (a cost is unknown) could be told: 100.
    assert trail["attractiveness"][0] == 100.0
