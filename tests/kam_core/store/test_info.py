import json
import shutil
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from kam_core.store.backup import back_up
from kam_core.store.info import Info, as_json, info
from kam_core.store.shelf import folder_beside
from kam_core.store.store import Store
from tests.kam_core.store.saving import save_number


@pytest.fixture(scope="module")
def of_demo(demo: Store) -> Info:
    """What is told of the demo."""
    return info(demo)


def test_the_demo_has_the_published_revenue_and_margin(of_demo: Info) -> None:
    found = of_demo
    # 80,450,596.98 and 470,482.60 are published to the cent.
    assert found.revenue is not None and found.margin is not None
    assert (round(found.revenue, 2), round(found.margin, 2)) == (Decimal("80450596.98"), Decimal("470482.60"))
    assert found.rows["facts.order_line"] == 60_855
    assert found.rows["facts.account"] == 701
    assert (found.as_of, found.closed_through) == (date(2013, 11, 29), date(2013, 11, 30))
    assert (found.company, found.currency, found.fictitious) == ("Adventure Works Cycles", "USD", True)


def test_a_margin_with_an_unknown_cost_is_unknown(world: Store) -> None:
    found = info(world)
    assert (found.revenue, found.margin) == (Decimal("8930.5000"), None)


def test_an_empty_store_has_no_revenue_rather_than_none_of_it(store: Store) -> None:
    found = info(store)
    assert (found.revenue, found.margin, found.as_of, found.company, found.last_backup) == (None,) * 5
    assert found.rows["facts.order_line"] == 0
    assert found.illustrative == {}


def test_only_what_was_made_up_counts_as_illustrative(of_demo: Info) -> None:
    found = of_demo.illustrative
    assert "facts.order_line" not in found and "facts.account" not in found
    assert found["facts.rating"] == of_demo.rows["facts.rating"]
    # The 163 quotas of reps are true.
    assert found["facts.target"] == of_demo.rows["facts.target"] - 163


def test_json_has_money_as_decimal_text_and_dates_in_iso(of_demo: Info) -> None:
    found = json.loads(json.dumps(as_json(of_demo)))
    assert found["revenue"] == "80450596.9823"
    assert found["margin"] == "470482.6033"
    assert found["as_of"] == "2013-11-29"
    assert found["last_backup"] is None


def test_the_first_row_of_history_that_was_altered_is_told(store: Store) -> None:
    save_number(store, 1)
    save_number(store, 2)
    assert info(store).history_broken_at is None
    with store.connection.cursor() as cursor:
        cursor.execute("UPDATE app.history SET new_value = 'other' WHERE sequence = 2")
    assert as_json(info(store))["history_broken_at"] == 2


def test_the_last_backup_is_known_from_the_files(store: Store) -> None:
    back_up(store, folder_beside(store.path))
    last = info(store).last_backup
    assert isinstance(last, datetime)
    assert str(as_json(info(store))["last_backup"]).endswith("Z")


def test_a_checksum_depends_on_content_alone(demo_file: Path, tmp_path: Path) -> None:
    with Store(Path(shutil.copy(demo_file, tmp_path / "kam.duckdb"))) as store:
        before = info(store).checksum
        # A copy is laid out anew, table by table.
        with Store(back_up(store, tmp_path / "backups")) as copy:
            assert info(copy).checksum == before
        store.writer.derive(
            lambda t: t._cursor.execute(
                "UPDATE facts.stored_line SET quantity = quantity + 1 WHERE order_key = -1 AND line_no = 1"
            )
        )
        changed = {table for table, checksum in info(store).checksum.items() if checksum != before[table]}
        assert changed <= {"facts.order_line"}
        save_number(store, 1)
        changed = {table for table, checksum in info(store).checksum.items() if checksum != before[table]}
        assert {"app.history", "app.request", "app.revision", "app.setting"} <= changed
