"""An account on one screen: who it is, how it stands, what comes next, and what has changed."""

from kam_core.accounts.model import Account
from pages.widgets import account_revenue


def show(account: Account, currency: str) -> None:
    """What it buys."""
    account_revenue.show(account.id, currency)
