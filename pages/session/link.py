"""What the address of a screen holds: ids that choose a view, each checked against what exists.

An address is read when somebody comes by a link or goes back; what is chosen on the screen is written into it. It
holds ids and never names, so a copied link says nothing about a customer and opens the same view in any language.
"""

from collections.abc import Collection
from typing import NoReturn

import streamlit as st

from kam_core.accounts.model import AccountId
from pages.session import state

ACCOUNT = "account"
# A product family, as rollups call it.
FAMILY = "family"
# More would make an address that no mail keeps whole.
_MOST = 100


def chosen(name: str, offered: Collection[str]) -> tuple[str, ...]:
    """The ids under `name` in the address, as far as they are offered.

    Coming back to a screen by the menu, where the address is empty, finds what was chosen there before.
    """
    in_address, before = _read(name), state.linked(name)
    if not in_address and before and state.has_arrived():
        in_address = before
    valid = tuple(one for one in in_address if one in offered)
    choose(name, valid)
    return valid


def choose(name: str, ids: Collection[str]) -> None:
    """Put ids under `name` into the address; none takes the name out."""
    state.set_linked(name, tuple(ids))
    if tuple(ids) == _read(name):
        return
    if ids:
        st.query_params[name] = list(ids)
    else:
        del st.query_params[name]


def only(name: str) -> str | None:
    """The one id under `name` in the address, unchecked; null where there is none."""
    ids = _read(name)
    return ids[0] if ids else None


def open_account(account_id: AccountId) -> NoReturn:
    """Go to the screen of one account."""
    state.choose_account(account_id)
    st.switch_page("account.py", query_params={ACCOUNT: account_id})


def open_order_lines(account_id: AccountId, family: str) -> NoReturn:
    """Go to the order lines of one account, those of one product family."""
    state.choose_account(account_id)
    address = {ACCOUNT: account_id, "part": "figures", "figure": "lines", FAMILY: family}
    st.switch_page("account.py", query_params=address)


def _read(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(st.query_params.get_all(name)))[:_MOST]
