"""A well-formed file into its table of `facts`: all of it, in one transaction, or nothing."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import polars as pl

from kam_core.errors import ContractError, RefusedError
from kam_core.ingest import batches, faults, lines, money, rollups
from kam_core.ingest.batches import Batch, Origin
from kam_core.ingest.company import described_company, keep_dates
from kam_core.ingest.insertion import Insertion
from kam_core.ingest.insertion_of_lines import InsertionOfLines
from kam_core.ingest.kind import Kind
from kam_core.ingest.kinds import kind_named
from kam_core.ingest.mapping import Mapping, mapped
from kam_core.ingest.progress import Progress, silent, watched
from kam_core.ingest.reader import fitting, opened
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from kam_core.text.words import _


def load_file(
    store: Store,
    path: Path,
    kind: str,
    *,
    who: str,
    source: str = "file",
    illustrative: bool = False,
    progress: Progress = silent,
) -> Batch:
    """Load a CSV (also .csv.gz) or Parquet file of one kind; a key that is there already is replaced.

    Order lines are replaced by whole orders: the lines of an order in the file take the place of all it had.
    Money is converted at the newest exchange rate that is not after the row's day.

    Args:
        store: where to load it; its company must be described.
        path: the file. Its columns have the names that the kind gives them; others are kept as `extra`.
        kind: the name of one of `KINDS`.
        who: the person who loads it.
        source: the system that the file comes from.
        illustrative: whether its values are made up to show what the product does.
        progress: hears each step and the share of it that is done.

    Raises:
        RefusedError: no such kind or file, or nobody has described the company.
        ContractError: the file is not as its kind needs it; every fault is listed and nothing is loaded.
    """
    wanted = kind_named(kind)
    loaded: list[Batch] = []
    if not path.is_file():
        raise RefusedError("There is no file {path}.", path=path)
    origin = Origin(path, batches.fingerprint(path), who, source, illustrative)
    store.writer.load(lambda transaction: loaded.append(_load(transaction, wanted, origin, progress)))
    batches.record_missing(store)
    return loaded[0]


def _load(transaction: Transaction, kind: Kind, origin: Origin, progress: Progress) -> Batch:
    company = described_company(transaction)
    if company is None:
        raise RefusedError("Describe the company first: its name and its base currency.")
    mapping = mapped(kind, opened(transaction, origin.path))
    rows, rates = _checked(transaction, mapping, company.base_currency, progress)
    batch = Batch(transaction.read("ingest", "next_batch").item(), kind.name, rows, rows, origin.file_hash)
    insertion = Insertion(mapping, rates, batch.batch_id)
    if kind.name == "order_lines":
        warnings = _insert_lines(transaction, InsertionOfLines(mapping, rates, batch.batch_id), progress)
        batch = replace(batch, warnings=warnings)
    elif kind.name == "products":
        _insert_products(transaction, insertion, progress)
    else:
        _insert(transaction, insertion, progress)
    batches.keep(transaction, batch, origin)
    keep_dates(transaction)
    return batch


def _checked(
    transaction: Transaction, mapping: Mapping, base_currency: str, progress: Progress
) -> tuple[int, pl.DataFrame]:
    """The number of rows of the file and the exchange rates that they need."""
    path = mapping.source.path
    check = partial(faults.rows_and_faults, transaction, mapping)
    rows, found = watched(transaction, _("Checking {file}", file=path.name), progress, check)
    rates = money.NO_RATES if found else money.rates(transaction, mapping, base_currency)
    found = found or money.faults(rates)
    if found:
        raise ContractError(path.name, found)
    return rows, rates


def _insert(transaction: Transaction, insertion: Insertion | InsertionOfLines, progress: Progress) -> None:
    step = _("Loading {file}", file=insertion.mapping.source.path.name)
    watched(transaction, step, progress, partial(insertion.run, transaction))


def _insert_lines(transaction: Transaction, insertion: InsertionOfLines, progress: Progress) -> tuple[str, ...]:
    insertion.prepare(transaction)
    replaced = lines.clear_replaced(transaction, insertion.mapping)
    _insert(transaction, insertion, progress)
    months = {*replaced, *lines.months_of(transaction, insertion.batch_id)}
    with fitting(insertion.mapping.source.path):
        watched(transaction, _("Adding up by month"), progress, partial(rollups.redo, transaction, months))
    return lines.strangers(transaction, insertion.batch_id)


def _insert_products(transaction: Transaction, insertion: Insertion, progress: Progress) -> None:
    before = lines.families(transaction)
    _insert(transaction, insertion, progress)
    if lines.has_moved(before, lines.families(transaction)):
        watched(transaction, _("Adding up by month"), progress, partial(rollups.redo_families, transaction))
