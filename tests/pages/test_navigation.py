"""Every screen, on the demo and on a company that has nothing yet."""

from pathlib import Path

import pytest

from tests.pages.conftest import Opened

SCREENS = ("portfolio.py", "account.py", "existing.py", "trends.py", "selection.py", "criteria.py", "data.py")


def words(app: object) -> str:
    """All that a screen says in plain text, markdown and captions."""
    kinds = ("title", "header", "markdown", "caption", "text")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_opens_on_the_demo(opened: Opened, demo_copy: Path, screen: str) -> None:
    app = opened(demo_copy, screen)
    assert not app.exception
    assert "This did not work" not in words(app)
    assert app.title


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_opens_on_a_company_that_has_nothing_yet(opened: Opened, empty_file: Path, screen: str) -> None:
    app = opened(empty_file, screen)
    assert not app.exception
    assert "This did not work" not in words(app)
    assert app.title


def test_every_screen_says_whose_figures_these_are_and_to_which_day(opened: Opened, demo_copy: Path) -> None:
    said = words(opened(demo_copy, "data.py"))
    assert "**Adventure Works Cycles**" in said
    assert "fictitious company" in said
    assert "Figures to Nov 30, 2013" in said
    assert "Today is Nov 29, 2013" in said


def test_a_missing_database_is_explained_until_it_is_there(opened: Opened, demo_file: Path, tmp_path: Path) -> None:
    database = tmp_path / "not-there.duckdb"
    app = opened(database)
    assert f"There is no database at {database}." in words(app)
    assert "make app" in words(app)

    database.write_bytes(demo_file.read_bytes())
    app.button[0].click().run()
    assert "**Adventure Works Cycles**" in words(app)


def test_an_unknown_account_in_a_link_is_explained(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, "account.py", account="no-such-account")
    assert not app.exception


@pytest.mark.parametrize(
    ("altered", "kept"),
    [
        pytest.param("31-02-2013", None, id="no day"),
        pytest.param("2912-01-01", "2013-11-29", id="a day that has not come"),
        pytest.param("2013-01-31", "2013-01-31", id="a day that is shown"),
    ],
)
def test_a_day_that_is_not_shown_does_not_stay_in_the_address(
    opened: Opened, demo_copy: Path, altered: str, kept: str | None
) -> None:
    app = opened(demo_copy, since=altered)
    assert not app.exception
    assert app.query_params.get("since") == kept
