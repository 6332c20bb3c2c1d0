"""Tables that are kept for later: their Parquet lies in the store itself, so that every backup and export has them.

A folder beside the store would be simpler to write and would be missing after a restore; a table of the store for each
dataset would need a change of the schema at each save. In pieces of a megabyte, a dataset is rows like any other.
"""

import json
from pathlib import Path
from typing import cast
from uuid import uuid4

import polars as pl

from kam_core.errors import RefusedError
from kam_core.store.clock import now_utc
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from kam_core.values.model import ValueType
from kam_core.workbench.model import BenchTable
from kam_core.workbench.shape import Column, Shape

_MB = 1_000_000
# Every hourly backup holds all of them: a few files a person, not an archive.
MOST_OF_ONE = 25 * _MB
MOST_OF_A_PERSON = 100 * _MB
MOST_OF_ALL = 500 * _MB
_PIECE = 1 << 20
_RECORD = "bench_dataset"


def keep(store: Store, request: Request, shape: Shape) -> str:
    """Keep a table for later; returns the id of the dataset.

    Raises:
        RefusedError: it is larger than what is kept, or there is no room left for it.
    """
    content = shape.table.path.read_bytes()
    if len(content) > MOST_OF_ONE:
        raise RefusedError(
            "This table takes {n} MB; a dataset may take {most} MB.", n=len(content) // _MB, most=MOST_OF_ONE // _MB
        )

    def change(transaction: Transaction) -> str:
        _see_room(transaction, request.who, len(content))
        dataset_id = uuid4().hex
        transaction.execute(
            "workbench",
            "insert_dataset",
            bench_dataset_id=dataset_id,
            table_name=shape.name,
            columns=json.dumps([[one.name, one.type.value] for one in shape.columns], ensure_ascii=False),
            row_count=shape.row_count,
            size=len(content),
            kept_by=request.who,
            kept_at=now_utc(),
        )
        transaction.insert("app.bench_dataset_part", _pieces(dataset_id, content))
        told = {"table_name": (None, shape.name), "row_count": (None, shape.row_count), "size": (None, len(content))}
        transaction.record("add", _RECORD, dataset_id, told)
        transaction.moves_portfolio = False
        return dataset_id

    return cast("str", store.writer.save(request, change))


def put_away(store: Store, request: Request, dataset_id: str, *, away: bool = True) -> None:
    """Take a dataset out of the list, or bring it back; questions over it go on working.

    Raises:
        RefusedError: there is none.
    """

    def save(transaction: Transaction) -> None:
        before = transaction.one("workbench", "dataset", bench_dataset_id=dataset_id)
        if before is None:
            raise RefusedError("There is no dataset {dataset}.", dataset=dataset_id)
        if (before["archived_at"] is not None) == away:
            return
        when = now_utc() if away else None
        transaction.execute("workbench", "put_dataset_away", bench_dataset_id=dataset_id, archived_at=when)
        action = "archive" if away else "bring_back"
        transaction.record(action, _RECORD, dataset_id, {"archived_at": (before["archived_at"], when)})
        transaction.moves_portfolio = False

    store.writer.save(request, save)


def datasets(database: Database) -> pl.DataFrame:
    """The datasets that are not put away, the last one first.

    Returns:
        `bench_dataset_id`, `table_name`, `row_count`, `size` (bytes), `kept_by` (a name), `kept_at` (UTC).
    """
    return database.read("workbench", "datasets")


def dataset(database: Database, dataset_id: str, folder: Path) -> Shape:
    """A dataset as a table, put away or not; its Parquet lies in `folder`, which is there and empty.

    Raises:
        RefusedError: there is none.
    """
    found = database.one("workbench", "dataset", bench_dataset_id=dataset_id)
    if found is None:
        raise RefusedError("There is no dataset {dataset}.", dataset=dataset_id)
    path = folder / "table.parquet"
    pieces = database.read("workbench", "dataset_content", bench_dataset_id=dataset_id)
    with path.open("wb") as file:
        file.writelines(pieces["content"])
    columns = tuple(Column(name, ValueType(kind)) for name, kind in json.loads(found["columns"]))
    return Shape(BenchTable(found["table_name"], path), columns, int(found["row_count"]))


def _see_room(transaction: Transaction, who: str, size: int) -> None:
    taken = transaction.one("workbench", "space_taken", kept_by=who) or {"own": 0, "every": 0}
    for name, most in (("own", MOST_OF_A_PERSON), ("every", MOST_OF_ALL)):
        if taken[name] + size > most:
            raise RefusedError(
                "There is no room for {n} MB more: datasets take {taken} of {most} MB.",
                n=-(-size // _MB),
                taken=taken[name] // _MB,
                most=most // _MB,
            )


def _pieces(dataset_id: str, content: bytes) -> pl.DataFrame:
    pieces = [content[at : at + _PIECE] for at in range(0, len(content), _PIECE)]
    return pl.DataFrame(
        {"bench_dataset_id": [dataset_id] * len(pieces), "part": range(len(pieces)), "content": pieces},
        schema={"bench_dataset_id": pl.String, "part": pl.Int32, "content": pl.Binary},
    )
