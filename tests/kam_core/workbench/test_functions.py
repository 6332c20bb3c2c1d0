"""Every function of the engine is open or closed by name; a new one is closed."""

import duckdb
import pytest

from kam_core.workbench.functions import classified, open_functions, open_tables

# What reaches files, settings, the state of the engine or the clock of the wall; some are of newer versions.
CLOSED = (
    "read_csv read_text read_blob read_parquet read_json glob sniff_csv parquet_scan query query_table "
    "getenv current_setting set_config getvariable nextval setval currval write_log sleep_ms pg_sleep "
    "setseed error json_execute_serialized_sql json_deserialize_sql json_serialize_sql "
    "json_serialize_plan arrow_scan pandas_scan duckdb_settings duckdb_secrets duckdb_tables "
    "pragma_database_list checkpoint force_checkpoint enable_logging version current_user "
    "current_database current_schema txid_current create_external_resource read_duckdb "
    "python_map_function test_all_types seq_scan repeat_row http_get "
)


def test_every_function_of_this_engine_is_classified() -> None:
    engine = duckdb.connect()
    there = engine.sql("SELECT DISTINCT function_name, function_type FROM duckdb_functions()").fetchall()
    assert len(there) > 900
    assert {(name, kind) for name, kind in there if (name, kind) not in classified()} == set()


def test_where_a_table_stands_three_functions_are_open() -> None:
    assert open_tables() == {"range", "generate_series", "unnest"}


@pytest.mark.parametrize("name", CLOSED.split())
def test_what_reaches_outside_or_tells_of_the_engine_is_closed(name: str) -> None:
    assert name not in open_functions() | open_tables()


def test_what_nobody_has_classified_is_closed() -> None:
    assert "made_up_tomorrow" not in open_functions()
