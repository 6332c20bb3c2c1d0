"""The one account that several pictures and tables of a screen point at."""

from kam_core.accounts.model import AccountId
from pages.session import link, state


def latest(name: str, *picked: str | None) -> AccountId | None:
    """The account picked last; each picture and table keeps its own selection until it is changed.

    Args:
        name: what the account is called in the address, so that a link opens with it.
        picked: what each of them has selected now, always in the same order.
    """
    for place, account_id in enumerate(picked):
        key = f"{name}_{place}"
        now = (account_id,) if account_id else ()
        if now != (state.linked(key) or ()):
            state.set_linked(key, now)
            if account_id:
                link.choose(name, now)
    only = link.only(name)
    return AccountId(only) if only else None


def clear(name: str) -> None:
    """Point at none."""
    link.choose(name, ())
