"""What a file does not say, and what is taken for it: the day of its export, the currency of its amounts."""

from dataclasses import replace
from datetime import date

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.crm.decisions import Assumed, Prepared
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import resources, state
from pages.session.uploads import Upload
from pages.widgets import currencies


def show(upload: Upload, prepared: Prepared) -> None:
    """Each with what it is made of, and the way to say otherwise."""
    if not prepared.assumed:
        return
    with st.grid(2, min_column_width=280, gap="small"):
        for one in prepared.assumed:
            with st.container(border=True, gap="xsmall", height="stretch"):
                if one.name == "snapshot_on":
                    _day(upload, one)
                else:
                    _currency(upload, one)
                if one.told:
                    key = f"import_unassume_{one.name}_{upload.upload_id}"
                    st.button(_("Guess again"), key=key, type="tertiary", on_click=_unsay, args=(upload, one.name))


def _day(upload: Upload, one: Assumed) -> None:
    key = f"import_exported_{upload.upload_id}"
    state.set_widget(key, date.fromisoformat(one.value or ""))
    today = resources.moments().today
    st.date_input(_("Day of the export"), key=key, max_value=today, on_change=_say_day, args=(upload, key))
    if one.told:
        st.caption(_("You said so."))
    elif one.sample is None:
        st.caption(_("The file does not say it: taken to be today."))
    else:
        st.caption(_("The file does not say it: the last day it knows of is {sample}.", sample=plain(one.sample)))


def _say_day(upload: Upload, key: str) -> None:
    said = state.widget(key)
    if isinstance(said, date):
        upload.decisions = replace(upload.decisions, snapshot_on=said)


def _currency(upload: Upload, one: Assumed) -> None:
    key = f"import_currency_{upload.upload_id}"
    own = resources.kept(company_of).base_currency
    state.set_widget(key, one.value or own)
    st.selectbox(
        _("Currency of amounts that name none"),
        currencies.codes(),
        format_func=currencies.words,
        key=key,
        on_change=_say_currency,
        args=(upload, key),
    )
    said = ngettext(
        "{rows} amount, {sample}, names no currency.",
        "{rows} amounts, such as {sample}, name no currency.",
        one.rows,
        rows=number(one.rows),
        sample=plain(one.sample or ""),
    )
    why = _("You said so.") if one.told else _("They count as the company's own.")
    st.caption(_("{said} {why}", said=said, why=why))


def _say_currency(upload: Upload, key: str) -> None:
    said = state.widget(key)
    if isinstance(said, str) and said in currencies.codes():
        upload.decisions = replace(upload.decisions, currency=said)


def _unsay(upload: Upload, name: str) -> None:
    decided = upload.decisions
    day = name == "snapshot_on"
    upload.decisions = replace(decided, snapshot_on=None) if day else replace(decided, currency=None)
