"""Accounts of a file that may be ones we have: two records side by side, and a person says whether they are one."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kam_core.accounts import queries
from kam_core.accounts.model import AccountId
from kam_core.errors import UnknownAccountError
from kam_core.imports.planning import Plan
from kam_core.text.numbers import percent
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import drop, resources
from pages.widgets import pages_of

_PAGE = 5
_KIND = "accounts"
Row = Mapping[str, Any]


def alike(plan: Plan) -> pl.DataFrame:
    """The accounts of the files that nobody has decided on, the most alike first."""
    told = list(drop.said().decided.of(_KIND))
    open_ones = plan.matches.filter((pl.col("how") == "alike") & ~pl.col("theirs").is_in(told))
    return open_ones.sort("similarity", "account_name", descending=[True, False])


def show(plan: Plan) -> None:
    """Pair by pair."""
    found = alike(plan)
    if found.is_empty():
        return
    st.header(ngettext("{n} account that may be one we have", "{n} accounts that may be ones we have", found.height))
    st.caption(_("Until you say, each is loaded as another account."))
    first = pages_of.first_row(found.height, _PAGE, key="import_same_page", says=_("Pairs of accounts"))
    for row in found.slice(first, _PAGE).iter_rows(named=True):
        _pair(row)


def _pair(row: Row) -> None:
    with st.container(border=True, gap="small"):
        left, right = st.columns(2)
        _record(
            left,
            _("In the file"),
            {"name": row["account_name"], "country": row["country"], "domain": row["domain"], "id": row["theirs"]},
        )
        _record(right, _("In this store"), _ours(row["candidate"]))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                _("Same account"),
                key=f"import_same_{row['theirs']}",
                type="primary",
                on_click=drop.decide,
                args=(_KIND, row["theirs"], row["candidate"]),
            )
            st.button(
                _("Another account"),
                key=f"import_other_{row['theirs']}",
                on_click=drop.decide,
                args=(_KIND, row["theirs"], None),
            )
            st.caption(_("Names {share} alike", share=percent(row["similarity"], 0)))


def _record(place: DeltaGenerator, label: str, record: Mapping[str, str | None]) -> None:
    with place, st.container(gap="xxsmall"):
        st.caption(label)
        st.markdown(f"**{plain(record['name'] or record['id'] or '')}**")
        words = {"country": _("Country"), "domain": _("Web address"), "id": _("Id"), "owner": _("Owner")}
        for field, said in words.items():
            if record.get(field):
                st.markdown(_("{field}: {value}", field=said, value=plain(str(record[field]))))


def _ours(account_id: str) -> Mapping[str, str | None]:
    try:
        found = queries.account(resources.database(), AccountId(account_id))
    except UnknownAccountError:
        # It comes with another file of this import.
        return {"name": account_id, "id": account_id}
    return {
        "name": found.name,
        "country": found.country,
        "domain": found.domain,
        "owner": found.owner_name,
        "id": found.id,
    }
