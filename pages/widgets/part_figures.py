"""The figures of an account: what it buys and will buy, why it is key, its stays, order lines and facts."""

from kam_core.accounts.model import Account
from kam_core.text.words import _
from pages.session import link, resources
from pages.widgets import account_facts, account_revenue, account_score, forecast, order_lines, pickers, stays

_FIGURE = "figure"


def show(account: Account, currency: str) -> None:
    """The figures that the address names, revenue by default."""
    match pickers.one(_FIGURE, _("Figures"), _figures()):
        case "forecast":
            forecast.show(account.id, currency)
        case "score":
            account_score.show(account.id, resources.moments().today)
        case "list":
            stays.show(account.id)
        case "lines":
            order_lines.show(account.id, currency)
        case "facts":
            account_facts.show(account, currency)
        case _revenue:
            account_revenue.show(account.id, currency)


def follow_old_links(part: str) -> None:
    """Take an address that names figures under `part`, as links of old do, to where they are now."""
    named = link.only(part)
    if named in _figures():
        link.choose(_FIGURE, (named,))
        link.choose(part, ("figures",))


def _figures() -> dict[str, str]:
    return {
        "revenue": _("Revenue"),
        "forecast": _("Forecast"),
        "score": _("Score"),
        "list": _("On the list"),
        "lines": _("Order lines"),
        "facts": _("Facts"),
    }
