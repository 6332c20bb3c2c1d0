"""What was loaded, counted by hand from the world of three accounts."""

from decimal import Decimal

from kam_core.ingest import loads
from kam_core.ingest.kinds import KINDS
from kam_core.store.store import Store


def test_each_kind_that_holds_anything_is_told_in_the_order_of_loading(world: Store) -> None:
    told = loads.by_kind(world.database)
    assert told.select("kind", "rows", "illustrative_rows", "files", "sources", "loaded_by").rows() == [
        ("people", 2, 0, 1, "file", "test"),
        ("accounts", 3, 0, 1, "file", "test"),
        ("products", 3, 0, 1, "file", "test"),
        ("exchange_rates", 2, 0, 1, "file", "test"),
        ("order_lines", 14, 0, 1, "file", "test"),
    ]


def test_every_kind_is_counted(store: Store) -> None:
    counted = store.database.read("ingest", "rows_by_kind")
    assert set(counted["kind"]) == {*(kind.name for kind in KINDS), loads.MEMBERS}
    assert loads.by_kind(store.database).is_empty()


def test_loads_are_told_newest_first(world: Store) -> None:
    told = loads.files(world.database)
    assert told.select("batch_id", "file_name", "rows_loaded").rows() == [
        (5, "order_lines.csv", 14),
        (4, "exchange_rates.csv", 2),
        (3, "products.csv", 3),
        (2, "accounts.csv", 3),
        (1, "people.csv", 2),
    ]


def test_all_lines_sum_to_the_figure_of_their_source_and_an_unknown_cost_leaves_no_margin(world: Store) -> None:
    assert loads.totals(world.database) == loads.Totals(Decimal("8930.5000"), None)
