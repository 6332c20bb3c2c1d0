"""One file, whatever its form, into rows of text: what runs in the child process."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from kam_core.errors import NoDataError, TooLargeError, UnreadableFileError
from kam_core.reading.archive import left_out, member_guess, opened, unpacked_gzip, unpacked_member
from kam_core.reading.digest import file_hash
from kam_core.reading.forms import EMPTY, Form, form_of
from kam_core.reading.limits import Limits
from kam_core.reading.model import Guess, Reading, Told

Reader = Callable[..., Reading]

_DEEPEST = 2
# Each is loaded when it is wanted: a child that reads a text should not wait for the reader of workbooks.
_READERS = {
    Form.TEXT: "text:read_text",
    Form.JSON: "json_lines:read_json",
    Form.XLSX: "workbook:read_xlsx",
    Form.ODS: "workbook:read_ods",
    Form.OLE: "ole:read_ole",
    Form.PARQUET: "parquet:read_parquet",
}


def take(path: str, folder: str, told: Mapping[str, Any], limits: Mapping[str, Any]) -> dict[str, object]:
    """Read the file at `path`; all arguments and the answer are plain JSON."""
    reading = taken(Path(path), Path(folder), Told(**told), Limits(**limits))
    answer = asdict(reading)
    return answer | {"path": str(reading.path), "rows": str(reading.rows), "rejected": str(reading.rejected)}


def reading_of(answer: Mapping[str, Any]) -> Reading:
    """The reading that `take` answered with."""
    given: dict[str, Any] = dict(answer)
    given |= {name: Path(given[name]) for name in ("path", "rows", "rejected")}
    given["guesses"] = tuple(Guess(**{**guess, "others": tuple(guess["others"])}) for guess in given["guesses"])
    return Reading(**given | {name: tuple(given[name]) for name in ("names", "warnings")})


def taken(path: Path, folder: Path, told: Told, limits: Limits) -> Reading:
    """The file as rows of text.

    Raises:
        UnreadableFileError: it is of no form that can be read, damaged, locked, empty or too large.
    """
    reading = _taken(path, folder, told, limits, depth=0)
    if limits.columns is not None and len(reading.names) > limits.columns:
        raise TooLargeError(
            "This file is too large: it has {n} columns, more than {most}.", n=len(reading.names), most=limits.columns
        )
    if limits.rows is not None and reading.rows_in > limits.rows:
        raise TooLargeError(
            "This file is too large: it has {n} rows, more than {most}.", n=reading.rows_in, most=limits.rows
        )
    return reading


def _taken(path: Path, folder: Path, told: Told, limits: Limits, *, depth: int) -> Reading:
    form = form_of(path)
    if not isinstance(form, Form):
        raise NoDataError(form) if form == EMPTY else UnreadableFileError(form)
    if form in (Form.GZIP, Form.ZIP):
        return _unpacked(form, path, folder, told, limits, depth=depth)
    module, name = _READERS[form].split(":")
    read: Reader = getattr(import_module(f"kam_core.reading.{module}"), name)
    return read(path, folder, told) if form == Form.TEXT else read(path, folder, told, limits)


def _unpacked(form: Form, path: Path, folder: Path, told: Told, limits: Limits, *, depth: int) -> Reading:
    """What is in an archive, in place of it."""
    if depth == _DEEPEST:
        raise UnreadableFileError("This file is an archive in an archive in an archive: unpack it first.")
    place = folder / f"unpacked {depth}"
    place.mkdir(exist_ok=True)
    if form == Form.GZIP:
        if path.suffix.lower() not in {".gz", ".tgz", ".gzip", ""}:
            raise UnreadableFileError(
                "This is a gzip archive, though its name ends in {ending}: unpack it, or name it .gz.",
                ending=path.suffix,
            )
        inside = unpacked_gzip(path, place, limits)
        reading = _taken(inside, folder, told, limits, depth=depth + 1)
    else:
        with opened(path, limits) as archive:
            chosen = member_guess(archive, told)
            inside = unpacked_member(archive, chosen.value, place, limits)
        reading = _taken(inside, folder, told, limits, depth=depth + 1)
        guesses, said = (chosen, *reading.guesses), (*left_out(chosen), *reading.warnings)
        reading = replace(reading, guesses=guesses, warnings=said)
    return replace(reading, path=path, file_hash=file_hash(path), form=f"{form}/{reading.form}")
