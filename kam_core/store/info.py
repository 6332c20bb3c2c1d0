"""What a store holds, in figures that a script can compare."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from kam_core.store.content import content, illustrative_rows
from kam_core.store.history import broken_now
from kam_core.store.migrate import schema_version
from kam_core.store.moments import moments
from kam_core.store.shelf import backups, folder_beside
from kam_core.store.store import Store


@dataclass(frozen=True, slots=True)
class Info:
    """A store at one moment.

    `revenue` and `margin` are of all order lines, in `currency`; null without lines, and `margin` also where the cost
    of any line is unknown. `rows` and `checksum` are by table, as 'schema.table'; checksums of two stores can be
    compared when one DuckDB read both. `illustrative` counts the rows that were made up, by table; tables without any
    are absent.
    `history_broken_at` is the first row of the history that is not as it was written; null: all of it is.
    `last_backup` is in UTC and of the folder of backups beside the store.
    """

    database: Path
    company: str | None
    currency: str | None
    fictitious: bool | None
    schema_version: int
    as_of: date | None
    closed_through: date | None
    rows: dict[str, int]
    checksum: dict[str, str]
    revenue: Decimal | None
    margin: Decimal | None
    illustrative: dict[str, int]
    history_broken_at: int | None
    last_backup: datetime | None


def info(store: Store, folder: Path | None = None) -> Info:
    """What the store holds now.

    Args:
        store: the open store; others may save meanwhile.
        folder: where its backups lie, if not beside it.

    Raises:
        StoreError: a part of the file cannot be read.
    """
    there = backups(folder or folder_beside(store.path), store.path)
    with store.database.one_moment() as database:
        company = database.read("store", "company")
        totals = database.read("store", "totals").row(0, named=True)
        dates = moments(database)
        broken = broken_now(database)
        held = database.ask(content)
        made_up = database.ask(illustrative_rows)
    named = company.row(0, named=True) if company.height else {}
    return Info(
        database=store.path,
        company=named.get("company_name"),
        currency=named.get("base_currency"),
        fictitious=named.get("fictitious"),
        schema_version=schema_version(store.connection),
        as_of=dates.as_of,
        closed_through=dates.closed_through,
        rows=held.rows,
        checksum=held.checksums,
        revenue=totals["revenue"],
        margin=totals["margin"],
        illustrative=made_up,
        history_broken_at=broken,
        last_backup=there[-1].at if there else None,
    )


def as_json(found: Info) -> dict[str, object]:
    """The same for JSON: dates in ISO 8601 (UTC with its Z), money as decimal text without an exponent."""
    return {
        "database": str(found.database),
        "company": found.company,
        "currency": found.currency,
        "fictitious": found.fictitious,
        "schema_version": found.schema_version,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "closed_through": found.closed_through.isoformat() if found.closed_through else None,
        "rows": found.rows,
        "checksum": found.checksum,
        "revenue": _text(found.revenue),
        "margin": _text(found.margin),
        "illustrative": found.illustrative,
        "history_broken_at": found.history_broken_at,
        "last_backup": f"{found.last_backup.isoformat()}Z" if found.last_backup else None,
    }


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"
