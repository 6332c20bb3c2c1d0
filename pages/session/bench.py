"""The tables that one visit asks, the fence that answers over them, and what it answered; gone when the visit ends."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from kam_core.errors import KamError, RefusedError
from kam_core.imports.asked import Matched, matched
from kam_core.reading.model import Reading
from kam_core.settings import ROOT
from kam_core.workbench import datasets
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchTable
from kam_core.workbench.names import table_name
from kam_core.workbench.portfolio import PORTFOLIO, portfolio_table
from kam_core.workbench.question import Source
from kam_core.workbench.shape import Shape
from kam_core.workbench.tables import laid_out
from pages.session import readings, resources, uploads
from pages.session.uploads import Upload

MOST_FILES = 10
SAMPLES = ROOT / "data" / "maven_crm"


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


@dataclass
class Bench:
    """What a visit said of its tables; the fence is ended with it.

    `names` are those of uploads in SQL, `matched` the columns of uploads that call accounts, both by upload.
    `answered` are answers and faults by what was asked, over the tables in `over`. `filters` are the places of filters
    of the chart. `sql` is what we put into the editor last, counted by `sql_again`; `asked_sql` was asked last.
    `filled_from` is the kept question that filled the screen, and `shapes` are the tables that are asked.
    """

    names: dict[str, str] = field(default_factory=dict)
    matched: dict[str, str] = field(default_factory=dict)
    samples: dict[str, str] = field(default_factory=dict)
    portfolio: list[str] = field(default_factory=list)
    datasets: list[str] = field(default_factory=list)
    answered: dict[tuple[object, ...], object] = field(default_factory=dict)
    filters: list[int] = field(default_factory=list)
    next_filter: int = 0
    sql: str = ""
    sql_again: int = 0
    asked_sql: str | None = None
    filled_from: str | None = None
    version: int = 0
    shapes: tuple[Shape, ...] = ()
    fence: Fence | None = None
    over: tuple[BenchTable, ...] = ()

    def write(self, sql: str) -> None:
        """Put SQL into the editor, over what is typed there, and ask it."""
        self.sql, self.sql_again, self.asked_sql = sql, self.sql_again + 1, sql

    def fence_over(self, tables: Sequence[BenchTable]) -> Fence:
        """The fence over these tables; the one over others is closed, and what it answered forgotten."""
        if self.fence is None or self.over != tuple(tables):
            if self.fence is not None:
                self.fence.close()
            self.answered.clear()
            self.over = tuple(tables)
            self.fence = Fence(self.over)
        return self.fence


def bench() -> Bench:
    """The bench of this visit."""
    return uploads.desk().once(("bench",), Bench)


def take(dropped: Sequence[uploads.Dropped]) -> None:
    """Keep files that were dropped, each as a table.

    Raises:
        RefusedError: they are too many or too large together.
        NotSavedError: the disk is full.
    """
    desk, now = uploads.desk(), bench()
    if len(desk.asked) + len(dropped) > MOST_FILES:
        raise RefusedError("The workbench takes {most} files at once.", most=MOST_FILES)
    for upload in desk.take(dropped, to_ask=True):
        if upload.upload_id not in now.names:
            now.names[upload.upload_id] = table_name(upload.name, taken())


def take_samples() -> None:
    """Lay the sample files on the bench.

    Raises:
        RefusedError, NotSavedError: as `take`.
    """
    # The one with most in it first: it is what the screen begins with.
    samples = sorted(SAMPLES.glob("*.csv"), key=lambda path: -path.stat().st_size)
    take([_OnServer(path) for path in samples])
    names = {path.name for path in samples}
    bench().samples |= {one.upload_id: one.name for one in uploads.desk().asked.values() if one.name in names}


class _OnServer(BytesIO):
    """A small file of the server, as a browser would send it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.read_bytes())
        self.name = path.name
        self.size = path.stat().st_size


def taken() -> list[str]:
    """The names of tables that are in use."""
    now = bench()
    return [*now.names.values(), *PORTFOLIO]


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
    desk, dates = uploads.desk(), resources.moments()
    day = dates.today
    if name == "our_accounts":
        resources.scored(day, dates.year_before)
    key = ("portfolio", name, resources.revision().store, day)
    entry = Entry(Source.PORTFOLIO, name, PORTFOLIO[name])
    try:
        entry.shape = desk.once(key, lambda: portfolio_table(resources.database(), name, day, desk.new_folder()))
    except KamError as fault:
        entry.fault = fault
    return entry


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
