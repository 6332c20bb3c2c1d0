"""The engine that answers a visitor's questions: DuckDB in memory, shut off from everything but the loaded tables.

Only the child process of `inside.py` has one; nothing here reaches the product's own store.
"""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from kam_core.errors import QueryFaultError, QueryTooLargeError, RefusedError
from kam_core.text.quoting import quoted
from kam_core.workbench.places import in_question

_SQL = Path(__file__).parent / "sql"
_STATEMENTS = ("limit_memory", "load", "loaded", "lock", "no_files", "parse", "utc")
_MB = 1_000_000
_LEAST_MEMORY = 256 * _MB
_MOST_MEMORY = 4_000 * _MB
_ROWS_AT_ONCE = 100_000
# From the first moment on; the tables come from Arrow, which needs none of what is shut off here.
SETTINGS = {
    "allow_community_extensions": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    "enable_external_access": "false",
    "threads": "2",
    "temp_directory": "",
    "max_temp_directory_size": "0MB",
    "max_expression_depth": "250",
    # A fault tells its place only so.
    "errors_as_json": "true",
}


class Engine:
    """Tables in memory, and what can be asked of them."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        """Start with nothing in it."""
        self._statements = {name: (_SQL / f"{name}.sql").read_text(encoding="utf-8") for name in _STATEMENTS}
        self._connection = duckdb.connect(":memory:", config={**settings, "memory_limit": _bytes(_MOST_MEMORY)})
        self._asking = self._connection

    def load(self, name: str, path: Path) -> None:
        """Take in a Parquet file as the table `name`.

        Raises:
            QueryTooLargeError: there is no room for it.
            RefusedError: the engine does not take it.
        """
        with pq.ParquetFile(path) as file:
            batches = file.iter_batches(_ROWS_AT_ONCE)
            self._connection.register("incoming", pa.RecordBatchReader.from_batches(file.schema_arrow, batches))
            statement = self._statements["load"].format(table=quoted(name))
            try:
                self._connection.execute(statement)
            except (duckdb.OutOfMemoryException, MemoryError):
                raise QueryTooLargeError("The table {table} does not fit into the memory.", table=name) from None
            except (duckdb.Error, pa.ArrowException) as fault:
                reason = str(fault)
                raise RefusedError("The table {table} cannot be asked: {reason}", table=name, reason=reason) from None
            finally:
                self._connection.unregister("incoming")

    def lock(self, memory_bytes: int | None) -> int:
        """Let no setting change any more; what the engine may take from here on, in bytes.

        Args:
            memory_bytes: how much that is; None is 256 MB and twice the loaded tables, at most 4 GB.

        Raises:
            QueryTooLargeError: the tables alone take more.
        """
        ((loaded,),) = self._connection.execute(self._statements["loaded"]).fetchall()
        most = memory_bytes or min(_LEAST_MEMORY + 2 * loaded, _MOST_MEMORY)
        try:
            self._connection.execute(self._statements["limit_memory"], {"memory": _bytes(most)})
        except duckdb.OutOfMemoryException:
            megabytes = f"{most / _MB:g}"
            raise QueryTooLargeError("The tables take more than {megabytes} MB.", megabytes=megabytes) from None
        self._connection.execute(self._statements["utc"])
        self._connection.execute(self._statements["no_files"])
        self._connection.execute(self._statements["lock"])
        return most

    def tree(self, question: str) -> dict[str, Any]:
        """The parse tree of a question, or what is wrong with it, as `json_serialize_sql` tells both."""
        ((found,),) = self._connection.execute(self._statements["parse"], {"question": question}).fetchall()
        tree: dict[str, Any] = json.loads(found)
        return tree

    def answer(self, question: str, rows: int | None, most_bytes: int) -> tuple[pa.Buffer, bool]:
        """The rows as an Arrow stream, and whether there are more than `rows` of them.

        Raises:
            QueryFaultError: the question is wrong.
            QueryTooLargeError: the answer has more than `most_bytes`, or needs more memory than there is.
            TimeoutError: it was interrupted.
        """
        at_once = _ROWS_AT_ONCE if rows is None else rows + 1
        try:
            # Of its own: rows that nobody asked for must not stand in the way of the next question.
            with self._connection.cursor() as self._asking:
                return _written(_relation(self._asking, question).to_arrow_reader(at_once), rows, most_bytes)
        except duckdb.InterruptException:
            raise TimeoutError from None
        except (duckdb.OutOfMemoryException, MemoryError, pa.ArrowMemoryError):
            raise QueryTooLargeError("This question needs more memory than one may take.") from None
        except (duckdb.Error, pa.ArrowException) as fault:
            raise told(str(fault), question) from None

    def interrupt(self) -> None:
        """End what is asked at the moment."""
        # It may have come to its end in this very moment.
        with contextlib.suppress(duckdb.Error):
            self._asking.interrupt()


def _relation(asking: duckdb.DuckDBPyConnection, question: str) -> duckdb.DuckDBPyRelation:
    """The rows to come; unlike those of `execute`, they come one batch after the other."""
    try:
        return asking.sql(question)
    except duckdb.Error:
        # What a relation is made from tells its faults without their place; this tells the same with it.
        asking.execute(question)
        raise


def told(fault: str, question: str) -> QueryFaultError:
    """The engine's own words for what is wrong, with the place in the question where it knows it."""
    kind, _mark, rest = fault.partition(": ")
    try:
        said = json.loads(rest)
    except ValueError:
        return QueryFaultError("{reason}", reason=fault)
    return in_question(f"{kind}: {said['exception_message']}", said.get("position"), question)


def _written(found: pa.RecordBatchReader, rows: int | None, most_bytes: int) -> tuple[pa.Buffer, bool]:
    schema = _told_apart(found.schema)
    sink, written, more = pa.BufferOutputStream(), 0, False
    with pa.ipc.new_stream(sink, schema) as stream:
        while not more and (batch := _next(found)):
            kept = batch if rows is None else batch.slice(0, rows - written)
            more = kept.num_rows < batch.num_rows
            written += kept.num_rows
            stream.write_batch(pa.RecordBatch.from_arrays(kept.columns, schema=schema))
            if sink.tell() > most_bytes:
                raise QueryTooLargeError("The answer has more than {megabytes} MB.", megabytes=f"{most_bytes / _MB:g}")
    return sink.getvalue(), more


def _next(found: pa.RecordBatchReader) -> pa.RecordBatch | None:
    """The next batch that has rows; None after the last."""
    return next((batch for batch in found if batch.num_rows), None)


def _told_apart(schema: pa.Schema) -> pa.Schema:
    """The columns of an answer with no two of one name: a second `a` is `a_1`, unless there is one already."""
    taken: set[str] = set()
    fields: list[pa.Field] = []
    for field in schema:
        name, turn = field.name, 0
        while name in taken or (turn and name in schema.names):
            turn += 1
            name = f"{field.name}_{turn}"
        taken.add(name)
        fields.append(field.with_name(name))
    return pa.schema(fields)


def _bytes(number: int) -> str:
    return f"{number}B"
