"""The table twin of the matrix: the same accounts, page by page."""

import polars as pl

from kam_core.scoring import portfolio
from kam_core.scoring.portfolio import Sort
from kam_core.scoring.scores import ensure_compared
from kam_core.store.database import Database
from kam_core.text.numbers import number
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, pickers, table, view
from pages.widgets.table import As, Column


def columns(currency: str) -> list[Column]:
    """The columns of an account's position."""
    return [
        Column("account_name", _("Account")),
        Column("kind", _("Kind"), words=pickers.kind_words()),
        Column("quadrant", _("Quadrant"), words=pickers.quadrant_words()),
        Column("attractiveness", _("Attractiveness"), As.SCORE, _("0 to 100: what we could win there.")),
        Column("strength", _("Strength"), As.SCORE, _("0 to 100: how strong we are there against the best rival.")),
        Column("revenue", _("Revenue, 12 months ({currency})", currency=currency), As.MONEY),
        Column("potential", _("Potential, 3 years ({currency})", currency=currency), As.MONEY),
        Column("coverage", _("Coverage"), As.PERCENT, _("How much of the weight has a value; the lower of both axes.")),
        Column(
            "border_margin", _("Points to the border"), As.SCORE, _("Distance to the nearer cut; borderline under 5.")
        ),
        Column(
            "class_stability",
            _("Stability"),
            As.PERCENT,
            _("How often the quadrant stays when weights move by 20 % and missing values are low or high."),
        ),
        Column("owner_name", _("Manager")),
        Column("segment", _("Segment")),
        Column("country", _("Country")),
    ]


def show(shown: view.View, currency: str) -> str | None:
    """The accounts of a view; returns the id of the chosen one, or null."""
    among = resources.kept(view.drawn, shown)
    offered = columns(currency)
    sortable = [column for column in offered if column.name in set(Sort)]
    asked = table.controls(sortable, among.height, key="positions", sort=Sort.REVENUE)
    page = resources.kept(
        _page,
        shown,
        Sort(asked.sort),
        descending=asked.descending,
        first_row=asked.first_row,
        page_rows=asked.page_rows,
    )
    chosen = table.show(
        page.rows,
        offered,
        key="positions",
        says=_("{n} accounts and where they stand", n=number(among.height)),
        chosen_by="account_id",
    )
    download.buttons(lambda: _whole(shown), title=_("Portfolio"), key="positions")
    return chosen


def _whole(shown: view.View) -> pl.DataFrame:
    """All pages, as of the moment that somebody asks for them."""
    store = resources.store()
    ensure_compared(store, shown.day, shown.compared_with)
    with store.database.one_moment() as moment:
        return view.positions(moment, shown)


def _page(
    database: Database, shown: view.View, sort: Sort, *, descending: bool, first_row: int, page_rows: int
) -> portfolio.Page:
    return portfolio.page(
        database,
        view.drawn(database, shown),
        shown.day,
        shown.compared_with,
        sort=sort,
        descending=descending,
        first_row=first_row,
        page_rows=page_rows,
    )
