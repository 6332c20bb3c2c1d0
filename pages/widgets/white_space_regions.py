"""Where which product families are sold, and what the accounts of a region could buy more."""

import polars as pl
import streamlit as st

from kam_core.charts.regions import regions as chart
from kam_core.store.database import Database
from kam_core.text.numbers import percent, short_money
from kam_core.text.plain import plain
from kam_core.text.words import _
from kam_core.whitespace import cells, regions
from kam_core.whitespace.regions import Region
from pages.session import resources
from pages.widgets import (
    chosen,
    download,
    empty,
    mark,
    pages_of,
    pickers,
    picture,
    table,
    white_space_view,
    white_space_words,
)
from pages.widgets.table import As, Column
from pages.widgets.white_space_view import FAMILIES, Shown

# What the chosen cell is called in the address.
_NAME = "place"
# So many columns with two digits each fit on a phone.
_REGIONS = 10


def show(shown: Shown, currency: str) -> None:
    """Regions by families, and the accounts behind the chosen cell."""
    offered = {Region.COUNTRY: _("Country"), Region.TERRITORY: _("Territory")}
    region = Region(pickers.one("region", _("Region"), {one.value: name for one, name in offered.items()}))
    found = resources.kept_with_plans(_cells, shown, region)
    rows = regions.by_region(found)
    if rows.is_empty():
        empty.show(
            _("Where these accounts are is not known."),
            _("Load accounts with their country and territory, or say the country on the account."),
            screen="imports.py",
            label=_("Load a file"),
        )
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_finding(rows, currency), width="stretch")
        if found["illustrative"].any():
            mark.illustrative()
    without = found.filter(pl.col("region").is_null())["account_id"].n_unique()
    if without:
        st.caption(_("{n} accounts say no region and are left out.", n=without))
    picked = _table(rows, currency) if pickers.switch("table", _("As table")) else _map(rows, currency)
    _behind(found, chosen.latest(_NAME, picked), currency)


def _cells(database: Database, shown: Shown, region: Region) -> pl.DataFrame:
    bought = white_space_view.buyers_of(database, shown)
    return regions.placed(database, cells.cells(database, bought, shown.period), region)


def _finding(rows: pl.DataFrame, currency: str) -> str:
    said = _("In each cell: of the accounts there that ordered before and could buy the family, the percent that do.")
    most = rows.filter(pl.col("gap") > 0).sort("gap", descending=True).head(1)
    if most.is_empty():
        return said
    row = most.row(0, named=True)
    found = _(
        "The most room: {family} in {region}, {gap} a year; {share} of its accounts buy it.",
        family=plain(row["family"]),
        region=plain(row["region"]),
        gap=plain(short_money(row["gap"], currency)),
        share=percent(row["share"], 0),
    )
    return _("{found} {said}", found=found, said=said)


def _map(rows: pl.DataFrame, currency: str) -> str | None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        drawn = _part(rows, "region", _REGIONS, _("regions, by revenue"))
        drawn = _part(drawn, "family", FAMILIES, _("families, by revenue"))
    figure = chart(
        drawn.with_columns(cell=regions.cell_of()),
        says=_("{family} in {region}: {bought} of {accounts} accounts buy it ({share}). Room {gap}"),
        money=lambda amount: short_money(amount, currency),
        mode=picture.mode(),
    )
    says = _("The share of accounts that buy each product family, by region")
    return picture.show(figure, says=says, key="white_space_regions", choose=True)


def _part(rows: pl.DataFrame, column: str, most: int, says: str) -> pl.DataFrame:
    """As many regions or families as fit, the largest first."""
    order = rows.group_by(column).agg(pl.col("revenue").sum()).sort("revenue", column, descending=[True, False])[column]
    first = pages_of.first_row(order.len(), most, key=f"white_space_{column}", says=says)
    kept = order.slice(first, most).to_frame()
    return kept.join(rows, on=column, maintain_order="left")


def _table(rows: pl.DataFrame, currency: str) -> str | None:
    title = _("White space by region")
    named = rows.with_columns(cell=regions.cell_of())
    listed = named.sort("gap", descending=True, nulls_last=True, maintain_order=True)
    columns = [
        Column("region", _("Region")),
        Column("family", _("Product family")),
        Column("share", _("Accounts that buy it"), As.PERCENT),
        Column("bought", _("Bought"), As.COUNT),
        Column("lapsed", _("Lapsed"), As.COUNT),
        Column("not_bought", _("Not bought"), As.COUNT),
        Column("not_applicable", _("Does not apply"), As.COUNT),
        Column("gap", _("Room ({currency})", currency=currency), As.MONEY, _("Of cells whose potential is known.")),
        Column("revenue", _("12 months ({currency})", currency=currency), As.MONEY),
    ]
    picked = table.show(listed, columns, key="white_space_regions_table", says=title, chosen_by="cell")
    download.buttons(lambda: rows, title=title, key="white_space_regions")
    return picked


def _behind(found: pl.DataFrame, cell: str | None, currency: str) -> None:
    named = found.with_columns(place=regions.cell_of())
    rows = named.filter(pl.col("place") == (cell or "")).sort(
        "gap", "account_name", descending=[True, False], nulls_last=True
    )
    if rows.is_empty():
        st.caption(_("Choose a cell to see its accounts."))
        return
    title = _("{family} in {region}", family=rows["family"][0], region=rows["region"][0])
    st.header(plain(title))
    columns = [
        Column("account_name", _("Account"), pinned=True),
        Column("state", _("State"), words=white_space_words.states()),
        Column("gap", _("Room ({currency})", currency=currency), As.MONEY),
        Column("revenue", _("12 months ({currency})", currency=currency), As.MONEY),
        Column("potential", _("Potential ({currency})", currency=currency), As.MONEY),
        Column("last_order_date", _("Last order"), As.DAY),
    ]
    table.show(rows, columns, key="white_space_region_accounts", says=title)
    names = [column.name for column in columns]
    download.buttons(lambda: rows.select("account_id", *names), title=title, key="white_space_region_accounts")
