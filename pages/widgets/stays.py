"""The stays of an account on the list of key accounts."""

import streamlit as st

from kam_core.accounts import membership
from kam_core.accounts.model import AccountId
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, pickers, table
from pages.widgets.table import As, Column


def show(account_id: AccountId) -> None:
    """Each stay with who decided and why, newest first."""
    rows = resources.kept(membership.stays, account_id)
    if rows.is_empty():
        st.caption(_("It never was on the list of key accounts."))
        st.page_link("selection.py", label=_("Go to the selection"), icon=":material/arrow_forward:")
        return
    title = _("Stays on the list of key accounts")
    table.show(rows, _columns(), key="stays", says=title, whole=True)
    download.buttons(lambda: rows, title=title, key="stays")


def _columns() -> list[Column]:
    return [
        Column("kind", _("Kind"), words=pickers.kind_words()),
        Column("since", _("From"), As.DAY),
        Column("until", _("Until"), As.DAY, _("The first day it no longer held; empty: it still does.")),
        Column("admit_reason", _("Why it joined")),
        Column("admitted_by", _("Decided by")),
        Column("retire_reason", _("Why it left")),
        Column("retired_by", _("Decided by")),
        Column("illustrative", _("Illustrative"), As.YES_NO, _("Made up for the demo.")),
    ]
