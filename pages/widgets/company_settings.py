"""What the company settles for itself: start of its year and time zone, to be changed here; currency; ceiling."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from zoneinfo import available_timezones

import streamlit as st
from babel.dates import get_month_names

from kam_core.accounts import company as settings
from kam_core.accounts.company import Company, Setting
from kam_core.accounts.membership import ADVISED_CEILING
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.text.words import _, language
from pages.session import resources
from pages.widgets import draft, saving


@dataclass(frozen=True, slots=True)
class _Changeable:
    """One setting: what it is called and means, how it is written, asked for, read and saved."""

    name: str
    label: str
    about: str
    words: Callable[[Any], str]
    ask: Callable[[str], Any]
    value: Callable[[Setting], Any]
    save: Callable[[Store, Request, Any, int], None]

    def of(self, company: Company) -> Setting:
        """The setting of a company."""
        found: Setting = getattr(company, self.name)
        return found


def show() -> None:
    """A card a setting."""
    company = resources.kept(settings.company)
    with st.grid(4, min_column_width=230, gap="small"):
        for setting in (_fiscal_year(), _time_zone()):
            with st.container(border=True, height="stretch", gap="xsmall"):
                _card(setting, company)
        with st.container(border=True, height="stretch", gap="xsmall"):
            st.caption(_("Base currency"), help=_("Amounts are converted into it as they are loaded, so it stays."))
            st.markdown(f"**{company.base_currency or '—'}**")
        with st.container(border=True, height="stretch", gap="xsmall"):
            _ceiling(company)


def _card(setting: _Changeable, company: Company) -> None:
    now = setting.of(company)
    value, form = setting.value(now), f"setting_{setting.name}"
    st.caption(setting.label, help=setting.about)
    st.markdown(f"**{setting.words(value)}**")
    seen = draft.begin(form, {"value": value}, now.version)
    with st.popover(_("Change"), type="tertiary", icon=":material/edit:", key=f"{form}_popover_{seen}"):
        with st.form(form, border=False):
            wanted = setting.ask(draft.key(form, "value"))
            pressed = st.form_submit_button(_("Save"), type="primary")
        if pressed and wanted is not None:
            saving.save(
                partial(_save, setting, wanted, seen),
                done=_("{setting} was changed", setting=setting.label),
                insist=partial(_save_over, setting, wanted),
                typed=draft.keys(form, {"value": value}),
            )


def _save(setting: _Changeable, wanted: Any, seen: int, request: Request) -> None:
    setting.save(resources.store(), request, wanted, seen)


def _save_over(setting: _Changeable, wanted: Any, request: Request) -> None:
    _save(setting, wanted, setting.of(settings.company(resources.database())).version, request)


def _ceiling(company: Company) -> None:
    """How long the list may be, with the way to where that is changed: beside the list itself."""
    low, high = ADVISED_CEILING
    st.caption(
        _("Ceiling of the list"),
        help=_("How many key accounts the company allows itself; {low} to {high} are advised.", low=low, high=high),
    )
    st.markdown(f"**{company.ceiling.value}**")
    st.page_link("selection.py", label=_("Change it on Selection"), icon=":material/arrow_forward:")


def _fiscal_year() -> _Changeable:
    months = dict(get_month_names("wide", locale=language()))
    return _Changeable(
        "fiscal_year_start",
        _("Fiscal year starts in"),
        _("Quarters are counted from it. A year is called after the calendar year in which it ends."),
        lambda month: str(months[month]),
        lambda key: st.selectbox(_("Month"), list(months), format_func=lambda month: months.get(month, ""), key=key),
        lambda setting: int(setting.value or 1),
        settings.set_fiscal_year_start,
    )


def _time_zone() -> _Changeable:
    zones = sorted(available_timezones())
    return _Changeable(
        "time_zone",
        _("Time zone"),
        _("Its calendar says what day today is."),
        str,
        lambda key: st.selectbox(_("Time zone"), zones, key=key),
        lambda setting: setting.value or "UTC",
        settings.set_time_zone,
    )
