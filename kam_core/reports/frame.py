"""What every report says of itself: whose it is, what of it is made up, and how far its data go."""

from dataclasses import dataclass

from kam_core.accounts import queries
from kam_core.accounts.company import company
from kam_core.accounts.model import Account, AccountId
from kam_core.period import Moments
from kam_core.reports.page import Head
from kam_core.store.database import Database
from kam_core.store.moments import moments
from kam_core.text.numbers import day
from kam_core.text.words import _


@dataclass(frozen=True, slots=True)
class Frame:
    """What a report of an account is made within."""

    account: Account
    currency: str
    company: str
    fictitious: bool
    moments: Moments

    def head(self, title: str, about: str, *, illustrative: bool) -> Head:
        """The head of a report; `illustrative`: a part of it was made up for the demo."""
        marks = [_("fictitious company")] if self.fictitious else []
        if illustrative or self.account.illustrative:
            marks.append(_("partly illustrative: made up for the demo"))
        dates = _(
            "Printed on {today}. Data as of {as_of}, figures through {closed}.",
            today=day(self.moments.today),
            as_of=day(self.moments.as_of),
            closed=day(self.moments.closed_through),
        )
        return Head(title, about, self.company, tuple(marks), dates)


def frame(database: Database, account_id: str) -> Frame:
    """The frame of an account's reports.

    Raises:
        UnknownAccountError: there is no such account.
    """
    ours = company(database)
    account = queries.account(database, AccountId(account_id))
    return Frame(account, ours.base_currency or "", ours.name or "", ours.fictitious, moments(database))
