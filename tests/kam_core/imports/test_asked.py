from pathlib import Path

import polars as pl

from kam_core.imports.asked import matched
from kam_core.store.store import Store
from kam_core.workbench.tables import shape_of


def test_names_and_ids_of_a_table_become_our_accounts_as_an_import_finds_them(world: Store, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("table", "matched")]
    for folder in folders:
        folder.mkdir()
    frame = pl.DataFrame({"customer": ["ALPHA", "002", "Delta", None, "Delta", "gamma "], "account_id": range(6)})
    found = matched(world.database, shape_of(frame, "deals", folders[0]), "customer", folders[1])
    # The table has a column of this name already.
    assert found.column == "account_id (2)"
    assert (found.found, found.lost, found.lost_texts) == (3, 1, ("Delta",))
    rows = pl.read_parquet(found.shape.table.path)
    assert rows["account_id (2)"].to_list() == ["001", "002", None, None, None, "003"]
    assert [column.name for column in found.shape.columns] == ["customer", "account_id", "account_id (2)"]
    assert rows.height == found.shape.row_count == 6
