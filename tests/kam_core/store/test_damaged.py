import hashlib
import random
import shutil
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from kam_core.errors import DamagedStoreError, KamError
from kam_core.store.confirmed import beside, log_of
from kam_core.store.content import content, content_of
from kam_core.store.store import Store
from tests.kam_core.store.saving import image, save_number

HEADER = 12_288


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of some size, closed."""
    path = tmp_path_factory.mktemp("whole") / "kam.duckdb"
    with Store(path, create=True) as store:
        for number in range(20):
            save_number(store, number)
        rates = pl.select(
            currency=pl.lit("USD"),
            rate_date=pl.date_range(pl.date(1900, 1, 1), pl.date(2026, 1, 1), eager=False),
        ).with_columns(rate=(pl.int_range(pl.len()) % 977 + 1).cast(pl.Decimal(18, 8)), batch_id=1)
        store.writer.load(lambda transaction: transaction.insert("facts.exchange_rate", rates))
    return path


def damaged(folder: Path, data: bytes) -> Path:
    path = folder / "kam.duckdb"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("how", ["half", "empty", "header", "noise", "text"])
def test_a_damaged_file_is_refused_with_the_way_back_and_left_as_it_is(how: str, whole: Path, tmp_path: Path) -> None:
    data = whole.read_bytes()
    noise = random.Random(1).randbytes
    path = damaged(
        tmp_path,
        {
            "half": data[: len(data) // 2],
            "empty": b"",
            "header": noise(HEADER) + data[HEADER:],
            "noise": noise(len(data)),
            "text": b"account_id,account_name\n" * 1000,
        }[how],
    )
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(DamagedStoreError) as refused:
        Store(path)
    assert "python -m kam_core restore" in refused.value.hint
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert list(tmp_path.iterdir()) == [path]


def test_forty_flipped_bits_never_give_a_wrong_answer(whole: Path, tmp_path: Path) -> None:
    found = flipped(whole, tmp_path, 40, seed=1)
    assert set(found) <= {"refused at opening", "refused at reading", "the same"}
    assert found["refused at opening"] and found["refused at reading"]


def flipped(whole: Path, folder: Path, count: int, seed: int) -> Counter[str]:
    """What becomes of files in which one bit is flipped; every block is read."""
    data, expected, chance = whole.read_bytes(), content_of(whole), random.Random(seed)
    found: Counter[str] = Counter()
    for number in range(count):
        spoilt = bytearray(data)
        # A file is mostly blocks of tables; its header decides more.
        place = chance.randrange(HEADER if number % 4 == 0 else len(data))
        spoilt[place] ^= 1 << chance.randrange(8)
        path = damaged(folder, bytes(spoilt))
        found[_outcome(path, expected)] += 1
        log_of(path).unlink(missing_ok=True)
    return found


def _outcome(path: Path, expected: object) -> str:
    try:
        with Store(path):
            pass
    except KamError:
        return "refused at opening"
    try:
        return "the same" if content_of(path) == expected else "a wrong answer"
    except KamError:
        return "refused at reading"


def crashed(folder: Path) -> Path:
    """A store whose last process was killed with confirmed saves in its log."""
    with Store(folder / "kam.duckdb", create=True) as store:
        for number in range(1, 11):
            save_number(store, number)
        return image(store.path, folder / "crashed")


def test_a_log_that_was_cut_short_is_noticed_and_left_as_it_is(tmp_path: Path) -> None:
    path = crashed(tmp_path)
    log = log_of(path)
    log.write_bytes(log.read_bytes()[:-200])
    before = path.read_bytes(), log.read_bytes()
    with pytest.raises(DamagedStoreError, match="before the last confirmed save"):
        Store(path)
    assert (path.read_bytes(), log.read_bytes()) == before


def test_a_log_that_ends_in_a_save_nobody_was_told_of_is_no_damage(tmp_path: Path) -> None:
    path = crashed(tmp_path)
    with log_of(path).open("ab") as log:
        log.write(b"\x10\x00\x00\x00")
    with Store(path) as store:
        assert store.database.read("store", "revisions")["store"].to_list() == ["0.10"]


def test_forty_flipped_bits_in_the_log_never_lose_a_save_silently(tmp_path: Path) -> None:
    path = crashed(tmp_path)
    chance = random.Random(3)
    log, note = log_of(path).read_bytes(), beside(path).read_bytes()
    main = path.read_bytes()
    for number in range(40):
        spoilt = bytearray(log)
        spoilt[chance.randrange(len(log))] ^= 1 << chance.randrange(8)
        folder = tmp_path / str(number)
        folder.mkdir()
        copied = damaged(folder, main)
        log_of(copied).write_bytes(spoilt)
        beside(copied).write_bytes(note)
        try:
            with Store(copied) as store:
                assert store.database.read("store", "revisions")["store"].to_list() == ["0.10"]
        except DamagedStoreError:
            assert log_of(copied).read_bytes() == bytes(spoilt)
        shutil.rmtree(folder)


def test_a_part_of_the_file_that_cannot_be_read_is_said_when_it_is_needed(whole: Path, tmp_path: Path) -> None:
    data, expected = whole.read_bytes(), content_of(whole)
    for place in range(len(data) - 4096, HEADER, -65_536):
        spoilt = bytearray(data)
        spoilt[place] ^= 1
        path = damaged(tmp_path, bytes(spoilt))
        if _outcome(path, expected) == "refused at reading":
            break
    with Store(path) as store, pytest.raises(DamagedStoreError):
        store.database.ask(content)
