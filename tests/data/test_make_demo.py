import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = DATA / "adventureworks"
LAST_DAY = "2013-11-29"
# Days on which something is expected, not days on which something happened.
AHEAD = {
    *("end_on", "notice_on", "due_on", "close_on", "activity_date", "period_start", "period_end", "next_review_on"),
    # An answer to "when".
    *("renewal_on", "value"),
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_making_the_demo_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(DATA / "make_demo.py"), "--into", str(tmp_path)], check=True)

    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.csv"))
    kept = sorted(
        path.relative_to(FILES) for folder in ("derived", "illustrative") for path in (FILES / folder).rglob("*.csv")
    )
    assert made == kept
    assert [name for name in made if (tmp_path / name).read_bytes() != (FILES / name).read_bytes()] == []


def test_all_files_together_stay_under_three_megabytes() -> None:
    assert sum(path.stat().st_size for path in DATA.rglob("*.csv*")) < 3_000_000


def test_the_licence_of_the_published_files_lies_beside_them() -> None:
    licence = (FILES / "LICENSE").read_text(encoding="utf-8")

    assert "MIT License" in licence
    assert "Copyright (c) Microsoft Corporation" in licence


@pytest.mark.parametrize("path", sorted((FILES / "illustrative").rglob("*.csv")), ids=lambda path: path.stem)
def test_nothing_made_up_happened_after_the_last_day(path: Path) -> None:
    late = [
        (column, value)
        for row in rows(path)
        for column, value in row.items()
        if column not in AHEAD and len(value) >= 10 and _is_day(value[:10]) and value[:10] > LAST_DAY
    ]

    assert late == []


def test_an_activity_after_the_last_day_is_planned_and_no_other_is() -> None:
    activities = rows(FILES / "illustrative" / "activities.csv")

    assert {(row["activity_date"] > LAST_DAY) == (row["planned"] == "true") for row in activities} == {True}
    assert any(row["planned"] == "true" for row in activities)


def test_a_closed_deal_was_closed_by_the_day_of_its_snapshot_and_an_open_one_lies_ahead() -> None:
    deals = rows(FILES / "illustrative" / "opportunities.csv")

    assert {(row["close_on"] <= row["snapshot_on"]) == (row["status"] != "open") for row in deals} == {True}
    assert {row["status"] for row in deals} == {"open", "won", "lost"}


def test_addresses_lead_nowhere() -> None:
    contacts = rows(FILES / "illustrative" / "contacts.csv")

    assert all(row["email"].endswith(".example") for row in contacts)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
