import polars as pl
import pytest

from kam_core.accounts.look_alikes import look_alikes
from kam_core.store.store import Store

# A Cyrillic "А" and "С", an unseen space of no width, and two that differ by an accent alone.
NAMES = ["ACME", "\u0410\u0421ME", "Acme\u200b", "Müller", "Muller", "Zenith"]


@pytest.fixture
def named(store: Store) -> Store:
    accounts = pl.DataFrame({"account_id": [str(n) for n in range(len(NAMES))], "account_name": NAMES, "batch_id": 1})
    store.writer.load(lambda transaction: transaction.insert("facts.account", accounts))
    return store


def test_accounts_that_cannot_be_told_apart_stand_in_one_group(named: Store) -> None:
    alike = look_alikes(named.database)
    assert alike.select("group", "account_id", "account_name").rows() == [
        (1, "0", NAMES[0]),
        (1, "1", NAMES[1]),
        (1, "2", NAMES[2]),
    ]


def test_two_pairs_of_the_demo_have_one_name_each(demo: Store) -> None:
    # 699 names for 701 accounts, as published.
    alike = look_alikes(demo.database)
    assert alike.height - alike["group"].n_unique() == 2


def test_an_empty_store_has_none(store: Store) -> None:
    assert look_alikes(store.database).is_empty()
