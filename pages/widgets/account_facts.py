"""Who an account is: what was loaded, what was edited here, and what else its file and other systems say."""

import polars as pl
import streamlit as st

from kam_core.accounts import edit, potential, queries
from kam_core.accounts.model import Account, AccountId
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import download, table
from pages.widgets.table import As, Column

_FEW = 8


def show(account: Account, currency: str) -> None:
    """The facts as a table; beside it the family of companies and what was said of its potential."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        rows = _rows(account)
        title = _("Facts")
        columns = [Column("fact", _("Fact")), Column("value", _("Value")), Column("origin", _("From"))]
        table.show(rows, columns, key="facts", says=title, whole=True)
        download.buttons(lambda: rows, title=title, key="facts")
    with right:
        _relatives(account)
        _potentials(account.id, currency)


def _rows(account: Account) -> pl.DataFrame:
    edited = {field.value for field, version in resources.kept(edit.versions_of, account.id).items() if version}
    known = [
        (_("Id"), account.id, ""),
        (_("Name"), account.name, ""),
        (_("Manager"), account.owner_name or account.owner_id, "owner_id"),
        (_("Segment"), account.segment, "segment"),
        (_("Industry"), account.industry, "industry"),
        (_("Country"), account.country, "country"),
        (_("Territory"), account.territory, ""),
        (_("Currency"), account.currency, ""),
        (_("Domain"), account.domain, ""),
    ]
    rows = [(fact, value, _("Edited here") if field in edited else _("Loaded")) for fact, value, field in known]
    rows += [(name, _text(value), _("Other columns of its file")) for name, value in account.extra.items()]
    others = resources.kept(queries.external_ids, account.id)
    rows += [(source, external_id, _("Id in another system")) for source, external_id in others.iter_rows()]
    return pl.DataFrame(rows, schema={"fact": pl.String, "value": pl.String, "origin": pl.String}, orient="row")


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _relatives(account: Account) -> None:
    children = resources.kept(queries.children, account.id)
    if account.parent_id is not None:
        st.header(_("Parent"))
        _way(account.parent_id, account.parent_name)
    if children.height:
        st.header(_("Belong to it"))
        _children(children)


def _children(children: pl.DataFrame) -> None:
    """The way to each; many as a table."""
    if children.height <= _FEW:
        for child_id, name in children.select("account_id", "account_name").iter_rows():
            _way(AccountId(child_id), name)
        return
    title = _("Accounts that belong to it")
    columns = [
        Column("account_name", _("Account")),
        Column("country", _("Country")),
        Column("segment", _("Segment")),
    ]
    chosen = table.show(children, columns, key="children", says=title, chosen_by="account_id")
    download.buttons(lambda: children, title=title, key="children")
    if chosen:
        link.open_account(AccountId(chosen))


def _way(account_id: AccountId, name: str | None) -> None:
    if name is None:
        st.caption(_("{account}, which is not loaded", account=plain(account_id)))
    elif st.button(plain(name), key=f"relative_{account_id}", type="tertiary", icon=":material/domain:"):
        link.open_account(account_id)


def _potentials(account_id: AccountId, currency: str) -> None:
    said = resources.kept(potential.potentials, account_id)
    if said.is_empty():
        return
    title = _("Three-year potential, as it was said")
    st.header(title)
    columns = [
        Column("said_on", _("When"), As.DAY),
        Column("amount_base", _("Amount ({currency})", currency=currency), As.MONEY),
        Column("said_by", _("Who")),
        Column("illustrative", _("Illustrative"), As.YES_NO, _("Made up for the demo.")),
    ]
    table.show(said, columns, key="potentials", says=title, whole=said.height < 20)
    download.buttons(lambda: said, title=title, key="potentials")
