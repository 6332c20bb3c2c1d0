from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import RefusedError, UnavailableStoreError
from kam_core.store.parquet import export
from kam_core.store.store import Store


def test_another_program_reads_what_the_store_holds(world: Store, tmp_path: Path) -> None:
    folder = tmp_path / "it's out"
    rows = export(world, folder)
    assert {file.name for file in folder.iterdir()} == {f"{table}.parquet" for table in rows}
    assert (rows["facts.account"], rows["facts.order_line"], rows["facts.contract"]) == (3, 14, 0)
    lines = pl.read_parquet(folder / "facts.order_line.parquet")
    # 8930.50 in euros: all lines of the world, dollars at the rate of their day.
    assert lines["revenue_base"].sum() == Decimal("8930.5000")
    beta = lines.filter(pl.col("order_no") == "O-9").row(0, named=True)
    assert (beta["account_id"], beta["revenue"], beta["currency"], beta["revenue_base"]) == (
        "002",
        Decimal(2000),
        "USD",
        Decimal(1800),
    )
    accounts = pl.read_parquet(folder / "facts.account.parquet").sort("account_id")
    assert accounts["account_id"].to_list() == ["001", "002", "003"]
    assert pl.read_parquet(folder / "app.history.parquet").height == rows["app.history"] > 0


def test_what_is_in_the_folder_is_left_alone(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "note.txt").write_text("mine")
    with pytest.raises(RefusedError, match="already"):
        export(store, tmp_path / "mine")
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["note.txt"]


def test_a_place_that_takes_no_files_is_told_and_nothing_is_left(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UnavailableStoreError):
        export(store, tmp_path / "file" / "folder")
    assert {file.name for file in tmp_path.iterdir() if "part" in file.name} == set()
