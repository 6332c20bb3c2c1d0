"""What to offer next, and why; who accepts or rejects an offer says why, and that is kept."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from kam_core.plans.cell_kinds import BASES, DECISIONS, OFFER
from kam_core.plans.cells import decide_offer
from kam_core.records.model import Value, Wanted
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.plain import plain
from kam_core.text.words import _
from kam_core.whitespace import offers
from kam_core.whitespace.model import LEAST
from pages.session import resources
from pages.widgets import (
    chosen,
    download,
    mark,
    record_form,
    record_past,
    table,
    white_space_become,
    white_space_view,
    white_space_words,
)
from pages.widgets.record_form import Form
from pages.widgets.table import As, Column
from pages.widgets.white_space_view import Page, Shown

_NAME = "offer"
Row = Mapping[str, Any]


def show(shown: Shown, page: Page, currency: str) -> None:
    """The offers of a page of accounts, and the chosen one."""
    rows = resources.kept_with_plans(_offers, shown, page.first_row)
    st.caption(
        _(
            "Offered where at least {least} accounts bought both in twelve months, and more often than others; else "
            "where at least {least} comparable accounts buy it. First what brings most: room times how often it is "
            "bought.",
            least=LEAST,
        )
    )
    if rows.is_empty():
        st.caption(_("There are too few accounts to tell what to offer here: {least} are needed.", least=LEAST))
        return
    told = rows.with_columns(why=pl.Series([white_space_words.why(row) for row in rows.iter_rows(named=True)]))
    if rows["illustrative"].any():
        mark.illustrative()
    title = _("Next best offers")
    columns = _columns(currency)
    picked = table.show(told, columns, key="white_space_offers", says=title, chosen_by="cell")
    download.buttons(
        lambda: told.select("account_id", *(column.name for column in columns)), title=title, key="white_space_offers"
    )
    cell = chosen.latest(_NAME, picked)
    found = told.filter(pl.col("cell") == (cell or ""))
    if found.height:
        _one(found.row(0, named=True), currency)
    else:
        st.caption(_("Choose an offer to accept or reject it."))


def _one(row: Row, currency: str) -> None:
    with st.container(border=True, gap="small"):
        st.header(_("{family} for {account}", family=plain(row["family"]), account=plain(row["account_name"])))
        st.markdown(plain(row["why"]))
        st.markdown(plain(white_space_words.potential(row, currency)))
        if row["decision"]:
            words = {"decision": _(DECISIONS[row["decision"]]), "reason": plain(row["reason"])}
            st.markdown(_("**{decision}**: {reason}", **words))
        record_form.show(
            Form(
                key=f"{OFFER.name}:form:{row['account_id']}:{row['family']}",
                account_id=row["account_id"],
                fields=(OFFER.field("decision"), OFFER.field("reason")),
                label=_("Decide anew") if row["decision"] else _("Accept or reject"),
                done=_("The decision is kept with its reason"),
                save=partial(_decide, row),
                given={"basis": row["basis"]},
            )
        )
        if row["offer_decision_id"]:
            held = {name: row[name] for name in ("account_id", "family", "decision", "reason", "basis", OFFER.key)}
            record_past.button(OFFER, held)
            record_past.show(OFFER, held)
        if row["decision"] == "accepted":
            white_space_become.show(row, row, currency)


def _decide(row: Row, request: Request, values: Mapping[str, Value]) -> None:
    seen = {"decision": row["decision"], "reason": row["reason"], "basis": row["was_basis"]}
    wanted = {name: Wanted(values.get(name), seen[name]) for name in seen}
    decide_offer(resources.store(), request, row["account_id"], row["family"], wanted)


def _offers(database: Database, shown: Shown, first_row: int) -> pl.DataFrame:
    cells = white_space_view.of_page(database, shown, first_row)
    found = offers.offers(database, cells.drop("cell"), shown.period)
    order = cells.select("account_id").unique(maintain_order=True).with_row_index("place")
    named = found.join(order, on="account_id").sort("place", maintain_order=True)
    return named.with_columns(cell=pl.concat_str("account_id", "family", separator="/"))


def _columns(currency: str) -> list[Column]:
    return [
        Column("account_name", _("Account")),
        Column("family", _("Offer")),
        Column("why", _("Why")),
        Column(
            "gap", _("Room ({currency})", currency=currency), As.MONEY, _("What comparable accounts buy in a year.")
        ),
        Column("lift", _("Lift"), As.DECIMAL, _("How many times as often as all accounts buy it.")),
        Column("basis", _("Rests on"), words={code: _(label) for code, label in BASES.items()}),
        Column("decision", _("Decision"), words={code: _(label) for code, label in DECISIONS.items()}),
        Column("reason", _("Reason")),
    ]
