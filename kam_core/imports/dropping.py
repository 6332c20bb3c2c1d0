"""The files of a drop into the store: all of them in one transaction, or nothing."""

from kam_core.errors import RefusedError
from kam_core.imports.planning import Plan, Ready
from kam_core.imports.sifting import APART, completed, taken, unpriced, without
from kam_core.ingest import batches
from kam_core.ingest.batches import Batch, Origin
from kam_core.ingest.kinds import kind_named
from kam_core.ingest.loading import load_within
from kam_core.ingest.mode import Mode
from kam_core.ingest.progress import Progress, silent
from kam_core.store.database import Database
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


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
        ready = without(ready, taken(transaction, ready))
    ready = completed(transaction, without(ready, unpriced(transaction, ready)))
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
        apart=APART,
    )
    return load_within(transaction, kind_named(file.kind), origin, progress)
