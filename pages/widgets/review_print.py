"""Pages to print: each is one file that needs nothing beside it, made when somebody asks for it."""

import streamlit as st

from kam_core.accounts.model import Account
from kam_core.reports.report import Report, report
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download


def button(kind: Report, record_id: str, label: str, name: str, *, opinions: bool = False) -> None:
    """One page as a file; `name` is the account's, for the name of the file."""
    download.page(
        lambda: _page(kind, record_id, opinions=opinions),
        label=label,
        title=f"{kind} {name}",
        key=f"print_{kind}_{record_id}_{opinions}",
    )


def handover(account: Account) -> None:
    """The handover page, with what we think of people only where somebody asks for it."""
    with st.popover(_("Handover"), icon=":material/print:", type="tertiary"):
        st.caption(_("People, promises, open questions, dates, and how to go on, as one page."))
        opinions = st.toggle(
            _("With what we think of people"),
            key=f"handover_{account.id}",
            help=_("Power, stance and notes: for a colleague who takes over, never for the customer."),
        )
        button(Report.HANDOVER, account.id, _("Handover page"), account.name, opinions=opinions)


def _page(kind: Report, record_id: str, *, opinions: bool) -> str:
    with resources.store().database.one_moment() as moment:
        return report(moment, kind, record_id, opinions=opinions)
