"""The way back to what a field of an account was, as a new version."""

from functools import partial
from typing import cast

import streamlit as st

from kam_core.accounts import edit
from kam_core.accounts.edit import Field
from kam_core.accounts.model import Account
from kam_core.store.request import Request
from kam_core.text.words import _
from pages.session import resources, state
from pages.widgets import saving
from pages.widgets.record_edit import Row


def back(account: Account, change: Row) -> bool:
    """The way back to what a change made of a field, or to what it was before the change where that stands there now.

    False where the field cannot be edited.
    """
    if change["field"] not in tuple(Field):
        return False
    field = Field(change["field"])
    stands = change["new_value"] == getattr(account, field.value)
    key = f"account_back_{change['sequence']}"
    # The version that was there when the button was shown: somebody may save in between.
    st.button(
        _("Take this change back") if stands else _("Back to this version"),
        key=key,
        type="tertiary",
        icon=":material/undo:",
        on_click=state.set_widget,
        args=(f"{key}_seen", (resources.kept(edit.versions_of, account.id)[field],)),
    )
    seen = cast("tuple[int] | None", state.widget(f"{key}_seen"))
    if seen:
        state.forget(f"{key}_seen")
        value = change["old_value"] if stands else change["new_value"]
        saving.save(partial(_back, account, field, value, seen[0]), done=_("It is as it was"))
    return True


def _back(account: Account, field: Field, value: str | None, seen: int, request: Request) -> None:
    edit.edit(resources.store(), request, account.id, field=field, value=value, expected_version=seen)
