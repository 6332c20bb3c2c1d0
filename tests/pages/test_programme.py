"""Whether the programme pays, on the demo and where nothing can be told."""

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from kam_core.store.store import Store
from tests.kam_core.programme.conftest import stay
from tests.pages.conftest import Opened
from tests.pages.test_navigation import words

SCREEN = "programme.py"
PARTS = ("effect", "returns", "effort", "entry", "growth")


def heading(app: AppTest) -> str:
    assert not app.exception
    return app.header[0].value


def test_key_accounts_stand_beside_comparable_ones_with_their_interval(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, SCREEN)
    # 12 of the 34 that were ever admitted have a year of orders before and a closed one after.
    assert heading(app).startswith("Revenue growth: key accounts did better by ")
    assert "(95%: " in heading(app)
    assert [metric.label for metric in app.metric] == ["Key accounts", "Comparable accounts", "Effect"]
    assert [metric.value[-1] for metric in app.metric] == ["%", "%", "s"]
    said = words(app)
    assert (
        "13 accounts are left out. Orders do not reach back 12 months before the admission: load older order lines."
        in said
    )
    assert "9 accounts are left out. Not 12 closed months since the admission yet." in said


@pytest.mark.parametrize("part", PARTS)
def test_made_up_memberships_are_said_on_every_part(opened: Opened, demo_copy: Path, part: str) -> None:
    app = opened(demo_copy, SCREEN, show=part)
    assert not app.exception
    assert "shows the method only" in app.warning[0].value
    assert "illustrative" in words(app)


def test_the_table_says_of_each_account_why_it_is_not_compared(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, SCREEN, table="1", outcome="kept")
    rows = app.dataframe[0].value
    assert len(rows) == 34
    assert sorted(rows["left_out"].dropna().unique()) == [
        "Not 12 closed months since the admission yet.",
        "Orders do not reach back 12 months before the admission: load older order lines.",
    ]
    assert heading(app).startswith("Revenue kept: ")


def test_a_filter_in_the_address_limits_whom_it_is_about_and_few_are_too_few(opened: Opened, demo_copy: Path) -> None:
    # Of those admitted from January to October 2012, four are of this segment.
    app = opened(demo_copy, SCREEN, segment="Value Added Reseller")
    assert heading(app) == "Too few to tell: 4 accounts can be compared, it takes 8"
    assert [metric.value for metric in app.metric][2] == "—"


def test_a_return_names_what_it_lacks_until_it_is_there(opened: Opened, demo_copy: Path) -> None:
    without = opened(demo_copy, SCREEN, show="returns")
    assert heading(without) == "Too few to tell: the return of 0 accounts is known, it takes 8"
    assert "29 accounts lack this. The cost of an hour: enter it above." in words(without)
    given = opened(demo_copy, SCREEN, show="returns", hour="80")
    assert heading(given) == "Too few to tell: the return of 6 accounts is known, it takes 8"
    assert "The cost of an hour: enter it above." not in words(given)
    assert given.dataframe[0].value["roi"].notna().sum() == 6


def test_the_cost_of_an_hour_is_typed_and_kept_in_the_address(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, SCREEN, show="returns")
    app.number_input[0].set_value(80.0).run()
    assert app.query_params["hour"] == "80"
    assert app.dataframe[0].value["roi"].notna().sum() == 6


@pytest.mark.parametrize("hour", ["-1", "nan", "inf", "1e99", "x", ""])
def test_an_hour_that_cannot_be_is_none(opened: Opened, demo_copy: Path, hour: str) -> None:
    app = opened(demo_copy, SCREEN, show="returns", hour=hour)
    assert heading(app).startswith("Too few to tell: the return of 0")


