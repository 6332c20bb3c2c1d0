"""No change of bytes takes the reader down, or makes it lose a row."""

from pathlib import Path

import pytest

from kam_core.errors import KamError
from kam_core.reading.child import in_child
from kam_core.reading.limits import Limits
from kam_core.reading.read import read
from tests.kam_core.reading.mutation import mutated

AT_ONCE = 200
PATIENT = Limits(seconds=300)


def test_two_hundred_mutated_files_are_read_or_refused(tmp_path: Path) -> None:
    assert _faults(0, tmp_path) == []


@pytest.mark.soak
@pytest.mark.parametrize("first", range(AT_ONCE, AT_ONCE + 5_000, AT_ONCE))
def test_five_thousand_mutated_files_are_read_or_refused(first: int, tmp_path: Path) -> None:
    try:
        assert _faults(first, tmp_path) == []
    except KamError:
        # The reader of one of them broke off. Alone, each is read or refused in a child, and this process lives.
        for seed in range(first, first + AT_ONCE):
            _alone(seed, tmp_path / str(seed))


def _faults(first: int, folder: Path) -> list[str]:
    asked = {"first": first, "count": AT_ONCE}
    found: list[str] = in_child("tests.kam_core.reading.mutation:faults", asked, folder, PATIENT)["faults"]
    return found


def _alone(seed: int, folder: Path) -> None:
    name, content = mutated(seed)
    (folder / "read").mkdir(parents=True)
    (folder / name).write_bytes(content)
    try:
        found = read(folder / name, folder / "read")
    except KamError:
        return
    assert found.rows_in == found.row_count + found.rejected_count
