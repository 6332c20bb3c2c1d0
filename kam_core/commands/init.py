"""`init`: the demo, or an empty store; there is a whole one at the end, or none."""

from pathlib import Path
from uuid import uuid4

from kam_core.commands.arguments import Asked
from kam_core.commands.progress import Bar
from kam_core.commands.report import Report
from kam_core.errors import RefusedError, StoreError, UnavailableStoreError
from kam_core.ingest import company, demo
from kam_core.store.confirmed import beside, log_of
from kam_core.store.connection import free_of_schemas, nobody_has
from kam_core.store.disk import sync
from kam_core.store.store import Store
from kam_core.text.words import _


def run(asked: Asked) -> Report:
    """Build the store beside its place and put it there when it is whole.

    Raises:
        LockedStoreError: a product runs on it.
        RefusedError: there is one already.
        ReservedNameError: DuckDB could not tell it from one of our schemas.
    """
    path = asked.database
    _free(path)
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear_away(path)
        with Store(part, create=True) as store:
            company = _filled(store, asked)
        _put(part, path)
    except OSError as fault:
        why = (fault.strerror or str(fault)).lower()
        raise UnavailableStoreError("{path} cannot be made: {reason}.", path=path, reason=why) from fault
    finally:
        _remove(part)
    return Report(
        (_("{company} is ready in {path}.", company=company, path=path),),
        {"database": str(path), "company": company, "empty": asked.empty},
    )


def _filled(store: Store, asked: Asked) -> str:
    if asked.empty:
        name = _("My company") if asked.company is None else asked.company
        company.describe(store, name=name, base_currency=asked.currency)
        return name
    with Bar() as bar:
        demo.build(store, bar)
    return demo.NAME


def _free(path: Path) -> None:
    free_of_schemas(path)
    nobody_has(path)
    if path.is_dir():
        raise UnavailableStoreError("{path} is a folder, not a database.", path=path)
    if path.exists():
        raise RefusedError("There is a database at {path} already, and it was left alone.", path=path)


def _put(part: Path, path: Path) -> None:
    sync(part)
    # The log of a store that somebody deleted would be replayed into this one.
    log_of(path).unlink(missing_ok=True)
    beside(path).unlink(missing_ok=True)
    try:
        # Unlike a rename, a link never takes the place of what another start has put there meanwhile.
        path.hardlink_to(part)
    except FileExistsError as fault:
        raise RefusedError("There is a database at {path} already, and it was left alone.", path=path) from fault
    except OSError:
        part.rename(path)


def _clear_away(path: Path) -> None:
    """Remove what an interrupted start has left; what another start is building now is locked."""
    for left in path.parent.glob(f".{path.name}.*.part"):
        try:
            nobody_has(left)
        except StoreError:
            continue
        _remove(left)


def _remove(part: Path) -> None:
    for file in (part, log_of(part), beside(part)):
        file.unlink(missing_ok=True)
