"""What keeps single rows of a file out of a load, and what rows that are there lend to those that change them."""

from dataclasses import replace

import polars as pl

from kam_core.imports.planning import Ready
from kam_core.imports.raw import left_out
from kam_core.ingest import money
from kam_core.ingest.company import described_company
from kam_core.ingest.kinds import kind_named
from kam_core.ingest.mapping import mapped
from kam_core.ingest.mode import Mode
from kam_core.ingest.reader import opened
from kam_core.store.transaction import Transaction
from kam_core.text.quoting import quoted
from kam_core.text.words import _

# Columns of a prepared file that are not of the file itself.
APART = frozenset({"line"})


def without(ready: Ready, refused: pl.DataFrame) -> Ready:
    """The file without some of its rows (each with a `reason`), which are listed with those left out before."""
    if refused.is_empty():
        return ready
    rows = pl.scan_parquet(ready.file.rows)
    names = rows.collect_schema().names()
    # The same file may be looked at several times before it is loaded.
    path = ready.file.rows.with_stem(f"{ready.file.rows.stem}-{len(refused)}")
    rows.join(refused.lazy(), on=names, how="anti", nulls_equal=True, maintain_order="left").sink_parquet(path)
    rejected = pl.concat([ready.rejected, left_out(ready.file, [refused])]).sort("line", maintain_order=True)
    return Ready(replace(ready.file, rows=path), rejected)


def taken(transaction: Transaction, ready: Ready) -> pl.DataFrame:
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


def unpriced(transaction: Transaction, ready: Ready) -> pl.DataFrame:
    """The rows in a currency without a rate on their day."""
    kind, company = kind_named(ready.file.kind), described_company(transaction)
    if kind.dated_by is None or company is None:
        return pl.DataFrame()
    mapping = mapped(kind, opened(transaction, ready.file.rows), APART)
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


def completed(transaction: Transaction, ready: Ready) -> Ready:
    """The file with what rows in the store hold in fields that the file lacks: to change a row is not to empty it."""
    file, kind = ready.file, kind_named(ready.file.kind)
    if file.fields is None or file.mode is not Mode.UPDATE or kind.name == "order_lines":
        return ready
    rows = pl.scan_parquet(file.rows)
    lacking = [one.name for one in kind.columns if one.name not in (*file.fields, *kind.key)]
    asked = rows.select(kind.key).unique().collect()
    parts = {
        "columns": ", ".join(f"t.{quoted(name)}" for name in (*kind.key, *lacking)),
        "table": kind.table,
        "same": " AND ".join(f"t.{quoted(name)} = k.{quoted(name)}" for name in kind.key),
    }
    there = transaction.read("imports", "rows_there", parts=parts, frames={"asked": asked})
    if there.is_empty() or not lacking:
        return ready
    joined = rows.join(there.lazy(), on=list(kind.key), how="left", suffix=" there", maintain_order="left")
    path = file.rows.with_stem(f"{file.rows.stem}-completed")
    kept = joined.with_columns(pl.coalesce(name, f"{name} there").alias(name) for name in lacking)
    kept.drop(f"{name} there" for name in lacking).sink_parquet(path)
    return replace(ready, file=replace(file, rows=path))
