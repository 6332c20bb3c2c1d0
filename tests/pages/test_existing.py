"""Existing customers, on the screen of a world of three accounts."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.ingest.load import load_file
from kam_core.store.store import Store
from tests.pages.conftest import Opened

Existing = Callable[..., AppTest]
PARTS = ("bridge", "moves", "profit", "concentration", "rfm", "silent", "key")


@pytest.fixture
def existing(opened: Opened, world_store: Path, tmp_path: Path) -> Existing:
    """Opens the screen."""

    def run(**address: str) -> AppTest:
        path = tmp_path / "kam.duckdb"
        if not path.exists():
            shutil.copy(world_store, path)
        app = opened(path, "existing.py", **address)
        assert not app.exception
        assert "This did not work" not in said(app)
        return app

    return run


def said(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "text")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def labels(app: AppTest) -> list[str]:
    return [str(button.label) for button in app.button]


def test_the_bridge_says_its_finding_and_lists_its_accounts(existing: Existing) -> None:
    app = existing()
    assert "92.3% of the revenue of Jan 2024 to Dec 2024 is still there: €3.3K became €3K" in said(app)
    accounts = app.dataframe[0].value
    assert list(accounts["account_name"]) == ["Alpha", "Beta", "Gamma"]
    assert list(accounts["change"]) == [600.0, -600.0, -250.5]
    families = app.dataframe[1].value
    assert dict(zip(families["family"], families["added"], strict=True)) == {
        "Pumps": 0.0,
        "Parts": 400.0,
        "Other": 300.0,
    }


@pytest.mark.parametrize(
    ("move", "names"), [("expansion", ["Alpha"]), ("contraction", ["Beta"]), ("churn", ["Gamma"]), ("x", 3 * [None])]
)
def test_a_bar_of_the_bridge_has_its_accounts(existing: Existing, move: str, names: list[str | None]) -> None:
    found = list(existing(move=move).dataframe[0].value["account_name"])
    assert found == (["Alpha", "Beta", "Gamma"] if move == "x" else names)


def test_an_account_of_the_bridge_has_its_families_and_each_leads_to_its_order_lines(existing: Existing) -> None:
    app = existing(of="001")
    assert "€1.2K in Jan 2024 to Dec 2024, €1.8K in Jan 2025 to Dec 2025: +€600." in said(app).replace("\\", "")
    leads = [label for label in labels(app) if "€" in label]
    assert [label.split()[0] for label in leads] == ["Pumps", "Other", "Parts"]
    lines = next(button for button in app.button if button.label == leads[0]).click().run()
    assert "Only Pumps" in said(lines)
    assert set(lines.dataframe[0].value["family"]) == {"Pumps"}


def test_the_families_of_an_account_explain_why_it_rises_or_falls(existing: Existing) -> None:
    app = existing(show="moves", table="1")
    rising, falling = (frame.value for frame in app.dataframe[:2])
    assert list(rising["why"]) == ["Pumps +€400, Other +€300"]
    assert list(falling["account_name"]) == ["Beta", "Gamma"]


def test_profit_leaves_out_what_nobody_knows_and_says_so(existing: Existing) -> None:
    app = existing(show="profit")
    assert "1 account with unknown cost left out: €1.8K, 60.0% of the revenue." in said(app).replace("\\", "")


def test_shares_stand_with_what_is_at_risk(existing: Existing) -> None:
    app = existing(show="concentration", table="1")
    assert "If the largest account left, €1.8K a year would be missing." in said(app).replace("\\", "")
    assert list(app.dataframe[0].value["top10"])[-1] == 1.0


def test_three_accounts_fall_into_three_groups(existing: Existing) -> None:
    rows = existing(show="rfm").dataframe[0].value
    assert dict(zip(rows["account_name"], rows["group"], strict=True)) == {
        "Alpha": "Loyal",
        "Beta": "Growing",
        "Gamma": "Asleep",
    }


def test_who_has_no_rhythm_is_unknown_and_not_silent(existing: Existing) -> None:
    app = existing(show="silent", rhythm="unknown")
    assert "0 of 1 accounts are silent" in said(app)
    assert set(app.dataframe[0].value["account_name"]) == {"Beta", "Gamma"}


def test_without_key_accounts_there_is_nothing_to_compare(existing: Existing) -> None:
    assert "There are no key accounts here, or no others, to compare." in said(existing(show="key"))


def test_a_manager_sees_only_their_accounts(existing: Existing) -> None:
    assert list(existing(manager="P2").dataframe[0].value["account_name"]) == ["Beta"]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_over_a_quarter(existing: Existing, part: str) -> None:
    existing(show=part, period="quarter")


@pytest.mark.parametrize("part", PARTS)
def test_one_month_of_data_says_what_is_missing(opened: Opened, empty_file: Path, tmp_path: Path, part: str) -> None:
    (tmp_path / "accounts.csv").write_text("account_id,account_name\n1,One\n", encoding="utf-8")
    (tmp_path / "products.csv").write_text("product_id,product_name\np,Pump\n", encoding="utf-8")
    line = "order_no,line_no,order_date,account_id,product_id,quantity,revenue,cost\nO,1,2025-04-30,1,p,1,-5.00,\n"
    (tmp_path / "order_lines.csv").write_text(line, encoding="utf-8")
    with Store(empty_file) as store:
        for kind in ("accounts", "products", "order_lines"):
            load_file(store, tmp_path / f"{kind}.csv", kind, who="test")
    app = opened(empty_file, "existing.py", show=part)
    assert not app.exception
    missing = {
        "bridge": "There is no year before to compare with.",
        "moves": "There is no year before to compare with.",
        "profit": "is not known. Load order lines with a column for cost",
        "concentration": "Shares need twelve months of data with revenue.",
        "rfm": "to be compared they must be 3.",
        "silent": "None of these accounts has bought anything",
        "key": "There are no key accounts here",
    }
    assert missing[part] in said(app)
    assert "nan" not in said(app).lower().replace("finance", "")
