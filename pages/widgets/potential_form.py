"""The form that says what an account could buy in three years."""

from decimal import Decimal
from functools import partial

import streamlit as st

from kam_core.accounts import potential
from kam_core.accounts.model import AccountId
from kam_core.store.request import Request
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import draft, saving


def show(account_id: AccountId, currency: str) -> None:
    """The amount, as of today."""
    form = f"potential_{account_id}"
    said = resources.kept(potential.potentials, account_id)
    now = {"amount": float(said["amount_base"][0]) if said.height else None}
    seen = draft.begin(form, now, resources.kept(potential.version, account_id))
    with st.form(form, border=False):
        typed = st.number_input(
            _("Potential, 3 years ({currency})", currency=currency),
            min_value=0.0,
            step=1000.0,
            format="%.2f",
            key=draft.key(form, "amount"),
            help=_("All that they could buy from us in the next three years."),
        )
        pressed = st.form_submit_button(_("Save the potential"), type="primary")
    st.caption(_("Kept as of today with your name; it moves the growth potential of the score."))
    if pressed and typed is not None:
        wanted = Decimal(str(typed))
        saving.save(
            partial(_keep, account_id, wanted, seen),
            done=_("Potential was saved"),
            insist=partial(_keep_over, account_id, wanted),
            typed=draft.keys(form, now),
        )


def _keep(account_id: AccountId, amount: Decimal, seen: int, request: Request) -> None:
    potential.set_potential(resources.store(), request, account_id, amount=amount, expected_version=seen)


def _keep_over(account_id: AccountId, amount: Decimal, request: Request) -> None:
    _keep(account_id, amount, potential.version(resources.database(), account_id), request)
