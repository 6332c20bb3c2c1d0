"""The planned split of effort over penetrate, expand and protect."""

from dataclasses import dataclass

from kam_core.errors import FieldsError, RefusedError
from kam_core.plans.kinds import PLAN
from kam_core.records.model import Wanted
from kam_core.records.records import change
from kam_core.store.request import Request
from kam_core.store.store import Store

_STEP = 10
_WHOLE = 100
# Where an account stands in the portfolio proposes its split.
BY_QUADRANT = {
    "strategic": (20, 40, 40),
    "star": (40, 50, 10),
    "status": (20, 10, 70),
    "streamline": (10, 0, 90),
}


@dataclass(frozen=True, slots=True)
class Split:
    """Percent of effort for each theme: 100 together, in steps of 10."""

    penetrate: int
    expand: int
    protect: int


def proposed(quadrant: str | None) -> Split | None:
    """The split that goes with a place in the portfolio; null where the account has none."""
    return Split(*BY_QUADRANT[quadrant]) if quadrant else None


def set_split(store: Store, request: Request, plan_id: str, split: Split | None, seen: Split | None) -> None:
    """Set the planned split of a plan, or take it away.

    Raises:
        FieldsError: a part is no step of 10 from 0 to 100, or they are not 100 together.
        ConflictError: somebody changed it since `seen` was read.
        RefusedError: there is no such plan, or its period is closed.
    """
    wanted, before = _parts(split), _parts(seen)
    if split is not None:
        _check(split)
    change(store, request, PLAN, plan_id, {name: Wanted(wanted[name], before[name]) for name in wanted})


def _check(split: Split) -> None:
    parts = _parts(split)
    faults = {
        name: RefusedError("{percent} is no step of {step} from 0 to 100.", percent=part, step=_STEP)
        for name, part in parts.items()
        if part not in range(0, _WHOLE + 1, _STEP)
    }
    total = split.penetrate + split.expand + split.protect
    if not faults and total != _WHOLE:
        faults["protect"] = RefusedError("The three themes are {total}% together, not 100%.", total=total)
    if faults:
        raise FieldsError(faults)


def _parts(split: Split | None) -> dict[str, int | None]:
    if split is None:
        return {"penetrate": None, "expand": None, "protect": None}
    return {"penetrate": split.penetrate, "expand": split.expand, "protect": split.protect}
