"""Whatever was loaded and undone before, a store whose loads are all undone is the one that it was."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kam_core.imports.undo import DependedOnError, undo
from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.ingest.mode import Mode
from kam_core.store.store import Store
from tests.kam_core.imports.conftest import checksums, rows
from tests.kam_core.ingest.test_any_order_of_loads import (
    BY_FAMILY,
    BY_MONTH,
    LINES,
    LINES_BY_FAMILY,
    LINES_BY_MONTH,
    PRODUCTS,
)

ACCOUNTS = st.dictionaries(st.sampled_from(["1", "2", "3"]), st.sampled_from(["A", "B"]), min_size=1).map(
    lambda names: "account_id,account_name\n" + "".join(f"{account},{name}\n" for account, name in names.items())
)
FILES = (
    st.tuples(st.just("order_lines"), LINES)
    | st.tuples(st.just("products"), PRODUCTS)
    | st.tuples(st.just("accounts"), ACCOUNTS)
)
STEPS = st.lists(
    st.tuples(FILES, st.sampled_from([Mode.UPDATE, Mode.REPLACE]), st.sampled_from(["a", "b"]))
    | st.integers(min_value=1, max_value=6),
    min_size=2,
    max_size=6,
)


@settings(
    max_examples=settings.default.max_examples // 20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_loads_and_undoings_in_any_order_end_where_they_began(empty_store: Path, steps: list[object]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(Path(shutil.copy(empty_store, Path(folder) / "kam.duckdb"))) as store,
    ):
        company.describe(store, name="Any", base_currency="EUR")
        before = checksums(store)
        there: list[int] = []
        for step in steps:
            if isinstance(step, int):
                undo_one(store, there, step)
            else:
                (kind, text), mode, source = step  # type: ignore[misc]
                (Path(folder) / "file.csv").write_text(text)
                file = Path(folder) / "file.csv"
                there.append(load_file(store, file, kind, who="t", mode=mode, source=source, again=True).batch_id)
            assert rows(store, BY_MONTH) == rows(store, LINES_BY_MONTH)
            assert rows(store, BY_FAMILY) == rows(store, LINES_BY_FAMILY)
        for batch_id in reversed(there):
            undo(store, batch_id, "t")
        assert checksums(store) == before


def undo_one(store: Store, there: list[int], place: int) -> None:
    """Undo one of the loads that are there, if nothing depends on it; else it stays."""
    if not there:
        return
    batch_id = there[place % len(there)]
    kept = checksums(store)
    try:
        undo(store, batch_id, "t")
        there.remove(batch_id)
    except DependedOnError:
        assert checksums(store) == kept
