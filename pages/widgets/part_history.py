"""What people changed on an account: who, when, what it was and what it became."""

import polars as pl
import streamlit as st

from kam_core.accounts import history
from kam_core.accounts.model import Account, AccountId
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, pages_of, table
from pages.widgets.table import PAGE_ROWS, As, Column

_MOST_ROWS = 1_000_000


def show(account: Account) -> None:
    """One page, newest first."""
    account_id = account.id
    here = f"history_page_{account_id}"
    page = pages_of.chosen(here)
    changes = resources.kept(history.changes_of_account, account_id, limit=PAGE_ROWS + 1, skipped=page * PAGE_ROWS)
    if changes.is_empty():
        st.caption(_("Nobody changed anything here yet."))
        return
    rows = changes.head(PAGE_ROWS)
    title = _("History of changes")
    table.show(rows, _columns(), key="history", says=title, whole=rows.height < 20)
    pages_of.arrows(here, first_row=page * PAGE_ROWS, rows=rows.height, has_next=changes.height > PAGE_ROWS)
    download.buttons(lambda: _all(account_id), title=title, key="history")


def _all(account_id: AccountId) -> pl.DataFrame:
    return history.changes_of_account(resources.store().database, account_id, limit=_MOST_ROWS)


def _columns() -> list[Column]:
    return [
        Column("changed_at", _("When (UTC)"), As.MOMENT),
        Column("who", _("Who")),
        Column("record", _("What"), words=_records()),
        Column("field", _("Field"), words=_fields()),
        Column("old_value", _("Before")),
        Column("new_value", _("After")),
        Column("screen", _("Screen")),
        Column("action", _("Act"), words=_actions()),
    ]


def _records() -> dict[str, str]:
    return {
        "account": _("Account"),
        "potential": _("Potential"),
        "membership": _("List of key accounts"),
        "rating": _("Rating"),
    }


def _fields() -> dict[str, str]:
    return {
        "owner_id": _("Manager"),
        "segment": _("Segment"),
        "industry": _("Industry"),
        "country": _("Country"),
        "amount": _("Amount"),
        "said_on": _("Day"),
        "rating": _("Rating"),
        "rated_on": _("Day"),
        "rated_by": _("Who"),
        "evidence": _("Evidence"),
        "kind": _("Kind"),
        "since": _("From"),
        "until": _("Until"),
        "admit_reason": _("Why it joined"),
        "admitted_by": _("Who admitted it"),
        "retire_reason": _("Why it left"),
        "retired_by": _("Who retired it"),
        "account_id": _("Account"),
        "illustrative": _("Illustrative"),
        "version": _("Version"),
        "exception_decided_by": _("Who decided on the exception"),
        "exception_reason": _("Why an exception"),
        "exception_expires_on": _("The exception holds until"),
    }


def _actions() -> dict[str, str]:
    return {
        "edit": _("Edited"),
        "undo": _("Undone"),
        "set_potential": _("Potential set"),
        "admit": _("Admitted"),
        "retire": _("Retired"),
        "change_kind": _("Kind changed"),
        "load_members": _("Loaded"),
        "rate": _("Rated"),
    }
