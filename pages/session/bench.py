"""The tables that one visit asks, the fence that answers over them, and what it answered; gone when the visit ends."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from kam_core.errors import RefusedError
from kam_core.settings import ROOT
from kam_core.workbench.fence import Fence
from kam_core.workbench.model import BenchTable
from kam_core.workbench.names import table_name
from kam_core.workbench.portfolio import PORTFOLIO
from kam_core.workbench.shape import Shape
from pages.session import uploads

MOST_FILES = 10
SAMPLES = ROOT / "data" / "maven_crm"


@dataclass
class Bench:
    """What a visit said of its tables; the fence is ended with it.

    `names` are those of uploads in SQL, `matched` the columns of uploads that call accounts, both by upload.
    `copies` are where those of the portfolio lie, with what they were made under.
    `answered` are answers and faults by what was asked, over the tables in `over`. `filters` are the places of filters
    of the chart. `sql` is what we put into the editor last, counted by `sql_again`; `asked_sql` was asked last.
    `filled_from` is the kept question that filled the screen, and `shapes` are the tables that are asked.
    """

    names: dict[str, str] = field(default_factory=dict)
    matched: dict[str, str] = field(default_factory=dict)
    samples: dict[str, str] = field(default_factory=dict)
    copies: dict[str, tuple[tuple[object, ...], Path]] = field(default_factory=dict)
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
