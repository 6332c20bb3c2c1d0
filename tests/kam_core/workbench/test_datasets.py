from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import RefusedError
from kam_core.store.backup import back_up
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.workbench import datasets
from kam_core.workbench.shape import Shape
from kam_core.workbench.tables import shape_of


def folder(parent: Path, name: str) -> Path:
    made = parent / name
    made.mkdir()
    return made


@pytest.fixture
def shape(tmp_path: Path) -> Shape:
    # More than one piece of a megabyte: numbers that no packing makes small.
    frame = pl.DataFrame({"n": range(300_000)}).with_columns(mixed=pl.col("n").hash(7), name=pl.lit("Ä; DROP"))
    return shape_of(frame, "deals", folder(tmp_path, "deals"))


def test_a_dataset_comes_back_as_it_was(world: Store, tmp_path: Path, shape: Shape) -> None:
    dataset_id = datasets.keep(world, new_request("P1", "workbench"), shape)
    back = datasets.dataset(world.database, dataset_id, folder(tmp_path, "back"))
    assert (back.name, back.columns, back.row_count) == (shape.name, shape.columns, shape.row_count)
    assert back.table.path.read_bytes() == shape.table.path.read_bytes()
    assert shape.table.path.stat().st_size > 1 << 20
    listed = datasets.datasets(world.database).select("table_name", "row_count", "kept_by")
    assert listed.rows() == [("deals", 300_000, "Ada Abel")]


def test_a_backup_has_the_datasets_too(world: Store, tmp_path: Path, shape: Shape) -> None:
    dataset_id = datasets.keep(world, new_request("P1", "workbench"), shape)
    backup = back_up(world, folder(tmp_path, "backups"), "asked")
    with Store(backup) as restored:
        back = datasets.dataset(restored.database, dataset_id, folder(tmp_path, "restored"))
        assert back.table.path.read_bytes() == shape.table.path.read_bytes()


def test_a_dataset_that_is_put_away_leaves_the_list_and_still_opens(world: Store, tmp_path: Path, shape: Shape) -> None:
    dataset_id = datasets.keep(world, new_request("P1", "workbench"), shape)
    datasets.put_away(world, new_request("P1", "workbench"), dataset_id)
    assert datasets.datasets(world.database).is_empty()
    assert datasets.dataset(world.database, dataset_id, folder(tmp_path, "back")).row_count == 300_000
    datasets.put_away(world, new_request("P1", "workbench"), dataset_id, away=False)
    assert datasets.datasets(world.database).height == 1


def test_there_is_room_for_so_much_of_a_person_and_no_more(
    world: Store, shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = shape.table.path.stat().st_size
    monkeypatch.setattr(datasets, "MOST_OF_A_PERSON", size + size // 2)
    datasets.keep(world, new_request("P1", "workbench"), shape)
    with pytest.raises(RefusedError, match="no room"):
        datasets.keep(world, new_request("P1", "workbench"), shape)
    datasets.keep(world, new_request("P2", "workbench"), shape)
    monkeypatch.setattr(datasets, "MOST_OF_ONE", size - 1)
    with pytest.raises(RefusedError, match="may take"):
        datasets.keep(world, new_request("P2", "workbench"), shape)


def test_an_id_that_is_none_is_refused(world: Store, tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        datasets.dataset(world.database, "none", tmp_path)
    with pytest.raises(RefusedError):
        datasets.put_away(world, new_request("P1", "workbench"), "none")
