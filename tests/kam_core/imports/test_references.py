"""Nothing that people write about an account is left out when a load is undone."""

from kam_core.imports.references import WRITTEN
from kam_core.store.store import Store

# Worked out from the others, and worked out again when facts change.
DERIVED = {"app.score", "app.forecast", "app.forecast_quarter", "app.forecast_error"}
# `overlay` calls its account by the id of the record.
OTHERWISE = {("app.overlay", "record_id")}
NAMING_AN_ACCOUNT = (
    "SELECT 'app.' || c.table_name FROM information_schema.columns AS c "
    "INNER JOIN information_schema.tables AS t ON t.table_schema = c.table_schema AND t.table_name = c.table_name "
    "WHERE c.table_schema = 'app' AND c.column_name = 'account_id' AND t.table_type = 'BASE TABLE'"
)


def test_every_table_of_what_people_write_about_an_account_keeps_its_load_from_being_undone(store: Store) -> None:
    rows = store.database.ask(lambda cursor: cursor.execute(NAMING_AN_ACCOUNT).fetchall())
    held = {(one.table, one.column) for written in WRITTEN["accounts"] for one in written.references}
    assert {(table, "account_id") for (table,) in rows if table not in DERIVED} == held - OTHERWISE
