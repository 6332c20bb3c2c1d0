"""What an answer brings to the record that it feeds."""

from collections.abc import Callable
from dataclasses import dataclass

from kam_core.plans.answer_values import ids
from kam_core.plans.answering import Answering
from kam_core.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Fed:
    """The answer as it was (null: none) and as it is now."""

    old: str | None
    new: str

    def moved(self) -> list[tuple[str, bool]]:
        """Each id that is named now and was not (True), or was and is not any more (False)."""
        were, are = ids(self.old), ids(self.new)
        return [(one, True) for one in are if one not in were] + [(one, False) for one in were if one not in are]


Feed = Callable[[Transaction, Answering, Fed], None]
