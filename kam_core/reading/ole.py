"""OLE containers: an .xls of old, or a newer workbook behind a password."""

import mmap
from pathlib import Path

from kam_core.errors import DamagedFileError, LockedFileError
from kam_core.reading.limits import Limits
from kam_core.reading.model import Reading, Told
from kam_core.reading.workbook import read_xls

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "WORKBOOK", "Book", "BOOK"))
_NEWER = {".xlsx", ".xlsm", ".xlsb"}


def read_ole(path: Path, folder: Path, told: Told, limits: Limits) -> Reading:
    """The table of one sheet of the .xls in the container.

    Raises:
        LockedFileError: the workbook is encrypted.
        DamagedFileError: it is another document, or broken.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as container:
        encrypted = container.find(_ENCRYPTED) >= 0
        has_book = any(container.find(name) >= 0 for name in _BOOKS)
    if encrypted:
        raise LockedFileError("This workbook is protected by a password.")
    if not has_book and path.suffix.lower() in _NEWER:
        raise LockedFileError("This is no {ending} inside: it has a password, or is damaged.", ending=path.suffix)
    if not has_book:
        raise DamagedFileError("There is no workbook in this .xls: it is another document, or damaged.")
    return read_xls(path, folder, told, limits)
