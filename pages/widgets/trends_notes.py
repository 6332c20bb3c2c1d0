"""Notes on dates: what is drawn on the charts, and where somebody adds, changes or puts one away."""

from datetime import date
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.charts.lines import Marked
from kam_core.kpis import date_notes
from kam_core.kpis.date_notes import Note
from kam_core.period import first_of_month
from kam_core.store.request import Request
from kam_core.text.numbers import day
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import chosen, download, draft, pages_of, saving, table
from pages.widgets.table import As, Column
from pages.widgets.trends_view import Shown

# What the chosen note is called in the address.
_NAME = "note"
# Each has a button.
_PAGE = 10
# Without bounds Streamlit takes ten years around today, and what is loaded may be older.
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
_EMPTY: dict[str, object] = {"day": None, "text": ""}


def marked(shown: Shown, points: pl.DataFrame) -> list[Marked]:
    """The notes from the first to the last month that a chart shows, each at the month that it is of."""
    if points.is_empty():
        return []
    first, last = points["month"][0], points["month"][-1]
    days = [(first_of_month(row["noted_on"]), row["note"]) for row in _live(shown).iter_rows(named=True)]
    return [Marked(month, text) for month, text in days if first <= month <= last]


def beside(shown: Shown, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of a trend, oldest first, with `notes`: what was noted of the months since the row before.

    As on the chart, what was noted before the month of the first row is left out: else all of it would stand there.
    """
    months = rows.select("month", point="month").sort("month")
    noted = _live(shown).select(pl.col("noted_on").dt.truncate("1mo").alias("month"), "noted_on", "note").sort("month")
    noted = noted.filter(pl.col("month") >= months["month"].min())
    at = noted.join_asof(months, on="month", strategy="forward").drop_nulls("point")
    words = [f"{day(row['noted_on'])}: {row['note']}" for row in at.iter_rows(named=True)]
    said = at.with_columns(notes=pl.Series(words, dtype=pl.String)).group_by("point", maintain_order=True)
    return rows.join(said.agg(pl.col("notes").str.join("; ")), left_on="month", right_on="point", how="left")


def show(shown: Shown) -> None:
    """All notes, one more, the chosen one to change, and those that were put away."""
    rows = _live(shown)
    title = _("Notes on dates: {n}", n=rows.height)
    with st.expander(title, icon=":material/event_note:", expanded=link.only(_NAME) is not None):
        st.caption(_("A note shows on every chart of this screen. A note of an account shows on its own charts only."))
        if rows.height:
            _list(rows)
        _add(shown)
        _put_away(shown)


def _live(shown: Shown) -> pl.DataFrame:
    return resources.kept_with_plans(date_notes.notes, shown.account_id)


def _list(rows: pl.DataFrame) -> None:
    title = _("Notes on dates")
    told = rows.with_columns(whose=pl.when(pl.col("account_id").is_null()).then(pl.lit("all")).otherwise(pl.lit("one")))
    columns = [
        Column("noted_on", _("Day"), As.DAY),
        Column("note", _("What happened")),
        Column("whose", _("Where"), words={"all": _("All charts"), "one": _("This account")}),
    ]
    picked = table.show(told, columns, key="date_notes", says=title, chosen_by="date_note_id", whole=True)
    download.buttons(lambda: rows.select("noted_on", "note", "account_id"), title=title, key="date_notes")
    found = rows.filter(pl.col("date_note_id") == (chosen.latest(_NAME, picked) or ""))
    if found.height:
        _change(found.row(0, named=True))
    else:
        st.caption(_("Choose a row to change it."))


def _add(shown: Shown) -> None:
    form = f"date_note_{shown.account_id or 'all'}"
    draft.begin(form, _EMPTY, 0)
    with st.form(form, border=False):
        typed = _asked(form)
        account = plain(shown.account_name)
        label = _("Add a note to {account}", account=account) if shown.account_id else _("Add a note")
        pressed = st.form_submit_button(label, icon=":material/add:")
    if pressed:
        _save(form, typed, partial(_make, shown.account_id), _("The note was added"))


def _change(row: dict[str, Any]) -> None:
    note_id = str(row["date_note_id"])
    form = f"date_note_{note_id}"
    seen = draft.begin(form, {"day": row["noted_on"], "text": row["note"]}, int(row["version"]))
    with st.form(form, border=False):
        typed = _asked(form)
        with st.container(horizontal=True):
            saves = st.form_submit_button(_("Save the note"), type="primary")
            puts_away = st.form_submit_button(_("Put away"), icon=":material/archive:")
    if saves:
        _save(form, typed, partial(_edit, note_id, seen), _("The note was saved"))
    elif puts_away:
        saving.save(partial(_archive, note_id, seen), done=_("The note was put away"), typed=draft.keys(form, _EMPTY))


def _asked(form: str) -> tuple[date | None, str]:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        on = st.date_input(
            _("Day"), key=draft.key(form, "day"), value=None, min_value=_EARLIEST, max_value=_LATEST, width=160
        )
        text = st.text_input(
            _("What happened"),
            key=draft.key(form, "text"),
            max_chars=date_notes.LONGEST,
            placeholder=_("New price list"),
            width=320,
        )
    return (on if isinstance(on, date) else None), text


def _save(form: str, typed: tuple[date | None, str], keep: Any, done: str) -> None:
    on, text = typed
    if on is None or not text.strip():
        st.caption(_("Say the day, and in a few words what happened."))
        return
    saving.save(partial(keep, Note(on, text)), done=done, typed=draft.keys(form, _EMPTY))


def _put_away(shown: Shown) -> None:
    away = resources.kept_with_plans(date_notes.notes, shown.account_id, archived=True)
    first = pages_of.first_row(away.height, _PAGE, key="date_notes_away", says=_("notes that were put away"))
    for row in away.slice(first, _PAGE).iter_rows(named=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = _("Put away: {day}, {note}", day=day(row["noted_on"]), note=plain(row["note"]))
            st.caption(words, width="content")
            if st.button(_("Bring back"), key=f"date_note_back_{row['date_note_id']}", type="tertiary"):
                back = partial(_bring_back, row["date_note_id"], row["version"])
                saving.save(back, done=_("The note is back"))


def _make(account_id: AccountId | None, note: Note, request: Request) -> None:
    date_notes.add(resources.store(), request, account_id, note)


def _edit(note_id: str, seen: int, note: Note, request: Request) -> None:
    date_notes.edit(resources.store(), request, note_id, note, expected_version=seen)


def _archive(note_id: str, seen: int, request: Request) -> None:
    date_notes.archive(resources.store(), request, note_id, expected_version=seen)


def _bring_back(note_id: str, seen: int, request: Request) -> None:
    date_notes.bring_back(resources.store(), request, note_id, expected_version=seen)
