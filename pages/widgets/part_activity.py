"""What was said and done with an account: a form to note it, and the log."""

import polars as pl
import streamlit as st

from kam_core.accounts.model import Account
from kam_core.people.choices import INTERACTIONS
from kam_core.people.interactions import interactions
from kam_core.people.kinds import INTERACTION
from kam_core.plans import choices
from kam_core.plans.kinds import ACTION
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import (
    activity_form,
    chosen,
    download,
    mark,
    pages_of,
    record_edit,
    record_words,
    table,
)
from pages.widgets.table import PAGE_ROWS, As, Column

_MOST_ROWS = 1_000_000
_LINES = (
    ("subject",),
    ("happened_on", "kind", "two_way"),
    ("contact_ids", "person_ids"),
    ("note",),
    ("feedback",),
    ("action_id",),
)


def show(account: Account) -> None:
    """The form, one page of the log, and the chosen entry."""
    activity_form.show(account.id)
    here = f"activity_page_{account.id}"
    page = pages_of.chosen(here)
    found = resources.kept_with_plans(interactions, account.id, limit=PAGE_ROWS + 1, skipped=page * PAGE_ROWS)
    if found.is_empty():
        st.caption(_("Nothing is in the log yet."))
    else:
        _log(account, found.head(PAGE_ROWS))
    pages_of.arrows(
        here, first_row=page * PAGE_ROWS, rows=min(found.height, PAGE_ROWS), has_next=found.height > PAGE_ROWS
    )
    record_edit.undo(INTERACTION)


def _log(account: Account, rows: pl.DataFrame) -> None:
    if rows["illustrative"].any():
        mark.illustrative()
    title = _("Interactions")
    picked = table.show(
        rows.with_columns(pl.coalesce("subject", "note").alias("about")),
        _columns(),
        key="activity",
        says=title,
        chosen_by="interaction_id",
        whole=rows.height < 20,
    )
    download.buttons(lambda: _all(account), title=title, key="activity")
    record_id = chosen.latest(INTERACTION.name, picked)
    row = next(iter(rows.filter(pl.col("interaction_id") == (record_id or "")).iter_rows(named=True)), None)
    if row and row["origin"] == "noted":
        actions = record_words.titles(account.id, ACTION)
        kept = resources.kept_with_plans(activity_form.kept, str(record_id))
        record_edit.show(INTERACTION, kept, _LINES, offered={"action_id": actions}, quick=None)
    elif row:
        _loaded(row["note"])


def _loaded(note: str | None) -> None:
    with st.container(border=True):
        st.caption(_("Loaded from another system, where it is changed."))
        st.text(note or _("Nothing more is known of it."))


def _all(account: Account) -> pl.DataFrame:
    return interactions(resources.store().database, account.id, limit=_MOST_ROWS).drop("contact_ids", "person_ids")


def _columns() -> list[Column]:
    statuses = {code: _(label) for code, label in choices.ACTION_STATUSES.items()}
    return [
        Column("happened_on", _("Date"), As.DAY),
        Column("about", _("Subject")),
        Column("kind", _("Kind"), words={code: _(label) for code, label in INTERACTIONS.items()}),
        Column("theirs", _("With whom there")),
        Column("ours", _("With whom of us")),
        Column("two_way", _("They spoke too"), As.YES_NO),
        Column("feedback", _("Feedback from them")),
        Column("next_step", _("Next step")),
        Column("next_status", _("Status of it"), words=statuses),
        Column("origin", _("From"), words={"noted": _("Noted here"), "loaded": _("Loaded")}),
        Column("planned", _("Planned"), As.YES_NO, _("Not yet, or never noted as done.")),
    ]
