"""The hostile questions of `tests/inputs/attacks.sql`, and what there is for them to reach."""

import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from kam_core.settings import ROOT
from kam_core.workbench.model import BenchTable

SECRET = "CANARY-f3a9d1"  # noqa: S105 - nobody is to see it, and there is nothing to it
UPLOADS = pa.table({"a": [1, 2, 3, 4, 5], "b": ["v", "w", "x", "y", "z"]})
_LINE = re.compile(r"^/\* (\w+) \| ([\w-]+) \| (\w+) \*/ (.*)$", re.MULTILINE)
_WHOLE = re.compile(r"SELECT '\{(\w+)\}';")


@dataclass(frozen=True, slots=True)
class Attack:
    """One hostile question: its class, and by what one sees that it had an effect."""

    id: str
    kind: str
    goal: str
    template: str

    def sql(self, bait: "Bait") -> str:
        """What is asked."""
        if whole := _WHOLE.fullmatch(self.template):
            return grown(whole[1])
        text = self.template
        for place, path in bait.places().items():
            text = text.replace(f"{{{place}}}", path)
        return text


@dataclass(slots=True)
class Bait:
    """Files, a folder, a listener: everything that an attack could reach."""

    folder: Path
    address: str
    met: list[str] = field(default_factory=list)

    def places(self) -> dict[str, str]:
        reach = self.folder / "reach"
        return {
            "CANARY": str(reach / "canary.csv"),
            "CANARYDIR": str(reach),
            "CANARYBASE": "canary.csv",
            "CANARYJSON": str(reach / "canary.json"),
            "CANARYPQ": str(reach / "canary.parquet"),
            "CANARYDB": str(reach / "canary.duckdb"),
            "WRITE": str(self.folder / "write"),
            "HTTP": self.address,
            "EXT": str(reach / "evil.duckdb_extension"),
            "APPDB": str(self.folder / "app.duckdb"),
        }

    def uploads(self) -> BenchTable:
        return BenchTable("uploads", self.folder / "uploads.parquet")

    def traces(self) -> dict[str, str]:
        """Every file with its checksum."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}


def attacks() -> list[Attack]:
    text = (ROOT / "tests" / "inputs" / "attacks.sql").read_text(encoding="utf-8")
    return [Attack(*found) for found in _LINE.findall(text)]


@contextmanager
def laid_out(folder: Path) -> Iterator[Bait]:
    """The bait in a new folder, and a listener on loopback."""
    met: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            met.append(str(self.raw_requestline))
            return False

    with http.server.HTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        bait = Bait(folder, f"http://127.0.0.1:{server.server_port}", met)
        _fill(bait)
        yield bait
        server.shutdown()
        thread.join()


def _fill(bait: Bait) -> None:
    places = {name: Path(path) for name, path in bait.places().items()}
    places["WRITE"].mkdir(parents=True)
    places["CANARYDIR"].mkdir()
    places["CANARY"].write_text(f"{SECRET}\n")
    places["CANARYJSON"].write_text(f'{{"secret": "{SECRET}"}}\n')
    places["EXT"].write_bytes(b"\x7fELF")
    secret = pa.table({"secret": [SECRET]})
    pq.write_table(secret.replace_schema_metadata({"secret": SECRET}), places["CANARYPQ"])
    pq.write_table(UPLOADS, bait.uploads().path)
    for name, table in (("CANARYDB", "secret"), ("APPDB", "app_users")):
        with duckdb.connect(places[name]) as made:
            made.register("incoming", secret)
            made.sql("FROM incoming").create(table)


def grown(name: str) -> str:
    """The statements that are too long to be written down; see the head of the file for what each stands for."""
    selects = {
        "PARENS": lambda: "SELECT " + "(" * 100_000 + "1" + ")" * 100_000,
        "PLUS": lambda: "SELECT " + "+".join(["1"] * 200_000),
        "NESTLIST": lambda: "SELECT " + "[" * 50_000 + "]" * 50_000,
        "NESTCASE": lambda: "SELECT " + "CASE WHEN TRUE THEN " * 5_000 + "1" + " END" * 5_000,
        "NESTSUB": lambda: "SELECT * FROM " + "(SELECT * FROM " * 3_000 + "uploads" + ")" * 3_000,
        "NESTJSON": lambda: "SELECT json('" + "[" * 1_000_000 + "]" * 1_000_000 + "')",
        "UNIONS": lambda: " UNION ALL ".join(["SELECT 1"] * 5_001),
        "MANYCOLS": lambda: "SELECT " + ", ".join(map(str, range(100_000))),
        "LONGIDENT": lambda: 'SELECT 1 AS "' + "x" * 5_000_000 + '"',
        "NOTS": lambda: "SELECT " + "NOT " * 100_000 + "TRUE",
        "CTECHAIN": lambda: _chained(2_000, "SELECT * FROM c{before}"),
        "CTEEXP": lambda: _chained(30, "SELECT l.x FROM c{before} AS l JOIN c{before} AS r ON l.x = r.x"),
    }
    return selects[name]()


def _chained(length: int, link: str) -> str:
    links = ["c0 AS (SELECT 1 AS x)"]
    links += [f"c{n} AS ({link.format(before=n - 1)})" for n in range(1, length)]
    return f"WITH {', '.join(links)} SELECT * FROM c{length - 1}"  # noqa: S608 - an attack
