"""One moment a run, and what is read once for everybody."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts.company import company, fix_today
from kam_core.store.database import Database
from kam_core.store.request import new_request
from kam_core.store.store import Store
from pages.session import resources

reads: list[str] = []


def today(database: Database) -> str | None:
    reads.append("today")
    return company(database).fixed_today.value


def account_days(_: Database, account_id: str, day: date) -> tuple[str, date]:
    return account_id, day


@pytest.fixture
def held(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store that `resources` opened."""
    path = store.path
    store.close()
    monkeypatch.setenv("KAM_DATABASE", str(path))
    reads.clear()
    yield resources.store()
    resources.close()


def save_today(store: Store, day: date) -> None:
    fix_today(store, new_request("P1", "test"), day)


def test_a_run_reads_the_moment_it_began_at(held: Store) -> None:
    save_today(held, date(2025, 1, 1))
    with resources.one_moment():
        save_today(held, date(2025, 1, 2))
        assert resources.kept(today) == "2025-01-01"
        resources.anew()
        assert resources.kept(today) == "2025-01-02"
    assert resources.kept(today) == "2025-01-02"


def test_what_is_kept_is_read_again_after_a_save_and_not_before(held: Store) -> None:
    save_today(held, date(2025, 1, 1))
    assert [resources.kept(today) for _ in range(3)] == ["2025-01-01"] * 3
    save_today(held, date(2025, 1, 2))
    assert resources.kept(today) == "2025-01-02"
    assert len(reads) == 2


def test_a_new_day_is_noticed_though_nothing_was_saved(held: Store) -> None:
    save_today(held, date(2025, 1, 1))
    assert (resources.moments().today, resources.kept(today)) == (date(2025, 1, 1), "2025-01-01")
    # As the calendar does: another day, and no new revision.
    held.writer.derive(
        lambda kept: kept.execute("accounts", "change_setting", setting="today", value="2025-01-02", version=2)
    )
    assert (resources.moments().today, resources.kept(today)) == (date(2025, 1, 2), "2025-01-02")


@pytest.mark.usefixtures("held")
def test_what_is_kept_is_told_apart_by_what_was_asked() -> None:
    first = resources.kept(account_days, "1", date(2025, 1, 1))
    second = resources.kept(account_days, "1", day=date(2025, 1, 2))
    assert (first, second) == (("1", date(2025, 1, 1)), ("1", date(2025, 1, 2)))


@pytest.mark.usefixtures("held")
def test_a_function_without_a_name_of_its_own_or_a_frame_is_not_kept() -> None:
    with pytest.raises(TypeError, match="name it at the top"):
        resources.kept(lambda database: database)
    with pytest.raises(TypeError, match="frame"):
        resources.kept(account_days, pl.DataFrame(), date(2025, 1, 1))  # type: ignore[arg-type]


def test_the_scores_of_a_day_are_there_for_the_run_that_asked_for_them(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "demo.duckdb"
    path.write_bytes(demo_file.read_bytes())
    monkeypatch.setenv("KAM_DATABASE", str(path))
    try:
        with resources.one_moment():
            day, before = date(2013, 11, 29), date(2012, 11, 30)
            resources.scored(day, before)
            assert resources.database().read("scoring", "scores", day=day, version=1).height == 701
    finally:
        resources.close()
