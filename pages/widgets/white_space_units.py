"""What the buying units of accounts buy, and in which countries an account buys through them."""

import polars as pl
import streamlit as st

from kam_core.charts.white_space import Words, white_space
from kam_core.store.database import Database
from kam_core.text.numbers import short_money
from kam_core.text.words import _
from kam_core.whitespace import cells, units
from pages.session import resources
from pages.widgets import (
    download,
    empty,
    pages_of,
    pickers,
    picture,
    table,
    white_space_view,
    white_space_words,
)
from pages.widgets.table import As, Column
from pages.widgets.white_space_view import FAMILIES, Page, Shown

_ROWS = 30


def show(shown: Shown, page: Page, currency: str) -> None:
    """Units by product families, or accounts by countries, of a page of accounts."""
    found = resources.kept(_bought, shown, page.first_row)
    if found["unit_id"].null_count() == found.height:
        empty.show(
            _("No buying unit of these accounts is known."),
            _("Load buying units with their country, and order lines that name the unit which bought."),
            screen="imports.py",
            label=_("Load a file"),
        )
        return
    found = _with_units(found)
    lists = {"families": _("Product families"), "countries": _("Countries")}
    by_family = pickers.one("across", _("Across"), lists) == "families"
    st.caption(_finding(found))
    rows = _by_family(found, shown) if by_family else _by_country(found)
    if pickers.switch("table", _("As table")):
        _table(rows, currency, by_family=by_family)
    else:
        _map(rows, currency)


def _bought(database: Database, shown: Shown, first_row: int) -> pl.DataFrame:
    accounts = white_space_view.accounts_of(database, shown, first_row)
    return units.bought(database, accounts, shown.period)


def _with_units(found: pl.DataFrame) -> pl.DataFrame:
    """Accounts of which a unit is known, with what they bought through none."""
    known = found.filter(pl.col("unit_id").is_not_null())
    return found.join(known, on="account_id", how="semi", maintain_order="left")


def _finding(found: pl.DataFrame) -> str:
    known = found.filter(pl.col("unit_id").is_not_null())
    active = known.group_by("unit_id").agg(pl.col("revenue").sum()).filter(pl.col("revenue") > 0).height
    return _(
        "{active} of {all} known buying units of these accounts bought in twelve months. An account alone in its row: "
        "orders that name no unit. Accounts of which no unit is known are left out.",
        active=active,
        all=known["unit_id"].n_unique(),
    )


def _by_family(found: pl.DataFrame, shown: Shown) -> pl.DataFrame:
    """Units as rows of the heat map; lines that name no unit stand as one."""
    families = resources.kept(cells.families, shown.period)
    first = pages_of.first_row(
        families.height, FAMILIES, key="white_space_unit_families", says=_("families, by revenue")
    )
    rows = units.cells(found, families.slice(first, FAMILIES))
    # The unit first: long names are cut, and those of one account would then look alike.
    named = pl.concat_str("unit_name", "account_name", separator=", ")
    return rows.with_columns(row=pl.coalesce(named, "account_name"))


def _by_country(found: pl.DataFrame) -> pl.DataFrame:
    """Accounts as rows, countries as columns: those where the account or a unit of it is."""
    return units.by_country(found).with_columns(
        row="account_name", family="country", unit_id=pl.lit(None, pl.String), unit_name=pl.lit(None, pl.String)
    )


def _map(rows: pl.DataFrame, currency: str) -> None:
    names = rows["row"].unique(maintain_order=True)
    first = pages_of.first_row(names.len(), _ROWS, key="white_space_units", says=_("rows"))
    nothing = pl.lit(None, pl.Decimal(18, 4))
    drawn = rows.filter(pl.col("row").is_in(names.slice(first, _ROWS).implode())).with_columns(
        account_name="row",
        account_id=pl.concat_str("account_id", pl.col("unit_id").fill_null(""), separator="/"),
        potential=nothing,
        gap=nothing,
        cell=pl.lit(""),
    )
    words = Words(
        signs={**white_space_words.signs(), "unknown": _("? not bought")},
        states=white_space_words.states(),
        says=_("{account}, {family}: {state}. Twelve months {revenue}"),
    )
    figure = white_space(drawn, words=words, money=lambda amount: short_money(amount, currency), mode=picture.mode())
    picture.show(figure, says=_("What each of {n} rows buys", n=names.len()), key="white_space_units_map")


def _table(rows: pl.DataFrame, currency: str, *, by_family: bool) -> None:
    title = _("Buying units") if by_family else _("Accounts by country")
    columns = [
        Column("account_name", _("Account"), pinned=True),
        *([Column("unit_name", _("Buying unit"))] if by_family else []),
        Column("country", _("Country")),
        *([Column("family", _("Product family"))] if by_family else [Column("units", _("Known units"), As.COUNT)]),
        Column("state", _("State"), words=white_space_words.states()),
        Column("revenue", _("12 months ({currency})", currency=currency), As.MONEY),
        Column("last_order_date", _("Last order"), As.DAY),
    ]
    table.show(rows, columns, key="white_space_units_table", says=title)
    names = [column.name for column in columns]
    download.buttons(lambda: rows.select("account_id", "unit_id", *names), title=title, key="white_space_units")
