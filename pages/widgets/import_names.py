"""Names in the files that nobody has: each once, with the record that is most like it and one click to say so."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from kam_core.imports.planning import Plan
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import drop, state
from pages.widgets import download, pages_of, table
from pages.widgets.table import As, Column

_PAGE = 10
_MOST = 500
_CREATE = "import_create_accounts"
Row = Mapping[str, Any]


def show(plan: Plan) -> None:
    """By kind: products, people, contacts, accounts; then what was said of names."""
    for kind in ("products", "people", "contacts", "accounts"):
        found = _of_kind(plan, kind)
        if not found.is_empty():
            _kind(kind, found)
    _said()


def undecided(plan: Plan) -> int:
    """How many names wait for a word."""
    return sum(
        _of_kind(plan, kind).filter(pl.col("candidate").is_not_null()).height
        for kind in ("products", "people", "contacts", "accounts")
    )


def _of_kind(plan: Plan, kind: str) -> pl.DataFrame:
    """One row a name: `text`, `rows` of all files, the `candidate`."""
    told = list(drop.said().decided.of(kind))
    return (
        plan.unknown.filter((pl.col("kind") == kind) & ~pl.col("text").is_in(told))
        .group_by("text", "candidate", "candidate_name", "similarity")
        .agg(pl.col("rows").sum(), pl.col("file").unique().sort().str.join(", "))
        .sort(pl.col("similarity").fill_null(0.0), "rows", "text", descending=[True, True, False])
    )


def _kind(kind: str, found: pl.DataFrame) -> None:
    st.header(_heading(kind, found.height))
    st.caption(_meaning(kind))
    likely = found.filter(pl.col("candidate").is_not_null())
    if kind == "accounts":
        state.set_widget(_CREATE, drop.said().decided.create_accounts)
        st.toggle(_("Make accounts of these names"), key=_CREATE, on_change=_create)
    if likely.height > 1:
        st.button(
            ngettext("Use the {n} suggestion", "Use all {n} suggestions", likely.height),
            key=f"import_all_{kind}",
            on_click=drop.decide_all,
            args=(kind, dict(likely.select("text", "candidate").iter_rows())),
        )
    says = _heading(kind, likely.height)
    first = pages_of.first_row(likely.height, _PAGE, key=f"import_names_{kind}", says=says)
    for row in likely.slice(first, _PAGE).iter_rows(named=True):
        _name(kind, row)
    _strangers(kind, found.filter(pl.col("candidate").is_null()))


def _strangers(kind: str, found: pl.DataFrame) -> None:
    """Names that are like no other: there is nothing to choose from."""
    if found.is_empty():
        return
    title = ngettext("{n} name is like none we have", "{n} names are like none we have", found.height)
    with st.expander(title):
        columns = [
            Column("text", _("Name in the file")),
            Column("rows", _("Rows"), As.COUNT),
            Column("file", _("File")),
        ]
        page = found.head(_MOST)
        table.show(page, columns, key=f"import_strangers_{kind}", says=title, whole=found.height <= _PAGE)
        download.buttons(lambda: found.select("text", "rows", "file"), title=title, key=f"import_strangers_{kind}")


def _heading(kind: str, n: int) -> str:
    match kind:
        case "products":
            return ngettext("{n} product that is in no list", "{n} products that are in no list", n)
        case "people":
            return ngettext("{n} person who is in no list", "{n} people who are in no list", n)
        case "contacts":
            return ngettext("{n} contact who is in no list", "{n} contacts who are in no list", n)
        case _accounts:
            return ngettext("{n} account that is not in this store", "{n} accounts that are not in this store", n)


def _meaning(kind: str) -> str:
    if kind == "accounts":
        return _("Their rows are loaded without an account where they can be, else they are left out.")
    return _("Their rows are loaded all the same, under the name that the file has.")


def _name(kind: str, row: Row) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(row['text'])}** → {plain(row['candidate_name'])}")
            rows = ngettext("{rows} row", "{rows} rows", row["rows"], rows=number(row["rows"]))
            st.caption(_("{rows} in {file}", rows=rows, file=plain(row["file"])))
        st.button(
            _("Use {name}", name=plain(row["candidate_name"])),
            key=f"import_use_{kind}_{row['text']}",
            type="primary",
            on_click=drop.decide,
            args=(kind, row["text"], row["candidate"]),
        )
        st.button(
            _("Leave it as it is"),
            key=f"import_leave_{kind}_{row['text']}",
            type="tertiary",
            on_click=drop.decide,
            args=(kind, row["text"], None),
        )


def _create() -> None:
    drop.create_accounts(wanted=bool(state.widget(_CREATE)))


def _said() -> None:
    """What was said of names, with the way back."""
    told = [(kind, text, meant) for kind, one in drop.said().decided.same.items() for text, meant in one.items()]
    if not told:
        return
    with st.expander(ngettext("{n} name was settled", "{n} names were settled", len(told)), icon=":material/check:"):
        for kind, text, meant in told[:50]:
            with st.container(horizontal=True, vertical_alignment="center"):
                shown = plain(meant) if meant is not None else _("as it is")
                st.markdown(f"**{plain(text)}** → {shown}", width="content")
                key = f"import_unsay_{kind}_{text}"
                st.button(_("Take back"), key=key, type="tertiary", on_click=drop.undecide, args=(kind, text))
