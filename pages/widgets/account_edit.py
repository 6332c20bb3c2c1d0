"""The form that changes what was loaded of an account: owner, segment, industry, country."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from kam_core.accounts import edit, potential, queries
from kam_core.accounts.edit import Field, Wanted
from kam_core.accounts.model import Account, AccountId, PersonId
from kam_core.accounts.rules import LONGEST_VALUE
from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import draft, potential_form, saving


def show(account: Account, currency: str) -> None:
    """A button with the forms behind it: what was loaded, and the three-year potential."""
    form = f"edit_{account.id}"
    now: dict[str, object] = {field.value: getattr(account, field.value) for field in Field}
    seen = draft.begin(form, now, resources.kept(edit.versions_of, account.id))
    saved = sum(seen.values()), resources.kept(potential.version, account.id)
    # Another key once something is saved: the forms close.
    with st.popover(_("Edit"), icon=":material/edit:", key=f"{form}_popover_{saved}"):
        with st.form(form, border=False):
            typed = _fields(form, account.owner_id)
            pressed = st.form_submit_button(_("Save the facts"), type="primary")
        st.caption(_("Kept over what was loaded; the next load does not undo it."))
        if pressed:
            wanted = {field: value for field, value in typed.items() if (value or None) != now[field.value]}
            _save(account.id, wanted, seen, draft.keys(form, now))
        st.divider()
        potential_form.show(account.id, currency)


def _save(
    account_id: AccountId, wanted: Mapping[Field, str | None], seen: Mapping[Field, int], typed: Sequence[str]
) -> None:
    if not wanted:
        st.caption(_("Nothing was changed."))
        return

    def over(request: Request) -> None:
        _keep(account_id, wanted, edit.versions_of(resources.database(), account_id), request)

    saving.save(partial(_keep, account_id, wanted, seen), done=_("Account was changed"), insist=over, typed=typed)


def _keep(
    account_id: AccountId, wanted: Mapping[Field, str | None], versions: Mapping[Field, int], request: Request
) -> None:
    changes = {field: Wanted(value, versions[field]) for field, value in wanted.items()}
    edit.edit_all(resources.store(), request, account_id, changes)


def _fields(form: str, owner_id: PersonId | None) -> dict[Field, str | None]:
    offered = resources.kept(queries.choices)
    return {
        Field.OWNER: _owner(draft.key(form, Field.OWNER.value), owner_id),
        Field.SEGMENT: _one_of(_("Segment"), offered.segments, draft.key(form, Field.SEGMENT.value)),
        Field.INDUSTRY: _one_of(_("Industry"), offered.industries, draft.key(form, Field.INDUSTRY.value)),
        Field.COUNTRY: _one_of(_("Country"), offered.countries, draft.key(form, Field.COUNTRY.value)),
    }


def _owner(key: str, owner_id: PersonId | None) -> str | None:
    everybody = resources.kept(queries.people)
    names: dict[str, str] = dict(everybody.select("person_id", "person_name").iter_rows())
    offered: list[str] = everybody.filter(everybody["active"])["person_id"].to_list()
    # Who owns it stays visible after leaving.
    shown = offered if owner_id is None or owner_id in offered else [owner_id, *offered]
    return st.selectbox(
        _("Manager"), shown, index=None, format_func=lambda one: marked(names.get(str(one), str(one))), key=key
    )


def _one_of(label: str, known: Sequence[str], key: str) -> str | None:
    """A value that some account has, or a new one."""
    typed = st.selectbox(label, list(known), index=None, format_func=marked, key=key, accept_new_options=True)
    return typed[:LONGEST_VALUE] if typed else None
