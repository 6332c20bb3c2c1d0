"""What was read is kept until what it was read from changes."""

import polars as pl

from kam_core.accounts.queries import people
from kam_core.store.kept_reads import KeptReads, digest
from kam_core.store.store import Store

BATCH = pl.DataFrame({"person_id": ["P1"], "person_name": ["Ann"], "active": [True], "batch_id": [1]})


def test_what_is_loaded_is_seen_by_the_next_moment_and_not_by_the_one_before(store: Store) -> None:
    with store.database.one_moment() as before:
        assert people(before).height == 0
        store.writer.load(lambda kept: kept.insert("facts.person", BATCH))
        assert people(before).height == 0
    with store.database.one_moment() as after:
        assert people(after)["person_name"].to_list() == ["Ann"]


def test_another_file_forgets_what_was_read(store: Store) -> None:
    with store.database.one_moment() as moment:
        first = people(moment)
    with store.database.one_moment() as moment:
        assert people(moment) is first
    store.reopen()
    with store.database.one_moment() as moment:
        assert people(moment) is not first


def test_frames_are_told_apart_by_their_names_types_and_rows() -> None:
    one = pl.DataFrame({"account_id": ["A", "B"]})
    assert digest({"asked": one}) == digest({"asked": pl.DataFrame({"account_id": ["A", "B"]})})
    others = (one.rename({"account_id": "id"}), one.reverse(), one.head(1), one.head(0))
    assert len({digest({"asked": other}) for other in (one, *others)}) == 5
    assert digest({"population": one}) != digest({"asked": one})


def test_what_was_not_asked_for_longest_makes_room() -> None:
    kept, large = KeptReads(), pl.DataFrame({"n": pl.Series(range(4_000_000), dtype=pl.Int64)})
    for key in ("first", "second", "third"):
        kept.keep(key, large)
        kept.find("first")
    kept.keep("fourth", large)
    assert [kept.find(key) is not None for key in ("first", "second", "third", "fourth")] == [True, False, True, True]
