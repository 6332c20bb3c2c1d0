"""Files of any form as one drop: rows that cannot be loaded are listed, and written down to be put right."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl

from kam_core.commands.arguments import Asked
from kam_core.commands.assumed import sentences as assumed_sentences
from kam_core.commands.progress import Bar
from kam_core.commands.report import Report
from kam_core.crm.decisions import Decisions
from kam_core.exports.table import to_csv
from kam_core.imports.dropping import load
from kam_core.imports.planning import Plan, plan
from kam_core.imports.preview import Preview, preview
from kam_core.imports.raw import as_columns
from kam_core.imports.rejected import rejected
from kam_core.imports.taking import Taken, take
from kam_core.ingest.batches import Batch
from kam_core.ingest.mode import Mode
from kam_core.reading.limits import Limits
from kam_core.store.store import Store
from kam_core.text.words import _

# Whoever runs it looks on and may stop it.
_LIMITS = Limits(file_bytes=None, rows=None, memory_bytes=4_000_000_000, seconds=None)
_SHOWN = 20


def run(store: Store, asked: Asked, who: str) -> Report:
    """Load the files that are asked for, or say what that would do.

    Raises:
        UnreadableFileError, RefusedError, ContractError: nothing of any file is loaded.
    """
    with tempfile.TemporaryDirectory(prefix="kam-import-") as folder, Bar() as bar:
        taken = list(_taken(store, asked, Path(folder), bar))
        made = plan(store.database, [one.incoming for one in taken], Path(folder))
        if asked.preview:
            found = preview(store, made, who, bar)
            files = [(one.file_name, one.batch, one.rejected) for one in found.files]
            return _told(asked, taken, made, files, found)
        batches = load(store, made, who, bar)
        names = [ready.file.file_name for ready in made.files]
        left_out = [rejected(store.database, batch.batch_id) for batch in batches]
        return _told(asked, taken, made, list(zip(names, batches, left_out, strict=True)), None)


def _taken(store: Store, asked: Asked, folder: Path, bar: Bar) -> Iterator[Taken]:
    today = datetime.now(UTC).date()
    for number, path in enumerate(asked.files):
        bar(_("Reading {file}", file=path.name), 0.0)
        place = folder / str(number)
        place.mkdir()
        yield take(
            store.database,
            path,
            place,
            today,
            kind=asked.kind,
            source=asked.source,
            decisions=Decisions(snapshot_on=asked.exported_on, currency=asked.amounts_in),
            limits=_LIMITS,
            mode=Mode(asked.mode),
            again=asked.again,
        )


def _told(
    asked: Asked,
    taken: Sequence[Taken],
    made: Plan,
    files: Sequence[tuple[str, Batch, pl.DataFrame]],
    looked: Preview | None,
) -> Report:
    written = None if looked else _written(asked, taken, files)
    sentences = [_counted(name, batch) for name, batch, _rejected in files]
    sentences += [note for one in taken for note in (*one.reading.warnings, *one.prepared.notes)]
    sentences += [sentence for one in taken for sentence in assumed_sentences(one)]
    sentences += [warning for _name, batch, _rejected in files for warning in batch.warnings]
    sentences += made.notes
    sentences += _named(made)
    sentences += _refused(files)
    sentences += _compared(looked) if looked else []
    sentences += [_("Rows that were left out, to be put right: {path}", path=written)] if written else []
    answer: dict[str, object] = {
        "preview": looked is not None,
        "drop_id": made.drop_id,
        "loaded" if looked is None else "would_load": [{"file": name, **asdict(batch)} for name, batch, _rows in files],
        "sources": {one.incoming.file_name: one.incoming.source for one in taken},
        "assumed": {one.incoming.file_name: [asdict(told) for told in one.prepared.assumed] for one in taken},
        "notes": list(made.notes),
        "unknown": made.unknown.to_dicts(),
        "alike": made.matches.filter(how="alike").to_dicts(),
        "rejected": [{"file": name, **row} for name, _batch, rows in files for row in rows.to_dicts()],
        "rejected_file": str(written) if written else None,
    }
    if looked:
        totals = {"before": looked.before, "after": looked.after}
        answer["totals"] = {when: {k: _text(v) for k, v in asdict(one).items()} for when, one in totals.items()}
        answer["changes"] = {one.file_name: one.changes.to_dicts() for one in looked.files}
        answer["conflicts"] = [row for one in looked.files for row in one.conflicts.to_dicts()]
        answer["moved"] = looked.moved.to_dicts()
    return Report(tuple(dict.fromkeys(sentences)), answer)


def _counted(name: str, batch: Batch) -> str:
    return _(
        "{file}: {n} rows of {kind}; {new} new, {changed} changed, {unchanged} unchanged, {duplicate} duplicate, "
        "{rejected} rejected.",
        file=name,
        n=batch.rows_loaded,
        kind=batch.kind,
        new=batch.rows_new,
        changed=batch.rows_changed,
        unchanged=batch.rows_unchanged,
        duplicate=batch.rows_duplicate,
        rejected=batch.rows_rejected,
    )


def _named(made: Plan) -> list[str]:
    """What files call and nobody has, each once, and accounts that may be others."""
    told = []
    for row in made.unknown.head(_SHOWN).iter_rows(named=True):
        places = {"file": row["file"], "field": row["field"], "text": row["text"], "n": row["rows"]}
        if row["candidate_name"]:
            told.append(
                _("{file}: {field} {text} is unknown ({n} rows); is it {name}?", **places, name=row["candidate_name"])
            )
        else:
            told.append(_("{file}: {field} {text} is unknown ({n} rows).", **places))
    alike = made.matches.filter(how="alike").head(_SHOWN)
    told += [
        _("{name} may be account {account}; it is new for now.", name=name, account=candidate)
        for name, candidate in alike.select("account_name", "candidate").iter_rows()
    ]
    return told


def _refused(files: Sequence[tuple[str, Batch, pl.DataFrame]]) -> list[str]:
    return [
        _("{file}, line {line}: {reason}", file=name, line=line, reason=reason)
        for name, _batch, rows in files
        for line, reason in rows.head(_SHOWN).select("line", "reason").iter_rows()
    ]


def _compared(looked: Preview) -> list[str]:
    before, after = asdict(looked.before), asdict(looked.after)
    names = {
        "accounts": _("Accounts"),
        "revenue": _("Revenue"),
        "won": _("Won"),
        "open_pipeline": _("Open pipeline"),
    }
    told = [
        _(
            "{figure}: {before} now, {after} after the load.",
            figure=name,
            before=_read(before[key]),
            after=_read(after[key]),
        )
        for key, name in names.items()
    ]
    return [*told, _("Nothing was loaded: this was the preview.")]


def _read(value: Decimal | int | None) -> str:
    if value is None:
        return _("none")
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _text(value: object) -> object:
    return value if value is None or isinstance(value, int) else f"{value:f}"


def _written(asked: Asked, taken: Sequence[Taken], files: Sequence[tuple[str, Batch, pl.DataFrame]]) -> Path | None:
    """Write down the rows that were left out, in the columns of their files."""
    headers = {one.incoming.file_name: one.incoming.header for one in taken}
    frames = [(name, as_columns(rows, headers[name])) for name, _batch, rows in files if rows.height]
    if not frames:
        return None
    many = len(frames) > 1
    marked = [frame.with_columns(pl.lit(name).alias("file")) if many else frame for name, frame in frames]
    beside = asked.files[0].with_name(f"{asked.files[0].name}.rejected.csv")
    path = asked.rejected or beside
    path.write_bytes(to_csv(pl.concat(marked, how="diagonal")))
    return path
