"""The parts of an account's workspace; the address names the one that is shown."""

from functools import partial

from kam_core.accounts.model import Account
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import (
    account_head,
    account_kpis,
    part_actions,
    part_activity,
    part_figures,
    part_history,
    part_needs,
    part_people,
    part_plan,
    part_review,
    part_summary,
    pickers,
)

_PART = "part"
_WITH_FIGURES = ("summary", "figures")


def show(account: Account, currency: str) -> None:
    """What is chosen, then the head that fits it, then the part."""
    today = resources.moments().today
    part_figures.follow_old_links(_PART)
    parts = {
        "summary": (_("Summary"), partial(part_summary.show, account)),
        "plan": (_("Plan"), partial(part_plan.show, account)),
        "actions": (_("Actions"), partial(part_actions.show, account)),
        "people": (_("People"), partial(part_people.show, account)),
        "needs": (_("Needs and value"), partial(part_needs.show, account, currency)),
        "activity": (_("Activity"), partial(part_activity.show, account)),
        "review": (_("Review"), partial(part_review.show, account, currency)),
        "figures": (_("Figures"), partial(part_figures.show, account, currency)),
        "history": (_("History"), partial(part_history.show, account)),
    }
    part = pickers.one(_PART, _("Part"), {name: label for name, (label, _show) in parts.items()})
    if part in _WITH_FIGURES:
        account_head.facts(account, today, currency)
        account_kpis.show(account.id, today, currency)
    else:
        account_head.line(account, today)
    parts[part][1]()
