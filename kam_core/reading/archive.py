"""What is in a .gz or a .zip: its limits are looked at before anything is unpacked, and names in it name no place."""

import errno
import gzip
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from kam_core.errors import DamagedFileError, LockedFileError, NoDataError, TooLargeError
from kam_core.reading.limits import Limits
from kam_core.reading.model import Guess, Told
from kam_core.text.words import _

_CHUNK = 1 << 20
_MB = 1_000_000
_FORMS = (".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet", ".json", ".jsonl", ".ndjson")
# Not OSError: a full disk is no fault of the file.
BROKEN = (
    zipfile.BadZipFile,
    gzip.BadGzipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
)


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The archive or workbook, its list of members within the limits.

    Raises:
        DamagedFileError: it is cut off, two members have one name, or one that the block reads is broken.
        LockedFileError: a member is encrypted.
        TooLargeError: it would unpack to more than the limits allow.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (*BROKEN, OSError, ValueError) as refused:
        raise DamagedFileError("This file is damaged: it is cut off, or no archive inside.") from refused
    with archive:
        _look_at(archive.infolist(), path.stat().st_size, limits)
        try:
            yield archive
        except (*BROKEN, OSError) as refused:
            # A place before the start of the file is what its own directory may name; other refusals are the disk's.
            if isinstance(refused, OSError) and refused.errno not in (None, errno.EINVAL):
                raise
            raise DamagedFileError("This file is damaged: a part of it cannot be unpacked.") from refused


def _look_at(found: Sequence[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if limits.members is not None and len(found) > limits.members:
        raise TooLargeError("This file is too large: it has more than {most} members.", most=limits.members)
    if len({member.filename for member in found}) < len(found):
        raise DamagedFileError("This file is damaged: two of its members have the same name.")
    if any(member.flag_bits & 1 for member in found):
        raise LockedFileError("This file is protected by a password.")
    _within(sum(member.file_size for member in found), packed, limits)


def _within(unpacked: int, packed: int, limits: Limits) -> None:
    if limits.unpacked_bytes is not None and unpacked > limits.unpacked_bytes:
        most = limits.unpacked_bytes // _MB
        raise TooLargeError("This file is too large: it unpacks to more than {most} MB.", most=most)
    if limits.ratio is not None and unpacked > max(limits.ratio_from_bytes, limits.ratio * packed):
        raise TooLargeError(
            "This file is too large: it unpacks to more than {ratio} times of its size.", ratio=limits.ratio
        )


def members(archive: zipfile.ZipFile) -> list[str]:
    """The files in an archive that could be tables, in its order."""
    names = [member.filename for member in archive.infolist() if not member.is_dir() and not _is_by_the_way(member)]
    return [name for name in names if _ending(name) in _FORMS] or names


def _is_by_the_way(member: zipfile.ZipInfo) -> bool:
    """What operating systems put beside the files."""
    place = PurePosixPath(member.filename)
    return place.parts[:1] == ("__MACOSX",) or place.name.startswith(".") or member.file_size == 0


def _ending(name: str) -> str:
    return PurePosixPath(name.lower().removesuffix(".gz")).suffix


def member_guess(archive: zipfile.ZipFile, told: Told) -> Guess:
    """Which member to read: the one that was told, or else the largest.

    Raises:
        NoDataError: there is none, or none of the name that was told.
    """
    found = members(archive)
    if told.member is not None and told.member not in archive.namelist():
        raise NoDataError("There is no {member} in this archive.", member=told.member)
    if not found:
        raise NoDataError("This archive is empty.")
    largest = max(found, key=lambda name: archive.getinfo(name).file_size)
    chosen = told.member or largest
    others = tuple(name for name in found if name != chosen)
    return Guess("member", chosen, sure=told.member is not None or not others, others=others)


def left_out(chosen: Guess) -> Sequence[str]:
    """What is said of the members that are not read."""
    if not chosen.others:
        return ()
    return (_("{member} of this archive was read; it also holds {others}.", member=chosen.value, others=_few(chosen)),)


def _few(chosen: Guess) -> str:
    more = ("…",) if len(chosen.others) > 5 else ()
    return ", ".join((*chosen.others[:5], *more))


def unpacked_member(archive: zipfile.ZipFile, name: str, folder: Path, limits: Limits) -> Path:
    """The member as a file in `folder`, under a name of ours with the ending of its own.

    Raises:
        DamagedFileError: it cannot be unpacked.
    """
    packed = archive.getinfo(name).compress_size
    try:
        with archive.open(name) as member:
            return _copied(member, folder / f"member{_safe_ending(name)}", packed, limits)
    except BROKEN as refused:
        raise DamagedFileError("This archive is damaged: {member} cannot be unpacked.", member=name) from refused


def unpacked_gzip(path: Path, folder: Path, limits: Limits) -> Path:
    """What is in the gzip, as a file in `folder`.

    Raises:
        DamagedFileError: it is cut off or damaged.
        TooLargeError: it unpacks to more than the limits allow.
    """
    ending = _safe_ending(path.name.removesuffix(".gz").removesuffix(".GZ"))
    try:
        with gzip.open(path) as packed:
            return _copied(packed, folder / f"unpacked{ending}", path.stat().st_size, limits)
    except BROKEN as refused:
        raise DamagedFileError("This file is damaged: the gzip in it is cut off or broken.") from refused


def _copied(source: IO[bytes] | gzip.GzipFile, place: Path, packed: int, limits: Limits) -> Path:
    written = 0
    with place.open("wb") as copy:
        while piece := source.read(_CHUNK):
            written += len(piece)
            _within(written, packed, limits)
            copy.write(piece)
    return place


def _safe_ending(name: str) -> str:
    ending, packed = _ending(name), ".gz" if name.lower().endswith(".gz") else ""
    return (ending if ending in _FORMS else "") + packed
