import shutil
from pathlib import Path

import pytest

from kam_core.errors import RefusedError
from kam_core.plans.drafts import LONGEST_DRAFT, draft, forget, keep
from kam_core.store.moments import revisions
from kam_core.store.store import Store

PLACE = "answer:1:N01:value"


def test_what_somebody_typed_is_found_again_after_a_restart(tmp_path: Path, empty_store: Path) -> None:
    path = Path(shutil.copy(empty_store, tmp_path / "kam.duckdb"))
    with Store(path) as store:
        keep(store, "P1", PLACE, "Zero wa", None)
        keep(store, "P1", PLACE, "Zero waste", "seen")
    with Store(path) as store:
        found = draft(store.database, "P1", PLACE)
        assert found is not None
        assert (found.typed, found.seen) == ("Zero waste", "seen")
        assert draft(store.database, "P2", PLACE) is None
        assert draft(store.database, "P1", "elsewhere") is None


def test_a_draft_is_dropped_once_it_is_saved(store: Store) -> None:
    keep(store, "P1", PLACE, "Zero waste", None)
    forget(store, "P1", PLACE)
    assert draft(store.database, "P1", PLACE) is None


def test_a_draft_is_no_save(store: Store) -> None:
    before = revisions(store.database)
    keep(store, "P1", PLACE, "x" * 100_000, None)
    assert revisions(store.database) == before


def test_what_no_field_could_take_is_refused(store: Store) -> None:
    with pytest.raises(RefusedError):
        keep(store, "P1", PLACE, "x" * (LONGEST_DRAFT + 1), None)


def test_half_a_character_is_kept_as_a_question_mark(store: Store) -> None:
    keep(store, "P1", PLACE, "\ud800", "\udfff")
    found = draft(store.database, "P1", PLACE)
    assert found is not None
    assert (found.typed, found.seen) == ("?", "?")
