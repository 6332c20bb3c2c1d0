"""JSON: an object a line, or a list of objects; a record in a record becomes columns, a list stays JSON."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kam_core.errors import DamagedFileError, NoDataError, TooLargeError
from kam_core.reading.answers import refuse_answer
from kam_core.reading.digest import file_hash
from kam_core.reading.headed import headed
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading, Told
from kam_core.reading.names import named
from kam_core.reading.sink import Sink
from kam_core.text.words import _

_LONGEST_RAW = 10_000
_DEEPEST = 5
_BETWEEN = re.compile(r"[\s,]*")
_UNEXPECTED = (ValueError, RecursionError)

Flat = dict[str, str | None]


class _Number(str):
    """A number as it was written: 1.10 stays 1.10, and no digit of an id is lost."""

    __slots__ = ()


@dataclass(slots=True)
class _Found:
    """One record with its line, or what stands there instead of one."""

    line: int
    raw: str
    record: Flat | None
    reason: str = ""


def read_json(path: Path, folder: Path, _told: Told, limits: Limits) -> Reading:
    """Every object a row; a column for every name, in the order in which they first appear.

    Raises:
        NoDataError: there is no object in it.
        DamagedFileError: it is no text in UTF-8 or UTF-16.
        TooLargeError: the objects have more names than a file may have columns.
        UnreadableFileError: it is the answer of a service that failed.
    """
    refuse_answer(path)
    columns = _columns(path, limits)
    with Sink(folder / "rows.parquet", folder / "rejected.parquet", len(columns)) as sink:
        for one in _found(path):
            if one.record is None:
                sink.reject(one.line, one.raw, one.reason)
            else:
                sink.row(one.line, [one.record.get(name) or "" for name in columns], len(one.raw))
    names, warnings = headed(columns)
    return Reading(
        path,
        file_hash(path),
        "json",
        folder / "rows.parquet",
        folder / "rejected.parquet",
        names,
        has_header=True,
        rows_in=sink.row_count + sink.rejected_count,
        row_count=sink.row_count,
        rejected_count=sink.rejected_count,
        warnings=warnings,
    )


def _columns(path: Path, limits: Limits) -> list[str]:
    names: dict[str, None] = {}
    for one in _found(path):
        names.update(dict.fromkeys(one.record or ()))
        if limits.columns is not None and len(names) > limits.columns:
            raise TooLargeError("This file is too large: it has more than {most} columns.", most=limits.columns)
    if not names:
        raise NoDataError("There is no data in this file: no object of JSON has a value.")
    return list(names)


def _found(path: Path) -> Iterator[_Found]:
    with path.open("rb") as file:
        encoding = json.detect_encoding(file.read(4))
    is_list = _first_letter(path, encoding) == "["
    try:
        yield from _elements(path.read_text(encoding)) if is_list else _lines(path, encoding)
    except UnicodeError as refused:
        raise DamagedFileError("This file is damaged: its text is not {encoding}.", encoding=encoding) from refused


def _first_letter(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, errors="replace") as file:
        return next((letter for letter in iter(lambda: file.read(1), "") if not letter.isspace()), "")


def _lines(path: Path, encoding: str) -> Iterator[_Found]:
    with path.open(encoding=encoding, newline="\n") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _judged(number, line, line)


def _judged(number: int, raw: str, text: str) -> _Found:
    try:
        value = _DECODER.decode(text)
    except _UNEXPECTED:
        return _refused(number, raw, _("It is not JSON, or cut off."))
    return _flattened(number, raw, value)


def _flattened(number: int, raw: str, value: object) -> _Found:
    if not isinstance(value, dict):
        return _refused(number, raw, _("It is no object with names."))
    flat: Flat = {}
    _flatten(value, "", flat, _DEEPEST)
    return _Found(number, raw, flat)


def _refused(number: int, raw: str, reason: str) -> _Found:
    return _Found(number, raw.rstrip("\r\n"), None, reason)


def _elements(text: str) -> Iterator[_Found]:
    """The elements of a list; from the first that is none, the rest is one row that is left out."""
    place, number, seen = text.index("[") + 1, 1, 0
    while True:
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
        number, seen = number + text.count("\n", seen, place), place
        if text[place : place + 1] == "]":
            return
        try:
            value, end = _DECODER.raw_decode(text, place)
        except _UNEXPECTED:
            yield _refused(number, text[place : place + _LONGEST_RAW], _("It is not JSON, or cut off."))
            return
        yield _flattened(number, text[place:end], value)
        place = end


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; what a name holds that comes twice is kept under a marked name."""
    found = dict(pairs)
    if len(found) < len(pairs):
        return dict(zip(named([name for name, _value in pairs]).names, (value for _name, value in pairs), strict=True))
    return found


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_Number, parse_int=_Number, parse_constant=_Number, strict=False
)


def _flatten(value: dict[str, Any], prefix: str, flat: Flat, depth: int) -> None:
    for name, inner in value.items():
        if isinstance(inner, dict) and inner and depth:
            _flatten(inner, f"{prefix}{name}.", flat, depth - 1)
        else:
            flat[f"{prefix}{name}"] = _text(inner)


def _text(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value) if isinstance(value, str) else _json(value)


def _json(value: object) -> str:
    """A list or an empty object as JSON again, its numbers as they were written."""
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_json, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_json(name)}: {_json(inner)}' for name, inner in value.items())}}}"
    return json.dumps(value, ensure_ascii=False)
