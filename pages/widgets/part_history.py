"""What people changed on an account and all that is kept of it: who, when, what it was and what it became."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from kam_core.accounts.model import Account
from kam_core.plans.trail import KINDS, changes_of_account
from kam_core.records import queries
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import account_past, download, history_words, pages_of, pickers, record_past, record_words, table
from pages.widgets.record_edit import Row
from pages.widgets.table import PAGE_ROWS, As, Column

_MOST_ROWS = 1_000_000


def show(account: Account) -> None:
    """One page, newest first; the chosen change can be taken back."""
    names = record_words.names(account.id)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        who = pickers.many("who", _("Who"), dict(names.people))
        records = pickers.many("what", _("What"), history_words.records())
    here = f"history_page_{account.id}_{who}_{records}"
    page = pages_of.chosen(here)
    changes = resources.kept_with_plans(
        changes_of_account, account.id, limit=PAGE_ROWS + 1, skipped=page * PAGE_ROWS, who=who, records=records
    )
    if changes.is_empty():
        st.caption(_("Nobody changed anything here yet.") if not who + records else _("No change is like that."))
        return
    rows = in_words(changes.head(PAGE_ROWS), names)
    title = _("History of changes")
    chosen = table.show(rows, _columns(), key="history", says=title, chosen_by="sequence", whole=rows.height < 20)
    pages_of.arrows(here, first_row=page * PAGE_ROWS, rows=rows.height, has_next=changes.height > PAGE_ROWS)
    download.buttons(lambda: _all(account, who, records), title=title, key="history")
    if chosen:
        _take_back(account, changes.row(by_predicate=pl.col("sequence") == int(chosen), named=True))


def in_words(changes: pl.DataFrame, names: record_words.Names) -> pl.DataFrame:
    """Changes as a reader reads them: as `changes_of_account`, with words for codes and ids."""
    told = list(changes.iter_rows(named=True))
    return changes.with_columns(
        pl.Series("called", [history_words.called(one, names) for one in told], dtype=pl.String),
        pl.Series("field", [history_words.field(one) or one["field"] for one in told], dtype=pl.String),
        pl.Series("old_value", [history_words.value(one, names, "old_value") for one in told], dtype=pl.String),
        pl.Series("new_value", [history_words.value(one, names, "new_value") for one in told], dtype=pl.String),
    )


def _take_back(account: Account, change: Row) -> None:
    """What the chosen change made of a field, as the way back to it."""
    kind = KINDS.get(change["record"])
    if change["record"] == "account":
        is_past = account_past.back(account, change)
    elif kind:
        is_past = record_past.back(kind, resources.kept_with_plans(_record, kind.name, change["record_id"]), change)
    else:
        st.caption(_("This is changed where it stands; the history keeps what it was."))
        return
    if not is_past:
        st.caption(_("This is what stands there now."))


def _record(database: Database, kind: str, record_id: str) -> Row:
    return queries.record(database, KINDS[kind], record_id)


def _all(account: Account, who: Sequence[str], records: Sequence[str]) -> pl.DataFrame:
    database = resources.store().database
    changes = changes_of_account(database, account.id, limit=_MOST_ROWS, who=who, records=records)
    return in_words(changes, record_words.names(account.id)).drop("who_id", "record_id")


def _columns() -> list[Column]:
    return [
        Column("changed_at", _("When (UTC)"), As.MOMENT),
        Column("who", _("Who")),
        Column("record", _("What"), words=history_words.records()),
        Column("called", _("Which one")),
        Column("field", _("Field")),
        Column("old_value", _("Before")),
        Column("new_value", _("After")),
        Column("action", _("Act"), words=history_words.actions()),
    ]
