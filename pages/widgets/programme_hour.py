"""What an hour of ours costs, as the reader says."""

from decimal import Decimal

from kam_core.text.words import _
from pages.widgets import programme_number


def ask(currency: str) -> Decimal | None:
    """The cost of an hour in the base currency; null until somebody enters it."""
    typed = programme_number.ask(
        "hour",
        _("Cost of an hour ({currency})", currency=currency),
        None,
        low=0.0,
        high=100_000.0,
        about=_("Pay and overhead of whoever looks after accounts. It is kept in the address only."),
    )
    return None if typed is None else Decimal(str(typed))
