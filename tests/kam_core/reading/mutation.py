"""Files with some of their bytes changed, as a bad disk, a bad line or a bad person leaves them."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pyarrow.parquet as pq

from kam_core.errors import KamError
from kam_core.reading.limits import Limits
from kam_core.reading.model import Told
from kam_core.reading.take import taken
from kam_core.settings import ROOT

SIGNS = (b",", b'"', b"\n", b"\x00", b";", b"\t", b"\r", b"\xff\xfe", b"\xef\xbb\xbf", b"'", b"\\")


def sources() -> list[Path]:
    """Files of all forms, the large ones aside."""
    folders = (ROOT / "tests/inputs/bad_files", ROOT / "tests/kam_core/reading/samples")
    return sorted(file for folder in folders for file in folder.iterdir() if file.stat().st_size < 60_000)


def mutated(seed: int) -> tuple[str, bytes]:
    """The name and the bytes of one of the files, changed in up to twenty places."""
    random = Random(seed)
    source = random.choice(sources())
    changed = bytearray(source.read_bytes())
    for _change in range(random.choice((1, 1, 2, 5, 20))):
        place = random.randrange(len(changed) + 1)
        match random.randrange(5):
            case 0:
                changed[place : place + 1] = random.randbytes(1)
            case 1:
                del changed[place : place + random.randrange(1, 20)]
            case 2:
                changed[place:place] = random.randbytes(random.randrange(1, 9))
            case 3:
                del changed[place:]
            case 4:
                changed[place:place] = random.choice(SIGNS)
    return source.name, bytes(changed)


def faults(first: int, count: int) -> dict[str, list[str]]:
    """What went wrong with the files of these seeds: nothing may but a refusal."""
    return {"faults": [fault for seed in range(first, first + count) for fault in _faults(seed)]}


def _faults(seed: int) -> Iterator[str]:
    name, content = mutated(seed)
    with tempfile.TemporaryDirectory() as place:
        path, folder = Path(place) / name, Path(place) / "read"
        folder.mkdir()
        path.write_bytes(content)
        try:
            found = taken(path, folder, Told(), Limits())
            counts = (found.row_count, found.rejected_count)
            written = (pq.read_metadata(found.rows).num_rows, pq.read_metadata(found.rejected).num_rows)
            if counts != written or found.rows_in != sum(counts):
                yield f"{seed} {name}: {found.rows_in} rows in, {counts} said, {written} written"
        except KamError:
            return
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is what is looked for
            yield f"{seed} {name}: {type(fault).__name__} {fault}"
