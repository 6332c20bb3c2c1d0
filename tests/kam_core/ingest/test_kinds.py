from pathlib import PurePath

import pytest

from kam_core.errors import RefusedError
from kam_core.ingest.kinds import KINDS, kind_named, kind_of
from kam_core.store.store import Store


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("accounts.csv", "accounts"),
        ("Order_Lines.CSV.GZ", "order_lines"),
        ("order-lines 2025.parquet", "order_lines"),
        ("sales_reps.csv", "people"),
        ("exchange_rates-ecb.csv", "exchange_rates"),
    ],
)
def test_a_file_name_tells_its_kind(file: str, kind: str) -> None:
    assert kind_of(PurePath("some/folder") / file) == kind


@pytest.mark.parametrize("file", ["data.csv", "accountsplus.csv", "my_accounts.csv"])
def test_a_file_name_that_tells_no_kind_is_refused_with_those_there_are(file: str) -> None:
    with pytest.raises(RefusedError, match="order_lines"):
        kind_of(PurePath(file))


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(RefusedError, match="no kind invoices"):
        kind_named("invoices")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_names_the_columns_of_its_table(store: Store, kind: object) -> None:
    assert isinstance(kind, type(KINDS[0]))
    with store.connection.cursor() as cursor:
        table = {name: type_ for name, type_, *_ in cursor.sql(f"DESCRIBE {kind.table}").fetchall()}
    ours = {column.name: column.type.value.replace(" ", "") for column in kind.columns}
    based = {column.base: "DECIMAL(18,4)" for column in kind.columns if column.base}
    assert table == {**ours, **based, "extra": "VARCHAR", "batch_id": "INTEGER"}
