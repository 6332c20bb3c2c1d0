"""What each key account had on the day it was admitted, beside what it has now."""

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.programme.entry import then_and_now
from kam_core.store.database import Database
from kam_core.text.numbers import number, signed_percent
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import download, filtered, programme_view, table
from pages.widgets.programme_view import Known
from pages.widgets.table import As, Column


def show(known: Known, currency: str) -> None:
    """One row an account, by the day it was admitted; a row leads to its account."""
    rows = resources.kept(_then_and_now, known)
    if rows.is_empty():
        st.caption(_("No account of these is on the list today."))
        return
    programme_view.heading(_finding(rows), _about(), "years", illustrative=bool(rows["illustrative"].any()))
    title = _("Key accounts then and now")
    chosen = table.show(rows, _columns(currency), key="programme_entry", says=title, chosen_by="account_id")
    download.buttons(lambda: rows, title=title, key="programme_entry")
    unknown = rows["revenue_then"].null_count()
    if unknown:
        st.caption(
            _(
                "Of {n} accounts the orders do not reach back 12 months before they were admitted: load an older file "
                "of order lines.",
                n=number(unknown),
            )
        )
    if chosen and st.button(_("Open the account"), icon=":material/arrow_forward:", key="programme_entry_open"):
        link.open_account(AccountId(chosen))


def _finding(rows: pl.DataFrame) -> str:
    known = rows.drop_nulls("revenue_growth")
    if known.is_empty():
        return _("What key accounts bought before they were admitted is not known")
    then, now = (float(known[f"revenue_{point}"].sum()) for point in ("then", "now"))
    return _(
        "{n} key accounts buy {change} against the year before they were admitted",
        n=number(known.height),
        change=signed_percent(now / then - 1, 0),
    )


def _about() -> str:
    said = [
        _("Then: the 12 months before the month in which an account was admitted. Now: the last 12 closed months."),
        _("Scores of both days are by the criteria in force today, from what was known on each day."),
        _('A change is no proof: compare it with others under "Does it pay?".'),
    ]
    return "\n\n".join(said)


def _columns(currency: str) -> list[Column]:
    return [
        Column("account_name", _("Account"), pinned=True),
        Column("since", _("Admitted"), As.DAY),
        Column("revenue_then", _("Revenue then ({currency})", currency=currency), As.MONEY),
        Column("revenue_now", _("Revenue now ({currency})", currency=currency), As.MONEY),
        Column("revenue_growth", _("Change"), As.PERCENT),
        Column("margin_then", _("Margin then ({currency})", currency=currency), As.MONEY),
        Column("margin_now", _("Margin now ({currency})", currency=currency), As.MONEY),
        Column("families_then", _("Families then"), As.COUNT, _("Product families that it bought.")),
        Column("families_now", _("Families now"), As.COUNT),
        Column("attractiveness_then", _("Attractiveness then"), As.SCORE),
        Column("attractiveness_now", _("Attractiveness now"), As.SCORE),
        Column("strength_then", _("Strength then"), As.SCORE),
        Column("strength_now", _("Strength now"), As.SCORE),
        Column("coverage_then", _("Score known then"), As.PERCENT, _("The part of the weights that had a value.")),
        Column("coverage_now", _("Score known now"), As.PERCENT),
    ]


def _then_and_now(database: Database, known: Known) -> pl.DataFrame:
    return then_and_now(database, filtered.limited(database, known.shown), known.day, known.closed_through)
