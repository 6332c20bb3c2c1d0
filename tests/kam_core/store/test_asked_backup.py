"""A backup that somebody asked for."""

from pathlib import Path

import pytest

from kam_core.errors import UnavailableStoreError
from kam_core.store.asked_backup import back_up_for
from kam_core.store.request import new_request
from kam_core.store.store import Store


def noted(store: Store) -> list[tuple[str, str, str, str]]:
    sql = "SELECT who, action, record_id, new_value FROM app.history WHERE record = 'backup'"
    return store.database.ask(lambda cursor: cursor.execute(sql).fetchall())


def test_who_asked_for_a_backup_is_one_row_of_history(store: Store, tmp_path: Path) -> None:
    made = back_up_for(store, new_request("P1", "data"), tmp_path / "backups")
    assert made.is_file()
    assert noted(store) == [("P1", "back_up", made.name, made.name)]


def test_a_backup_that_cannot_be_made_is_not_noted(store: Store, tmp_path: Path) -> None:
    in_the_way = tmp_path / "backups"
    in_the_way.write_text("a file where the folder should be")
    with pytest.raises(UnavailableStoreError):
        back_up_for(store, new_request("P1", "data"), in_the_way)
    assert noted(store) == []
