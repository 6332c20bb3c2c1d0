"""Fields that people edited by hand and that a file would set otherwise: the edit stays unless somebody gives it up."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from kam_core.accounts import edit
from kam_core.accounts.model import AccountId
from kam_core.imports.preview import Preview
from kam_core.store.request import new_request
from kam_core.text.numbers import UNKNOWN
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import drop, identity, resources, state
from pages.widgets import pages_of
from pages.widgets.import_fields import field_words

_PAGE = 10
Row = Mapping[str, Any]


def show(preview: Preview) -> None:
    """Each conflict with the three values, and whose is kept."""
    found = _all(preview)
    if found.is_empty():
        return
    st.header(ngettext("{n} value that somebody edited here", "{n} values that somebody edited here", found.height))
    st.caption(_("What was edited here stays, unless you take the file's."))
    first = pages_of.first_row(found.height, _PAGE, key="import_conflicts_page", says=_("Edited values"))
    for row in found.slice(first, _PAGE).iter_rows(named=True):
        _one(row)


def _all(preview: Preview) -> pl.DataFrame:
    return pl.concat([one.conflicts for one in preview.files])


def _one(row: Row) -> None:
    name = (str(row["account_id"]), str(row["field"]))
    key = f"import_conflict_{name[0]}_{name[1]}"
    words = {
        "mine": _("Keep what was edited: {value}", value=plain(row["edited"] or UNKNOWN)),
        "file": _("Take the file's: {value}", value=plain(row["after"] or UNKNOWN)),
    }
    state.set_widget(key, "file" if name in drop.said().taken else "mine")
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(row['account_name'])}**: {field_words(row['field'])}")
        st.radio(
            _("Which value counts"),
            list(words),
            format_func=lambda one: words.get(one, one),
            key=key,
            label_visibility="collapsed",
            on_change=_choose,
            args=(name, key),
        )


def _choose(name: tuple[str, str], key: str) -> None:
    now = drop.said()
    now.taken = now.taken | {name} if state.widget(key) == "file" else now.taken - {name}


def give_up(preview: Preview) -> None:
    """After the load: edit what was given up to what the file says.

    Raises:
        RefusedError: nobody is here who may edit.
    """
    for row in _all(preview).iter_rows(named=True):
        if (row["account_id"], row["field"]) not in drop.said().taken:
            continue
        store, account_id, field = resources.store(), AccountId(row["account_id"]), edit.Field(row["field"])
        seen = edit.versions_of(store.database, account_id)[field]
        request = new_request(identity.current().editor(), state.screen())
        edit.edit(store, request, account_id, field=field, value=row["after"], expected_version=seen)
