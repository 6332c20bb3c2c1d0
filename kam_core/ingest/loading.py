"""One file into its table, within a transaction that may load others too."""

from dataclasses import replace
from functools import partial

import polars as pl

from kam_core.errors import ContractError, RefusedError
from kam_core.ingest import batches, faults, images, lines, money, rollups
from kam_core.ingest.batches import Batch, Origin
from kam_core.ingest.company import described_company, keep_dates
from kam_core.ingest.images import Taken
from kam_core.ingest.insertion import Insertion
from kam_core.ingest.insertion_of_lines import InsertionOfLines
from kam_core.ingest.kind import Kind
from kam_core.ingest.mapping import Mapping, mapped
from kam_core.ingest.mode import Mode
from kam_core.ingest.progress import Progress, watched
from kam_core.ingest.reader import fitting, opened
from kam_core.ingest.staging import staged
from kam_core.store.transaction import Transaction
from kam_core.text.words import _


def load_within(transaction: Transaction, kind: Kind, origin: Origin, progress: Progress) -> Batch:
    """Load the file of `origin` as `load.load_file` does, and keep the row of its batch.

    Raises:
        RefusedError: nobody has described the company.
        ContractError: the file is not as its kind needs it; every fault is listed.
    """
    company = described_company(transaction)
    if company is None:
        raise RefusedError("Describe the company first: its name and its base currency.")
    with staged(transaction, opened(transaction, origin.path), kind, progress) as source:
        mapping = mapped(kind, source, origin.apart)
        rows, rates = _checked(transaction, mapping, company.base_currency, origin, progress)
        batch_id = transaction.read("ingest", "next_batch").item()
        taken = Taken(kind, batch_id, origin.mode, origin.source, origin.file_name)
        warnings = _inserted(transaction, mapping, rates, taken, progress)
    batch = Batch(batch_id, kind.name, rows, rows, origin.file_hash, warnings)
    batch = _counted(transaction, batch, kind, origin)
    batches.keep(transaction, batch, origin)
    keep_dates(transaction)
    return batch


def _checked(
    transaction: Transaction, mapping: Mapping, base_currency: str, origin: Origin, progress: Progress
) -> tuple[int, pl.DataFrame]:
    """The number of rows of the file and the exchange rates that they need."""
    check = partial(faults.rows_and_faults, transaction, mapping)
    rows, found = watched(transaction, _("Checking {file}", file=origin.file_name), progress, check)
    if not found and origin.mode is Mode.APPEND:
        found = faults.keys_there(transaction, mapping)
    rates = money.NO_RATES if found else money.rates(transaction, mapping, base_currency)
    found = found or money.faults(rates)
    if found:
        raise ContractError(origin.file_name, found)
    return rows, rates


def _inserted(
    transaction: Transaction, mapping: Mapping, rates: pl.DataFrame, taken: Taken, progress: Progress
) -> tuple[str, ...]:
    """Put the rows where they belong; returns sentences on what does not fit the rest."""
    if taken.kind.name == "order_lines":
        insertion = InsertionOfLines(mapping, rates, taken.batch_id)
        return _insert_lines(transaction, insertion, taken, progress)
    before = lines.families(transaction) if taken.kind.name == "products" else None
    if taken.mode is not Mode.APPEND:
        images.keep_rows(transaction, mapping, taken)
    _insert(transaction, Insertion(mapping, rates, taken.batch_id), taken.file_name, progress)
    images.take_away(transaction, taken)
    if before is not None and lines.has_moved(before, lines.families(transaction)):
        watched(transaction, _("Adding up by month"), progress, partial(rollups.redo_families, transaction))
    return ()


def _insert(
    transaction: Transaction, insertion: Insertion | InsertionOfLines, file_name: str, progress: Progress
) -> None:
    watched(transaction, _("Loading {file}", file=file_name), progress, partial(insertion.run, transaction))


def _insert_lines(
    transaction: Transaction, insertion: InsertionOfLines, taken: Taken, progress: Progress
) -> tuple[str, ...]:
    insertion.prepare(transaction)
    replaced = lines.clear_replaced(transaction, insertion.mapping, taken)
    _insert(transaction, insertion, taken.file_name, progress)
    months = {*replaced, *lines.months_of(transaction, insertion.batch_id)}
    with fitting(insertion.mapping.source.path):
        watched(transaction, _("Adding up by month"), progress, partial(rollups.redo, transaction, months))
    return lines.strangers(transaction, insertion.batch_id)


def _counted(transaction: Transaction, batch: Batch, kind: Kind, origin: Origin) -> Batch:
    """The batch with what became of the rows of its file, and of those that were there."""
    gone, back, unchanged = images.counts(transaction, kind, batch.batch_id)
    left_out = 0 if origin.rejected is None else origin.rejected.height
    return replace(
        batch,
        rows_in=batch.rows_loaded + left_out,
        rows_rejected=left_out - origin.duplicates,
        rows_duplicate=origin.duplicates,
        rows_new=batch.rows_loaded - back,
        rows_changed=back - unchanged,
        rows_unchanged=unchanged,
        rows_removed=gone - back,
    )
