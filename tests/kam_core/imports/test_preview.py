from decimal import Decimal
from pathlib import Path

import polars as pl

from kam_core.accounts import edit
from kam_core.accounts.edit import Field
from kam_core.imports.dropping import load
from kam_core.imports.preview import Totals, preview
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.kam_core.imports.conftest import checksums, planned


def accounts(*rows: tuple[str, str, str | None]) -> pl.DataFrame:
    names = ("account_id", "account_name", "segment")
    frame = pl.DataFrame(list(rows), schema=dict.fromkeys(names, pl.String), orient="row")
    return frame.with_columns(domain=pl.lit(None, pl.String), country=pl.lit(None, pl.String))


LINES = pl.DataFrame(
    {
        "order_no": ["O-7", "O-50"],
        "line_no": [1, 1],
        "order_date": ["2026-01-15", "2026-01-20"],
        "account_id": ["001", "004"],
        "product_id": ["10", "10"],
        "quantity": ["1", "2"],
        "revenue": ["600.00", "1000.00"],
        "cost": ["300.00", "500.00"],
    }
)


def test_a_preview_says_what_would_come_and_leaves_nothing(world: Store, tmp_path: Path) -> None:
    before = checksums(world)
    frames = {"accounts": accounts(("001", "Alpha", "Retail"), ("004", "Delta", None)), "order_lines": LINES}
    made = planned(world, tmp_path, frames)
    found = preview(world, made, "Ada")
    assert checksums(world) == before
    counts = [(one.file_name, one.batch.rows_new, one.batch.rows_changed) for one in found.files]
    assert counts == [("accounts.csv", 1, 1), ("order_lines.csv", 1, 1)]
    # Alpha's last order is 100 more, Delta's first is 1,000.
    assert found.before == Totals(3, Decimal("8930.5000"), None, None)
    assert found.after == Totals(4, Decimal("10030.5000"), None, None)
    segment = found.files[0].changes.filter(field="segment").rows()
    assert segment == [("001", "segment", "Industry", "Retail")]
    assert found.files[1].changes.rows() == [("O-7 / 1", "revenue", "500.0000", "600.0000")]
    loaded = load(world, made, "Ada")
    assert [(one.rows_new, one.rows_changed, one.rows_unchanged) for one in loaded] == [(1, 1, 0), (1, 1, 0)]


def test_an_edit_by_hand_stays_and_is_listed_where_the_loaded_value_changes(world: Store, tmp_path: Path) -> None:
    edit.edit(world, new_request("P1", "test"), "001", field=Field.SEGMENT, value="Mine", expected_version=0)
    edit.edit(world, new_request("P1", "test"), "002", field=Field.SEGMENT, value="Mine", expected_version=0)
    rows = accounts(("001", "Alpha", "Retail"), ("002", "Beta", "Retail"), ("003", "Gamma", "Other"))
    found = preview(world, planned(world, tmp_path, {"accounts": rows}), "Ada")
    # Beta's loaded segment stays what it was, and nobody edited Gamma's.
    assert found.files[0].conflicts.rows() == [("001", "Alpha", "segment", "Mine", "Industry", "Retail")]


def test_who_would_change_quadrant_is_told(world: Store, tmp_path: Path) -> None:
    found = preview(world, planned(world, tmp_path, {"accounts": accounts(("004", "Delta", None))}), "Ada")
    assert found.moved.columns == ["account_id", "account_name", "before", "after"]
    assert "001" not in found.moved["account_id"]
