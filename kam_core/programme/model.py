"""What the programme is measured by, and how sure one can be of it."""

from dataclasses import dataclass
from enum import StrEnum

from kam_core.text.words import later

LEAST_ACCOUNTS = 8
CONTROLS = 5
LEAST_CONTROLS = 3
SIZE_FACTOR = 3.0
DRAWS = 4_000
SURE = 0.95


class Outcome(StrEnum):
    """What may have changed since an account was admitted; each is a ratio, of which 0.01 is a point."""

    GROWTH = "growth"
    MARGIN = "margin"
    KEPT = "kept"


OUTCOMES = {
    Outcome.GROWTH: later("Revenue growth"),
    Outcome.MARGIN: later("Gross margin"),
    Outcome.KEPT: later("Revenue kept"),
}

DEFINITIONS = {
    Outcome.GROWTH: later("Revenue of the 12 months after over that of the 12 months before, less 1."),
    Outcome.MARGIN: later("Gross margin in percent of revenue, after less before. Unknown where a cost is unknown."),
    Outcome.KEPT: later("The part of the revenue before that is still bought after; more than before counts as all."),
}


class LeftOut(StrEnum):
    """Why an account that was admitted cannot be compared."""

    NO_YEAR_BEFORE = "no_year_before"
    NO_YEAR_AFTER = "no_year_after"
    NOTHING_BEFORE = "nothing_before"
    LEFT_AGAIN = "left_again"
    NO_SEGMENT = "no_segment"
    FEW_COMPARABLE = "few_comparable"


REASONS = {
    LeftOut.NO_YEAR_BEFORE: later("Orders do not reach back 12 months before the admission: load older order lines."),
    LeftOut.NO_YEAR_AFTER: later("Not 12 closed months since the admission yet."),
    LeftOut.NOTHING_BEFORE: later("Nothing bought in the 12 months before the admission."),
    LeftOut.LEFT_AGAIN: later("Not on the list in all of the last 12 closed months: it left in between."),
    LeftOut.NO_SEGMENT: later("Its segment is unknown: give it one on the account, or load it."),
    LeftOut.FEW_COMPARABLE: later("Fewer than 3 others of the same segment and size to compare with."),
}


@dataclass(frozen=True, slots=True)
class Effect:
    """What the programme did to one outcome, as points of a ratio (0.1 is ten points).

    `low` and `high` are made so that they hold the true effect at about 95 of 100 programmes, were all accounts
    independent; `mean` is the best guess between them. All three are null with fewer than `LEAST_ACCOUNTS` accounts, of
    which `accounts` says how many there are. `ours` and `theirs` are the mean change of the key accounts
    and of those they are compared with; null without any.
    """

    outcome: Outcome
    accounts: int
    mean: float | None
    low: float | None
    high: float | None
    ours: float | None
    theirs: float | None

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves no room for no effect."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)
