"""Every KPI is defined once, and completely."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from kam_core.kpis import catalogue
from kam_core.kpis.model import Better, Kpi, KpiValue, Unit
from kam_core.kpis.wording import shown, shown_change


def test_codes_and_names_are_unique() -> None:
    for names in ([kpi.code for kpi in catalogue.CATALOGUE], [kpi.name for kpi in catalogue.CATALOGUE]):
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("kpi", catalogue.CATALOGUE, ids=lambda kpi: kpi.code)
def test_a_kpi_says_what_it_is_in_words(kpi: Kpi) -> None:
    assert all((kpi.name, kpi.formula, kpi.grains))
    assert kpi.definition.endswith(".")
    assert kpi.edge_rules.endswith(".")


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        (Unit.MONEY, Decimal("33574834.16"), "$33.6M"),
        (Unit.RATIO, 0.0058, "0.6%"),
        (Unit.INDEX, 0.00452, "45"),
        (Unit.COUNT, 29, "29"),
        (Unit.DAYS, 42.4, "42"),
        (Unit.HOURS, 10.08, "10.1"),
        (Unit.POINTS, 12.4, "+12.4"),
        (Unit.POINTS, -7.5, "-7.5"),
        *((unit, None, "—") for unit in Unit),
    ],
)
def test_a_value_is_written_by_its_unit(unit: Unit, value: Decimal | float | None, text: str) -> None:
    assert shown(value, unit, "USD") == text


@pytest.mark.parametrize(
    ("code", "value", "before", "text"),
    [
        ("rev_ttm", Decimal(120), Decimal(100), "+20.0%"),
        ("rev_ttm", Decimal(120), Decimal(0), "+$120"),
        ("gross_margin", Decimal(-670_000), Decimal(1_150_000), "-$1.8M"),
        ("gross_margin", Decimal(-50), None, "—"),
        ("nrr", 1.05, 1.10, "-5.0 pts"),
        ("hhi", 0.0052, 0.0045, "+7"),
        ("key_accounts", 29, 25, "+4"),
        ("key_accounts", 29, None, "—"),
        ("nps", 12.0, -8.0, "+20.0"),
        ("response_time", 4.0, 10.5, "-6.5"),
    ],
)
def test_a_change_is_written_by_its_unit(
    code: str, value: Decimal | float, before: Decimal | float | None, text: str
) -> None:
    series = pl.DataFrame({"month": [date(2025, 12, 1)], "value": [float(value)]})
    assert shown_change(KpiValue(catalogue.BY_CODE[code], value, before, 1, 1.0, series), "USD") == text


def test_concentration_is_better_when_it_falls() -> None:
    assert catalogue.BY_CODE["hhi"].better is Better.DOWN


def test_a_loss_that_shrinks_has_a_difference_and_no_relative_change() -> None:
    series = pl.DataFrame({"month": [date(2025, 12, 1)], "value": [-10.0]})
    loss = KpiValue(catalogue.BY_CODE["gross_margin"], Decimal(-10), Decimal(-40), 1, 1.0, series)
    assert (loss.difference, loss.change) == (30, None)


def test_what_people_write_moves_some_kpis_and_files_alone_the_others() -> None:
    written = {kpi.code for kpi in catalogue.CATALOGUE if kpi.is_of_written}
    assert written == {
        "growth_gap",
        "touch_freshness",
        "contact_concentration",
        "plan_completeness",
        "plan_freshness",
        "action_on_time",
    }
