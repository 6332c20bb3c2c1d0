"""The accounts that one key account is compared with."""

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.programme.comparison import Comparison
from kam_core.programme.model import OUTCOMES, Outcome
from kam_core.store.database import Database
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import download, table
from pages.widgets.table import As, Column


def show(found: Comparison, account_id: str, outcome: Outcome, currency: str) -> None:
    """Its controls, the nearest first, and the way to the account."""
    row = found.accounts.filter(account_id=account_id)
    if row.is_empty():
        return
    name = plain(row["account_name"][0])
    st.header(_("{account} is compared with", account=name))
    controls = found.pairs.filter(account_id=account_id)
    if controls.is_empty():
        st.caption(_("No account is comparable to it, or it cannot be compared."))
    else:
        names = _names(resources.database(), tuple(controls["control_id"]))
        listed = controls.join(names, left_on="control_id", right_on="account_id", how="left", maintain_order="left")
        _table(listed, outcome, currency)
    if st.button(_("Open the account"), icon=":material/arrow_forward:", key="programme_open"):
        link.open_account(AccountId(account_id))


def _table(rows: pl.DataFrame, outcome: Outcome, currency: str) -> None:
    title = _("Comparable accounts")
    columns = [
        Column("account_name", _("Account"), pinned=True),
        Column("revenue_before", _("Revenue before ({currency})", currency=currency), As.MONEY),
        Column("trend", _("Trend before"), As.PERCENT, _("Second half year less the first, over both.")),
        Column("revenue_after", _("Revenue after ({currency})", currency=currency), As.MONEY),
        Column(outcome.value, _(OUTCOMES[outcome]), As.PERCENT),
        Column("distance", _("Distance"), As.DECIMAL, _("0 is just as large and with the same trend before.")),
    ]
    table.show(rows, columns, key="programme_controls", says=title, whole=True)
    download.buttons(lambda: rows, title=title, key="programme_controls")


def _names(database: Database, accounts: tuple[str, ...]) -> pl.DataFrame:
    population = pl.DataFrame({"account_id": accounts}, schema={"account_id": pl.String})
    found = database.read("kpis", "account_names", frames={"population": population})
    return found.select("account_id", "account_name")
