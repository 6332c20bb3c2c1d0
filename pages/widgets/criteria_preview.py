"""Who would change quadrant under the criteria that somebody drafted, and then the save."""

import zlib
from dataclasses import replace
from datetime import date
from functools import partial

import polars as pl
import streamlit as st

from kam_core.accounts import queries
from kam_core.scoring import criteria
from kam_core.scoring.differences import differences
from kam_core.scoring.model import CriteriaSet
from kam_core.scoring.preview import preview
from kam_core.store.request import Request
from kam_core.text.numbers import day as day_words
from kam_core.text.numbers import number
from kam_core.text.words import _
from pages.session import resources, state
from pages.widgets import criteria_draft, criteria_form, criteria_versions, download, pickers, saving, table
from pages.widgets.table import As, Column

_PREVIEWED = "criteria_previewed"


def show(begun: CriteriaSet, newest: CriteriaSet, day: date, currency: str) -> None:
    """What the draft changes; on demand who would move; after that the save.

    Args:
        begun: the version that the draft began from.
        newest: the newest version.
        day: today.
        currency: of the store.
    """
    drafted = criteria_draft.draft(begun)
    changes = differences(begun, drafted)
    if not changes:
        st.caption(_("Nothing is changed yet. Change points, bands or a cut, then see here who would change quadrant."))
        return
    st.markdown("\n".join(f"- {criteria_versions.words(change)}" for change in changes))
    if begun.version != newest.version:
        _overtaken(begun, newest)
    fingerprint = zlib.crc32(repr(drafted).encode())
    with st.container(horizontal=True):
        st.button(
            _("See who changes quadrant"),
            type="secondary" if state.widget(_PREVIEWED) == fingerprint else "primary",
            icon=":material/compare_arrows:",
            disabled=not criteria_form.is_complete(drafted),
            help=_("The points of both axes must sum to 100 first."),
            key="preview",
            on_click=state.set_widget,
            args=(_PREVIEWED, fingerprint),
        )
        st.button(_("Start again"), key="start_again", on_click=criteria_draft.start_again, args=(begun,))
    if state.widget(_PREVIEWED) == fingerprint:
        _moved(resources.kept(preview, drafted, day), day, currency)
        _save(begun, newest, drafted, day)


def _overtaken(begun: CriteriaSet, newest: CriteriaSet) -> None:
    st.warning(
        _(
            "{who} saved version {newest} meanwhile; your changes are to version {begun}. Start again to see theirs.",
            who=criteria_versions.decider(newest),
            newest=newest.version,
            begun=begun.version,
        ),
        icon=":material/call_split:",
    )


def _moved(moved: pl.DataFrame, day: date, currency: str) -> None:
    everyone = resources.kept(queries.count)
    listed = moved.filter(pl.col("kind") != "none").height
    st.markdown(
        _(
            "**{moved}** of {everyone} accounts would change quadrant as of {day}, **{listed}** of them key accounts.",
            moved=number(moved.height),
            everyone=number(everyone),
            day=day_words(day),
            listed=number(listed),
        )
    )
    if moved.is_empty():
        return
    left, right = st.columns([1, 2], gap="medium")
    with left:
        title = _("From where to where")
        ways = _ways(moved)
        table.show(ways, _way_columns(), key="ways", says=title)
        download.buttons(lambda: ways, title=title, key="ways")
    with right:
        title = _("Who would change quadrant")
        table.show(moved.head(table.PAGE_ROWS), _columns(currency), key="moved", says=title)
        if moved.height > table.PAGE_ROWS:
            st.caption(_("The largest {n}; the download has all.", n=number(table.PAGE_ROWS)))
        download.buttons(lambda: moved, title=title, key="moved")


def _ways(moved: pl.DataFrame) -> pl.DataFrame:
    return (
        moved.group_by("from_quadrant", "to_quadrant")
        .agg(accounts=pl.len(), key_accounts=(pl.col("kind") != "none").sum())
        .sort("key_accounts", "accounts", "from_quadrant", "to_quadrant", descending=[True, True, False, False])
    )


def _way_columns() -> list[Column]:
    quadrants = pickers.quadrant_words()
    return [
        Column("from_quadrant", _("From"), words=quadrants),
        Column("to_quadrant", _("To"), words=quadrants),
        Column("accounts", _("Accounts"), As.COUNT),
        Column("key_accounts", _("Key"), As.COUNT, _("Of them on the list of key accounts.")),
    ]


def _columns(currency: str) -> list[Column]:
    quadrants = pickers.quadrant_words()
    return [
        Column("account_name", _("Account"), pinned=True),
        Column("from_quadrant", _("From"), words=quadrants),
        Column("to_quadrant", _("To"), words=quadrants),
        Column("kind", _("Kind"), words=pickers.kind_words()),
        Column("from_attractiveness", _("Attractive before"), As.SCORE),
        Column("to_attractiveness", _("Attractive after"), As.SCORE),
        Column("from_strength", _("Strength before"), As.SCORE),
        Column("to_strength", _("Strength after"), As.SCORE),
        Column(
            "revenue", _("Revenue ({currency})", currency=currency), As.MONEY, _("Of the last twelve closed months.")
        ),
    ]


def _save(begun: CriteriaSet, newest: CriteriaSet, drafted: CriteriaSet, day: date) -> None:
    with st.form("save_criteria"):
        left, right = st.columns([1, 3])
        valid_from = left.date_input(
            _("Holds from"),
            value=max(day, newest.valid_from),
            min_value=newest.valid_from,
            key="criteria_valid_from",
            persist_state="session",
        )
        note = right.text_input(_("Why"), key="criteria_note", persist_state="session")
        pressed = st.form_submit_button(_("Save as version {n}", n=newest.version + 1), type="primary")
    if not pressed:
        return
    decided = replace(
        drafted, valid_from=valid_from if isinstance(valid_from, date) else day, note=note.strip() or None
    )

    saving.save(
        partial(_keep, decided, begun.version),
        done=_("The criteria are saved"),
        insist=partial(_keep_over, decided),
        typed=(*criteria_draft.keys(begun), "criteria_valid_from", "criteria_note"),
    )


def _keep(decided: CriteriaSet, expected: int, request: Request) -> None:
    criteria.save(resources.store(), request, decided, expected)


def _keep_over(decided: CriteriaSet, request: Request) -> None:
    _keep(decided, criteria.versions(resources.database())[0].version, request)
