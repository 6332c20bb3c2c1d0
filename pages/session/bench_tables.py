"""The tables of a visit to the workbench: files, copies of the portfolio and datasets, each made once."""

import shutil
from dataclasses import dataclass, replace

from kam_core.errors import KamError
from kam_core.imports.asked import Matched, matched
from kam_core.reading.model import Reading
from kam_core.workbench import datasets
from kam_core.workbench.model import BenchTable
from kam_core.workbench.names import table_name
from kam_core.workbench.portfolio import OF_PLANS, PORTFOLIO, portfolio_table
from kam_core.workbench.question import Source
from kam_core.workbench.shape import Shape
from kam_core.workbench.tables import laid_out
from pages.session import readings, resources, uploads
from pages.session.bench import bench, taken
from pages.session.uploads import Upload


@dataclass
class Entry:
    """One table of the visit: where it comes from, and its shape or what keeps it from having one.

    `origin` is the id of an upload or dataset, or the name of a table of the portfolio.
    """

    source: Source
    origin: str
    title: str
    shape: Shape | None = None
    fault: KamError | None = None
    upload: Upload | None = None
    matched: Matched | None = None


def drop(entry: Entry) -> None:
    """Take a table off the bench."""
    now = bench()
    if entry.upload is not None:
        uploads.desk().drop(entry.origin)
    for held in (now.names, now.matched, now.samples):
        held.pop(entry.origin, None)
    for names in (now.portfolio, now.datasets):
        if entry.origin in names:
            names.remove(entry.origin)


def entries(progress: readings.Progress | None = None) -> list[Entry]:
    """The tables of this visit, files first, each made once."""
    now = bench()
    found = [_of_upload(upload, progress) for upload in uploads.desk().asked.values()]
    for name in [one for one in now.copies if one not in now.portfolio]:
        _clear(name)
    found += [_of_dataset(one) for one in now.datasets]
    return found + [_of_portfolio(one) for one in now.portfolio]


def reading(upload: Upload, progress: readings.Progress | None = None) -> Reading:
    """The file of a table as rows of text.

    Raises:
        UnreadableFileError: it cannot be read as it is, or as it was told to be.
    """
    return readings.reading(upload, progress)


def _of_upload(upload: Upload, progress: readings.Progress | None) -> Entry:
    now, desk = bench(), uploads.desk()
    source = Source.SAMPLE if upload.upload_id in now.samples else Source.FILE
    entry = Entry(source, upload.upload_id, upload.name, upload=upload)
    name = now.names.setdefault(upload.upload_id, table_name(upload.name, taken()))
    try:
        read = readings.reading(upload, progress)
        shape = desk.once(("laid out", read.rows), lambda: laid_out(read, name, desk.new_folder()))
        entry.shape = _called(shape, name)
        column = now.matched.get(upload.upload_id)
        if column is not None and entry.shape.column(column):
            entry.matched = _matched(entry.shape, column)
            entry.shape = _called(entry.matched.shape, name)
    except KamError as fault:
        entry.fault = fault
    return entry


def _matched(shape: Shape, column: str) -> Matched:
    key = ("matched", shape.table.path, column, resources.revision().portfolio)
    return uploads.desk().once(key, lambda: matched(resources.database(), shape, column, uploads.desk().new_folder()))


def _of_portfolio(name: str) -> Entry:
    now, desk, dates = bench(), uploads.desk(), resources.moments()
    day = dates.today
    if name == "our_accounts":
        resources.scored(day, dates.year_before)
    revision = resources.revision()
    # Most saves are of plans, and move few of the tables: the others stay, and what was asked of them.
    key = ("portfolio", name, revision.store if name in OF_PLANS else revision.portfolio, day)
    if name in now.copies and now.copies[name][0] != key:
        _clear(name)

    def made() -> Shape:
        folder = desk.new_folder()
        now.copies[name] = (key, folder)
        return portfolio_table(resources.database(), name, day, folder)

    entry = Entry(Source.PORTFOLIO, name, PORTFOLIO[name])
    try:
        entry.shape = desk.once(key, made)
    except KamError as fault:
        entry.fault = fault
    return entry


def _clear(name: str) -> None:
    """Take a copy of a table of the portfolio off the disk."""
    key, folder = bench().copies.pop(name)
    uploads.desk().forget(key)
    shutil.rmtree(folder, ignore_errors=True)


def _of_dataset(dataset_id: str) -> Entry:
    desk = uploads.desk()
    entry = Entry(Source.DATASET, dataset_id, dataset_id)
    try:
        shape = desk.once(
            ("dataset", dataset_id),
            lambda: datasets.dataset(resources.database(), dataset_id, desk.new_folder()),
        )
        entry.title = shape.name
        names = bench().names
        # A file of the same name may lie here already.
        name = names.setdefault(dataset_id, table_name(shape.name, taken()))
        entry.shape = _called(shape, name)
    except KamError as fault:
        entry.fault = fault
    return entry


def _called(shape: Shape, name: str) -> Shape:
    return shape if shape.name == name else replace(shape, table=BenchTable(name, shape.table.path))
