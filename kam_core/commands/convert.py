"""`convert`: what is read of any file, written as plain CSV."""

import tempfile
from pathlib import Path

from kam_core.commands.arguments import Asked
from kam_core.commands.report import Report
from kam_core.errors import RefusedError
from kam_core.reading.as_csv import write_csv
from kam_core.reading.limits import UNHURRIED
from kam_core.reading.read import read
from kam_core.text.words import _


def run(asked: Asked) -> Report:
    """Read the file with nothing told, and write it.

    Raises:
        UnreadableFileError: the file cannot be read.
        RefusedError: the file would be written over itself.
    """
    path, out = (file.expanduser().resolve() for file in asked.files)
    if path == out:
        raise RefusedError("{path} would be written over itself; name another file.", path=path)
    if path.is_file() and not path.stat().st_size:
        out.write_bytes(b"")
        return Report((_("{path} is empty, and so is {out}.", path=path, out=out),), _answer(out, 0, 0, ()))
    with tempfile.TemporaryDirectory(prefix="kam-convert-") as folder:
        reading = read(path, Path(folder), limits=UNHURRIED)
        write_csv(reading, out)
    counted = _("{rows} of {rows_in} rows written: {out}", rows=reading.row_count, rows_in=reading.rows_in, out=out)
    answer = _answer(out, reading.row_count, reading.rejected_count, reading.warnings)
    return Report((*reading.warnings, counted), answer)


def _answer(out: Path, rows: int, rejected: int, warnings: tuple[str, ...]) -> dict[str, object]:
    return {"file": str(out), "rows": rows, "rejected": rejected, "warnings": list(warnings)}
