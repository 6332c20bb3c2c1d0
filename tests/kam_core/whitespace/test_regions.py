"""White space by country and territory: by hand, and always the same sums as by account."""

from decimal import Decimal

import polars as pl
import pytest

from kam_core.store.store import Store
from kam_core.whitespace import cells, regions
from kam_core.whitespace.regions import Region
from tests.kam_core.whitespace.conftest import YEAR
from tests.kam_core.whitespace.test_cells import ALL_TIME, WORLD, buying


def test_every_region_of_the_world_by_hand(world: Store) -> None:
    found = regions.placed(world.database, cells.cells(world.database, WORLD, YEAR), Region.COUNTRY)
    rows = regions.by_region(found).select("region", "family", "accounts", "bought", "lapsed", "not_bought", "share")
    assert rows.rows() == [
        ("DE", "Pumps", 1, 1, 0, 0, 1.0),
        ("DE", "Parts", 1, 0, 1, 0, 0.0),
        ("DE", "Other", 1, 1, 0, 0, 1.0),
        ("US", "Pumps", 1, 1, 0, 0, 1.0),
        ("US", "Parts", 1, 1, 0, 0, 1.0),
        ("US", "Other", 1, 0, 0, 1, 0.0),
        ("FR", "Pumps", 1, 0, 0, 1, 0.0),
        ("FR", "Parts", 1, 0, 1, 0, 0.0),
        ("FR", "Other", 1, 0, 1, 0, 0.0),
    ]


def test_an_account_without_a_territory_is_in_none(world: Store) -> None:
    found = regions.placed(world.database, cells.cells(world.database, WORLD, YEAR), Region.TERRITORY)
    assert set(regions.by_region(found)["region"]) == {"NA", "Northwest"}


def test_a_family_that_applies_to_nobody_has_no_share() -> None:
    found = pl.DataFrame(
        {
            "region": ["DE"],
            "family": ["Pumps"],
            "state": ["not_applicable"],
            "revenue": [Decimal(0)],
            "gap": [None],
        },
        schema_overrides={"gap": pl.Decimal(18, 4), "revenue": pl.Decimal(18, 4)},
    )
    assert regions.by_region(found).select("accounts", "not_applicable", "share", "gap", "known").rows() == [
        (1, 1, None, None, 0)
    ]


@pytest.mark.parametrize("region", Region)
def test_regions_of_the_demo_add_up_to_its_cells(demo: Store, region: Region) -> None:
    """Every account of the demo says where it is."""
    accounts = buying(demo, ALL_TIME)
    found = cells.cells(demo.database, accounts, ALL_TIME)
    rows = regions.by_region(regions.placed(demo.database, found, region))
    whole = cells.totals(found)
    counted = [rows[name].sum() for name in ("accounts", "bought", "lapsed", "not_bought", "not_applicable", "known")]
    assert counted == [
        whole.cells,
        whole.bought,
        whole.lapsed,
        whole.not_bought,
        whole.not_applicable,
        whole.known,
    ]
    assert sum(rows["gap"].drop_nulls().to_list(), Decimal()) == whole.value
    assert rows["revenue"].sum() == found["revenue"].sum()
