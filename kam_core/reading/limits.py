"""How much of a file we are willing to take in, each a setting."""

import os
from dataclasses import dataclass, fields

_MB = 1_000_000
_GB = 1000 * _MB


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may be, and the most that its reading may take; None is "as much as there is".

    `unpacked_bytes`, `ratio` (unpacked to packed, looked at above `ratio_from_bytes`) and `members` are of archives
    and workbooks, told before anything is unpacked. `cell_bytes` refuses nothing: a longer cell is read whole, and
    said. `memory_bytes` and `seconds` are of the process that reads; the memory is that of its addresses, which is
    more than it fills.
    """

    file_bytes: int | None = 200 * _MB
    unpacked_bytes: int | None = _GB
    ratio: int | None = 100
    ratio_from_bytes: int = 10 * _MB
    members: int | None = 2_000
    columns: int | None = 2_000
    rows: int | None = 10_000_000
    cell_bytes: int = _MB
    memory_bytes: int | None = 1_500 * _MB
    seconds: float | None = 20.0


# The command line is run by somebody who may stop it: how long a file is and how long it takes is up to them.
UNHURRIED = Limits(file_bytes=None, unpacked_bytes=None, rows=None, memory_bytes=None, seconds=None)


def from_environment() -> Limits:
    """The limits of this installation: `KAM_READING_FILE_BYTES=500000000` and the like change one of them.

    Raises:
        ValueError: a setting is not a number.
    """
    told = {field.name: os.environ.get(f"KAM_READING_{field.name.upper()}") for field in fields(Limits)}
    numbers = {name: float(value) if name == "seconds" else int(value) for name, value in told.items() if value}
    return Limits(**numbers)  # type: ignore[arg-type]