def test_effort_stands_beside_value(opened: Opened, demo_copy: Path) -> None:
    hours = opened(demo_copy, SCREEN, show="effort")
    assert heading(hours).startswith("Hours: most goes to Strategic")
    assert "Cost is unknown until you enter the cost of an hour above." in words(hours)
    contacts = opened(demo_copy, SCREEN, show="effort", measure="contacts", hour="80")
    assert heading(contacts).startswith("Contacts: key accounts take ")
    assert list(contacts.dataframe[0].value["accounts"])[-1] == 701 - 29


def test_what_each_had_when_it_was_admitted_stands_beside_what_it_has(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, SCREEN, show="entry")
    assert heading(app).startswith("18 key accounts buy ")
    assert len(app.dataframe[0].value) == 29
    assert "Of 11 accounts the orders do not reach back 12 months" in words(app)


def test_better_retention_is_worked_out_beside_what_is_quoted(opened: Opened, demo_copy: Path) -> None:
    app = opened(demo_copy, SCREEN, show="whatif", margin="110", churn="50", gain="50", years="2", discount="10")
    # 100 + 55 / 1.21 now, 100 + 110 / 1.21 if all are kept.
    assert heading(app) == "Keeping 100.0% instead of 50.0% of customers a year changes profit by +31.3%"
    assert [metric.value for metric in app.metric] == ["$145.45", "$190.91", "+31.3%"]
    said = words(app)
    assert "5% more retention brings up to 95% more profit." in said
    assert "a direction, not a law" in said
    assert "By your own figures" in said


def test_years_of_the_whatif_are_whole_and_a_part_of_one_in_the_address_is_none(
    opened: Opened, demo_copy: Path
) -> None:
    app = opened(demo_copy, SCREEN, show="whatif", margin="110", churn="50", years="2.5")
    assert not app.exception
    box = next(one for one in app.number_input if one.label == "Years")
    assert (box.value, box.step) == (5, 1)
    box.set_value(3).run()
    assert app.query_params["years"] == "3"


def test_the_whatif_begins_with_our_own_figures_and_says_what_is_missing(
    opened: Opened, demo_copy: Path, world_store: Path, tmp_path: Path
) -> None:
    own = opened(demo_copy, SCREEN, show="whatif")
    # On all that is sold the demo loses money: keeping more of it is worth nothing.
    assert heading(own) == "A customer leaves no profit: keeping more of them adds none"
    empty = Path(shutil.copy(world_store, tmp_path / "world.duckdb"))
    app = opened(empty, SCREEN, show="whatif", margin="x")
    assert not app.exception


def test_an_empty_store_says_how_to_load(opened: Opened, empty_file: Path) -> None:
    app = opened(empty_file, SCREEN)
    assert not app.exception
    assert "No accounts yet." in words(app)


def test_where_nobody_was_ever_key_it_says_where_they_are_chosen(
    opened: Opened, world_store: Path, tmp_path: Path
) -> None:
    app = opened(Path(shutil.copy(world_store, tmp_path / "world.duckdb")), SCREEN)
    assert not app.exception
    assert "Nobody was ever on the list of key accounts." in words(app)


def test_filters_that_no_key_account_fits_say_so(opened: Opened, demo_copy: Path) -> None:
    assert "No account that was ever key fits these filters." in words(opened(demo_copy, SCREEN, kind="candidate"))


@pytest.mark.parametrize("part", [*PARTS, "whatif"])
def test_one_key_account_alone_breaks_no_part(opened: Opened, world_store: Path, tmp_path: Path, part: str) -> None:
    path = Path(shutil.copy(world_store, tmp_path / "world.duckdb"))
    with Store(path) as store:
        stays = pl.DataFrame([stay("001", date(2024, 6, 1))])
        store.writer.derive(lambda transaction: transaction.insert("app.membership", stays))
    app = opened(path, SCREEN, show=part)
    assert not app.exception
    assert not app.warning
    if part == "effect":
        assert heading(app) == "Too few to tell: 0 accounts can be compared, it takes 8"
        assert "Fewer than 3 others of the same segment and size to compare with." in words(app)
