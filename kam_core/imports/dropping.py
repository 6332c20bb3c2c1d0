"""The files of a drop into the store: all of them in one transaction, or nothing."""

from dataclasses import replace

import polars as pl

from kam_core.errors import RefusedError
from kam_core.imports.planning import Plan, Ready
from kam_core.imports.raw import left_out
from kam_core.ingest import batches, money
from kam_core.ingest.batches import Batch, Origin
from kam_core.ingest.company import described_company
from kam_core.ingest.kinds import kind_named
from kam_core.ingest.loading import load_within
from kam_core.ingest.mapping import mapped
from kam_core.ingest.mode import Mode
from kam_core.ingest.progress import Progress, silent
from kam_core.ingest.reader import opened
from kam_core.store.database import Database, quoted
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from kam_core.text.words import _

# Columns of a prepared file that are not of the file itself.
_APART = frozenset({"line"})


def may_import(database: Database) -> bool:
    """Whether files may be dropped into this store: a store is one company, and the demo's is none of theirs."""
    company = database.read("store", "company")
    return company.is_empty() or not company["fictitious"][0]


def load(store: Store, plan: Plan, who: str, progress: Progress = silent) -> tuple[Batch, ...]:
    """Load a plan; one batch a file, in the order in which they were loaded.

    Rows without an exchange rate, and in a file that only adds rows whose keys are there, are left out and kept
    with the rejected rows of their batch.

    Args:
        store: where to.
        plan: of this store.
        who: the person who loads it.
        progress: hears each step and the share of it that is done.

    Raises:
        RefusedError: another import runs, a file was loaded before, or something was loaded since the plan was made.
        ContractError: a file is not as its kind needs it; every fault is listed.
        NotSavedError: the disk refused. Nothing of any file is loaded then.
    """
    loaded: list[Batch] = []
    with store.writer.alone():
        store.writer.load(lambda transaction: loaded.extend(load_all(transaction, plan, who, progress)))
    batches.record_missing(store)
    return tuple(loaded)


def load_all(transaction: Transaction, plan: Plan, who: str, progress: Progress) -> list[Batch]:
    """`load`, within a transaction."""
    if transaction.read("imports", "facts_revision").item() != plan.revision:
        raise RefusedError("Somebody loaded a file meanwhile: look at this import again before you load it.")
    return [_loaded(transaction, ready, plan.drop_id, who, progress) for ready in plan.files]


def _loaded(transaction: Transaction, ready: Ready, drop_id: str, who: str, progress: Progress) -> Batch:
    file = ready.file
    if not file.again:
        batches.refuse_again(transaction, file.kind, file.file_hash)
    if file.mode is Mode.APPEND:
        ready = _without(ready, _taken(transaction, ready))
    ready = _without(ready, _unpriced(transaction, ready))
    origin = Origin(
        path=ready.file.rows,
        file_hash=file.file_hash,
        who=who,
        source=file.source,
        illustrative=file.illustrative,
        file_name=file.file_name,
        mode=file.mode,
        profile=file.profile,
        drop_id=drop_id,
        rejected=ready.rejected,
        duplicates=file.duplicates,
        header=file.header,
        apart=_APART,
    )
    return load_within(transaction, kind_named(file.kind), origin, progress)


def _without(ready: Ready, refused: pl.DataFrame) -> Ready:
    """The file without some of its rows (each with a `reason`), which are listed."""
    if refused.is_empty():
        return ready
    rows = pl.scan_parquet(ready.file.rows)
    names = rows.collect_schema().names()
    # The same file may be looked at several times before it is loaded.
    path = ready.file.rows.with_stem(f"{ready.file.rows.stem}-{len(refused)}")
    rows.join(refused.lazy(), on=names, how="anti", nulls_equal=True, maintain_order="left").sink_parquet(path)
    rejected = pl.concat([ready.rejected, left_out(ready.file, [refused])]).sort("line", maintain_order=True)
    return Ready(replace(ready.file, rows=path), rejected)


def _taken(transaction: Transaction, ready: Ready) -> pl.DataFrame:
    """The rows whose keys are in the store."""
    kind = kind_named(ready.file.kind)
    rows = pl.scan_parquet(ready.file.rows)
    keys = rows.select(kind.key).unique().collect()
    parts = {
        "columns": ", ".join(f"k.{quoted(name)}" for name in kind.key),
        "table": kind.table,
        "same": " AND ".join(f"t.{quoted(name)} = k.{quoted(name)}" for name in kind.key),
    }
    there = transaction.read("imports", "keys_taken", parts=parts, frames={"asked": keys})
    reason = pl.lit(_("It is there already, and this import only adds."))
    return rows.join(there.lazy(), on=list(kind.key), how="semi").with_columns(reason=reason).collect()


def _unpriced(transaction: Transaction, ready: Ready) -> pl.DataFrame:
    """The rows in a currency without a rate on their day."""
    kind, company = kind_named(ready.file.kind), described_company(transaction)
    if kind.dated_by is None or company is None:
        return pl.DataFrame()
    mapping = mapped(kind, opened(transaction, ready.file.rows), _APART)
    missing = money.rates(transaction, mapping, company.base_currency).filter(pl.col("rate").is_null())
    if missing.is_empty():
        return missing
    reason = pl.format(
        _("There is no exchange rate of {currency} on {day} or before.", currency="{}", day="{}"),
        "currency",
        kind.dated_by,
    )
    rows = pl.scan_parquet(ready.file.rows).join(
        missing.lazy(), left_on=["currency", kind.dated_by], right_on=["currency", "day"], how="semi"
    )
    return rows.with_columns(reason=reason).collect()
