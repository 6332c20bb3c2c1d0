"""Where one account stands."""

from datetime import date

import polars as pl

from kam_core.accounts.model import AccountId, Filters
from kam_core.scoring import portfolio, scores
from kam_core.scoring.position import least_attractive_first, position
from kam_core.store.store import Store


def test_one_account_stands_where_it_stands_among_all(rated: Store, day: date) -> None:
    scores.ensure(rated, day)
    everybody = portfolio.positions(rated.database, Filters(), day, day).drop("then_attractiveness", "then_strength")
    assert everybody.height == 3
    for row in everybody.iter_rows(named=True):
        assert position(rated.database, row["account_id"], day) == row


def test_an_account_that_was_not_scored_has_no_position(rated: Store, day: date) -> None:
    assert position(rated.database, AccountId("001"), day) is None
    scores.ensure(rated, day)
    assert position(rated.database, AccountId("404"), day) is None


def test_who_has_no_score_comes_before_the_least_attractive(rated: Store, day: date) -> None:
    scores.ensure(rated, day)
    among = pl.DataFrame({"account_id": ["001", "new", "002", "003"]})
    # Attractiveness: Alpha 90, Beta 27.3, Gamma 0.
    assert least_attractive_first(rated.database, among, day) == ("new", "003", "002", "001")
