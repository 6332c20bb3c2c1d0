"""Whose data a store holds, asked before the first file goes in; and a store of one's own beside the demo."""

from pathlib import Path

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.commands import init
from kam_core.commands.arguments import Asked
from kam_core.exports.table import Ending, file_name
from kam_core.imports.dropping import may_import
from kam_core.ingest.company import describe
from kam_core.text.words import _
from pages.session import resources, state
from pages.session.boundary import explained
from pages.widgets import commands, currencies

_MADE = "import_own_store"


def ask() -> None:
    """What has to be said of the company before a file can be loaded; nothing where all is said."""
    if not resources.kept(may_import):
        _own()
    elif not resources.kept(company_of).name:
        _describe()


def can_load() -> bool:
    """Whether files may be loaded into this store as it is."""
    return resources.kept(may_import) and bool(resources.kept(company_of).name)


def _own() -> None:
    """The demo stays as it is: one's own company begins in a file beside it."""
    with st.container(border=True):
        st.markdown(
            _(
                "**This is the demo, and a store holds one company.** Files can be dropped here to see what would be "
                "read, but they are loaded into a store of your own."
            )
        )
        made = state.widget(_MADE)
        if isinstance(made, str):
            st.markdown(_("Your store is ready. Stop this server and start it on your file:"))
            commands.show(commands.serve(Path(made)))
            st.caption(_("To come back to the demo:"))
            commands.show(commands.serve(resources.store().path))
            return
        with st.form("import_own", border=False):
            name, currency = _asked()
            pressed = st.form_submit_button(_("Start my own, empty"), type="primary", icon=":material/add_business:")
        if pressed and name.strip():
            with explained(), st.spinner(_("Making an empty store …")):
                path = _place(name)
                init.run(Asked("init", path, json=False, empty=True, company=name.strip(), currency=currency))
                state.set_widget(_MADE, str(path))
                st.rerun()
        elif pressed:
            st.warning(_("The company needs a name."))


def _place(name: str) -> Path:
    """A free name beside the store that is open."""
    folder = resources.store().path.parent
    # The names of our schemas are not names of files.
    slug = "my-" + file_name(name, Ending.CSV).removesuffix(f".{Ending.CSV}")
    places = (folder / f"{slug}{number or ''}.duckdb" for number in range(1000))
    return next(place for place in places if not place.exists())


def _describe() -> None:
    with st.container(border=True), st.form("import_company", border=False):
        st.markdown(_("**Whose data is this?** Amounts in other currencies are converted into the one you choose."))
        name, currency = _asked()
        if st.form_submit_button(_("Save"), type="primary"):
            with explained():
                describe(resources.store(), name=name.strip(), base_currency=currency)
                st.rerun()


def _asked() -> tuple[str, str]:
    left, right = st.columns(2)
    name = left.text_input(_("Name of your company"), max_chars=120, key="import_company_name")
    codes = currencies.codes()
    currency = right.selectbox(
        _("Base currency"),
        codes,
        format_func=currencies.words,
        key="import_company_currency",
        help=_("It stays as it is."),
    )
    return name, currency if currency in codes else codes[0]
